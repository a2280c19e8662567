import type { Json } from '../../json.ts';

/** What a lower pack may do to a list of which only the lighter direction is open. */
export interface ListRule {
  only: 'more' | 'fewer';
  why: string;
  /** Entries that hold when the list is not written. */
  otherwise?: Json[];
}

const more = (why: string): ListRule => ({ only: 'more', why });
const fewer = (why: string): ListRule => ({ only: 'fewer', why });

/** By name of the list. */
export const LISTS: Record<string, ListRule> = {
  exerciseLevels: more('办理层级只可增加，不得减少'),
  channels: more('办理渠道只可增加，不得减少'),
  serviceObjects: more('服务对象只可增加，不得减少'),
  legalBasis: more('设定依据只可补充，不得减少'),
  duties: more('岗位分设只可更严，不得减少'),
  apart: more('岗位分设只可更严，不得减少'),
  documents: more('文书只可增加，不得减少'),
  ledgers: more('台账登记只可增加，不得减少'),
  requirements: more('对应的政策要求只可增加，不得减少'),
  towns: more('受理的乡镇街道只可增加，不得减少'),
  villages: more('受理的村居只可增加，不得减少'),
  aliases: more('别名只可增加，不得减少'),
  accept: { ...more('可上传的格式只可增加，不得减少'), otherwise: ['pdf', 'jpg', 'png'] },
  materials: fewer('材料只可减少，不得增加'),
  acceptConditions: fewer('受理条件只可减少，不得增加'),
  notAccept: fewer('不予受理的情形只可减少，不得增加'),
  excluded: fewer('不计入时限的事由只可减少，不得增加'),
  situations: fewer('情形提问只可减少，不得增加'),
};
