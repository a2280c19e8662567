import { type Refusal, refuse } from '../result.ts';
import type { Limits } from './clockView.ts';
import { clockView } from './clockView.ts';
import { foldClock, isLive } from './foldClock.ts';
import type { Calendar, ClockEntry, ClockExtension, Limit } from './types.ts';

/** What a law allows by way of extension. Pack content; these are the national ones. */
export interface ExtensionRule {
  id: string;
  basis: string;
  max: Limit;
  /** How often on one case. */
  times: number;
  /** Post whose holder approves. */
  approver: string;
  /** The applicant is told of the extension and its reasons. */
  notice: boolean;
  /** The only reasons allowed; absent: any that is written down. */
  reasons?: string[];
}

export const EXTENSION_RULES: readonly ExtensionRule[] = [
  rule('permit', '《行政许可法》第四十二条', 10, 'workingDay'),
  rule('jointPermit', '《行政许可法》第四十二条（统一办理、联合办理、集中办理）', 15, 'workingDay'),
  rule('inspection', '《劳动保障监察条例》第十七条', 30, 'workingDay'),
  rule('workAbility', '《工伤保险条例》第二十五条', 30, 'calendarDay'),
  rule('arbitration', '《劳动争议调解仲裁法》第四十三条', 15, 'calendarDay'),
  rule('petition', '《信访工作条例》第三十四条', 30, 'calendarDay'),
];

function rule(id: string, basis: string, value: number, unit: Limit['unit']): ExtensionRule {
  return { id, basis, max: { value, unit }, times: 1, approver: 'approval', notice: true };
}

export type ExtensionRequest = Omit<ClockExtension, 'at' | 'type' | 'rule'>;

/** What an extension is judged by. `limits` are the item's, `calendar` the case's, `now` epoch ms. */
export interface ExtensionPlace {
  calendar: Calendar;
  entries: readonly ClockEntry[];
  limits: Limits;
  now: number;
}

/**
 * Why a limit may not be extended, or nothing. Once it may, `extensionEntry` is the entry to append.
 * Codes: `extension.notRunning`, `.times`, `.late`, `.length`, `.reason`, `.approval`, `.notice`.
 */
export const extensionRefusal = (
  { max, times, ...allowed }: ExtensionRule,
  request: ExtensionRequest,
  place: ExtensionPlace,
): Refusal | undefined => {
  const { extensions, ...clock } = foldClock(place.entries);
  const { by, reason, requestedBy, approvedBy, notice } = request;
  if (!isLive(clock)) return refuse('extension.notRunning', '该办件没有在计时，不能延长办理期限。');
  if (extensions.filter((past) => past.rule === allowed.id).length >= times)
    return refuse('extension.times', `按${allowed.basis}只能延长${times}次，该办件已经延长过。`);
  if (hasEnded(place)) return refuse('extension.late', '办理期限已经届满，不能再延长。延长应当在期限届满前批准。');
  if (by.unit !== max.unit || !(by.value > 0) || by.value > max.value)
    return refuse('extension.length', `按${allowed.basis}最多延长${words(max)}，请改正延长的期限。`);
  if (reason.trim() === '' || (allowed.reasons && !allowed.reasons.includes(reason)))
    return refuse('extension.reason', reasonMessage(allowed.reasons));
  if (approvedBy === '' || approvedBy === requestedBy)
    return refuse('extension.approval', '延长办理期限须经本机关负责人批准，不能由申请延长的人自己批准。');
  if (allowed.notice && !notice?.trim())
    return refuse('extension.notice', '延长办理期限的理由应当告知申请人，请先出具延期通知书并填写文号。');
  return undefined;
};

export const extensionEntry = (rule: ExtensionRule, request: ExtensionRequest, at: number): ClockExtension => ({
  at,
  type: 'extended',
  rule: rule.id,
  ...request,
});

/** The legal limit decides; where there is none, the promised one. */
const hasEnded = ({ calendar, entries, limits, now }: ExtensionPlace): boolean => {
  const { promised, statutory } = clockView(calendar, entries, limits, now);
  const end = statutory ?? promised;
  return end !== undefined && now >= end.due;
};

const words = ({ value, unit }: Limit): string => `${value}个${unit === 'workingDay' ? '工作日' : '自然日'}`;

const reasonMessage = (reasons: string[] | undefined): string =>
  reasons ? `延长的理由只能是：${reasons.join('、')}。` : '请填写延长办理期限的理由。';
