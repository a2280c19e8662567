import { postName } from '#engine';

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
const PAUSES: Record<string, string> = {
  supplement: '等待申请人补正',
  publicNotice: '公示',
  hearing: '听证',
  appraisal: '鉴定、评审',
  siteVisit: '现场核查',
  other: '其他法定事由',
};

export { postName };
export const levelName = (level: string): string => LEVELS[level] ?? level;
export const statusName = (status: string): string => STATUSES[status] ?? status;
export const resultName = (result: string | null | undefined): string | null =>
  result ? (RESULTS[result] ?? result) : null;
export const pauseName = (reason: string): string => PAUSES[reason] ?? reason;
