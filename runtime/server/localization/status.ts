import { addDays, type CompiledItem, FOLDERS, nodeOf, partName } from '#engine';
import type { LocalizationRow, LocalLayerRow } from '../../store/port.ts';
import type { Localization } from './inForce.ts';
import { REQUEST_STEP } from './requestStep.ts';

export type LocalizationStatus =
  | 'draft'
  | 'pending' // 报批中
  | 'returned' // 退回更正
  | 'refused'
  | 'granted' // 已批准，正在生效
  | 'active'
  | 'expiring'
  | 'expired'
  | 'ended'
  | 'replaced'
  | 'blocked'; // 已批准，但套不上

export interface Standing {
  status: LocalizationStatus;
  /** Why, or what comes next. */
  note: string;
}

/** Days before its end from which a localization counts as expiring. */
const SOON = 30;

export interface Standpoint {
  layer: LocalLayerRow | undefined;
  /** Item of the approval, for the names of its steps. */
  approval: CompiledItem | undefined;
  /** What the last officer wrote on the case. */
  opinion: string;
  /** Id of the localization that was granted last for the same item and division. */
  latest: string | undefined;
  today: string;
}

/** What kind of part it changes. */
export const nounOf = ({ target }: Pick<LocalizationRow, 'target'>): string => FOLDERS[partName(target).folder].noun;

const is = (status: LocalizationStatus, note: string): Standing => ({ status, note });

/** Where a localization stands, from the facts of its case, its grant and its layer. */
export function standingOf(one: Localization, point: Standpoint): Standing {
  const { row, altered, grant } = one;
  if (altered) return is('blocked', '批准的内容与系统报送的内容不一致，没有生效。请重新拟订并报批。');
  if (row.endedAt !== null) return is('ended', row.endReason ?? '已停用');
  return grant ? holding(one, grant.until, point) : requesting(one, point);
}

function holding({ row }: Localization, until: string | null, { layer, latest, today }: Standpoint): Standing {
  if (latest !== undefined && latest !== row.id) return is('replaced', `已由同一${nounOf(row)}后来的本地化替代。`);
  if (until !== null && until < today) return is('expired', `有效期至 ${until}，已自动恢复上级统一的${nounOf(row)}。`);
  const reason = layer?.blocked[row.id];
  if (reason !== undefined) return is('blocked', `上级${nounOf(row)}已有改动，套不上：${reason}`);
  if (!layer?.active.includes(row.id)) return is('granted', '已批准，正在生效。');
  const end = until === null ? '长期有效，直至停用。' : `有效期至 ${until}，到期自动恢复上级统一的${nounOf(row)}。`;
  return is(until !== null && until <= addDays(today, SOON) ? 'expiring' : 'active', end);
}

const NO_CASE = '尚未报批，也没有启用。';

function requesting({ kase }: Localization, { approval, opinion }: Standpoint): Standing {
  if (!kase) return is('draft', NO_CASE);
  if (kase.status === 'withdrawn') return is('draft', '申请已撤回，可以修改后重新报批。');
  if (kase.result === 'denied') return is('refused', `不予批准：${opinion}`);
  if (kase.status === 'concluded') return is('draft', '申请逾期没有报送，已经失效，可以重新报批。');
  if (kase.state.tasks.some(({ element }) => element === REQUEST_STEP))
    return is('returned', kase.state.round > 1 ? `退回更正：${opinion}` : '报送没有完成，请重新报送。');
  const names = kase.state.tasks.map(({ element }) => (approval && nodeOf(approval, element)?.name) ?? element);
  return is('pending', `等待${names.join('、')}。`);
}

/** Whether the draft may be changed. */
export const isEditable = (status: LocalizationStatus): boolean =>
  status === 'draft' || status === 'refused' || status === 'returned';
