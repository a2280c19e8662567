import type { ServiceElements } from '../../service/types.ts';
import type { Finding, ItemRule } from '../types.ts';

interface Element {
  key: string;
  name: string;
  missing: (elements: ServiceElements) => boolean;
}

const blank = (text: string): boolean => text.trim() === '';
const empty = (list: readonly unknown[]): boolean =>
  list.length === 0 || list.some((entry) => typeof entry === 'string' && blank(entry));

/** Materials may be none at all; of everything else a guide needs a word. */
const ELEMENTS: Element[] = [
  { key: 'name', name: '事项名称', missing: ({ name }) => blank(name) },
  { key: 'type', name: '事项类型', missing: ({ type }) => blank(type) },
  { key: 'legalBasis', name: '设定依据', missing: ({ legalBasis }) => empty(legalBasis.map(({ law }) => law)) },
  { key: 'exerciseLevels', name: '行使层级', missing: ({ exerciseLevels }) => empty(exerciseLevels) },
  { key: 'serviceObjects', name: '服务对象', missing: ({ serviceObjects }) => empty(serviceObjects) },
  {
    key: 'timeLimit/promised',
    name: '承诺时限',
    missing: ({ timeLimit }) => timeLimit.promised.value <= 0 && !timeLimit.immediate,
  },
  { key: 'acceptConditions', name: '受理条件', missing: ({ acceptConditions }) => empty(acceptConditions) },
  { key: 'notAccept', name: '不予受理情形', missing: ({ notAccept }) => empty(notAccept) },
  { key: 'procedure', name: '办理流程', missing: ({ procedure }) => blank(procedure) },
  { key: 'result', name: '办理结果', missing: ({ result }) => blank(result) },
  { key: 'fee/standard', name: '收费标准', missing: ({ fee }) => blank(fee.standard) },
  { key: 'implementingBody', name: '实施主体', missing: ({ implementingBody }) => blank(implementingBody) },
];

/** The twelve unified elements are all there (BJ-6). */
export const itemElements: ItemRule = ({ elements }) =>
  ELEMENTS.filter(({ missing }) => missing(elements)).map(
    ({ key, name }): Finding => ({
      severity: 'error',
      code: 'lint.itemElements',
      path: `/elements/${key}`,
      message: `十二个统一要素中的“${name}”没有填写。请填写；确实没有的写“无”。`,
    }),
  );
