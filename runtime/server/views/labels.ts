import { type CompiledItem, pauseReasonName, postName } from '#engine';

const LEVELS: Record<string, string> = {
  province: '省级',
  city: '市级',
  county: '县级',
  town: '乡镇（街道）',
  village: '村（社区）',
};
const STATUSES: Record<string, string> = {
  received: '已收件',
  inProgress: '办理中',
  supplementing: '补正中',
  concluded: '已办结',
  withdrawn: '已撤回',
};
const RESULTS: Record<string, string> = {
  granted: '予以办理',
  denied: '不予办理',
  notAccepted: '不予受理',
  withdrawn: '申请人撤回',
  expired: '逾期终止',
};

/** Why somebody sees or takes out what lists mask; the codes of `LEDGER_PURPOSES`. */
const PURPOSES: Record<string, string> = {
  handling: '办理业务',
  verification: '核实信息',
  visit: '入户走访',
  statistics: '统计上报',
  inspection: '监督检查',
  other: '其他',
};

export { pauseReasonName as pauseName, postName };
export const purposeName = (purpose: string): string => PURPOSES[purpose] ?? purpose;
export const levelName = (level: string): string => LEVELS[level] ?? level;
export const statusName = (status: string): string => STATUSES[status] ?? status;
export const resultName = (result: string | null | undefined): string | null =>
  result ? (RESULTS[result] ?? result) : null;

/** What a code table of the item's packs calls a code; the code itself where it has no such table or entry. */
export function codeLabel({ codeTables }: CompiledItem, table: string, code: string): string {
  const found = Object.entries(codeTables).find(([ref]) => ref === table || ref.endsWith(`:${table}`));
  return found?.[1].entries.find((entry) => entry.code === code)?.label ?? code;
}
