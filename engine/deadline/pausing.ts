import { type Refusal, refuse } from '../result.ts';
import { foldClock, isLive } from './foldClock.ts';
import type { ClockEntry } from './types.ts';

/** A reason for which the clock may stand (R5, domain.md §0.4). */
export interface PauseRule {
  reason: string;
  name: string;
  basis: string;
  /** The applicant is told in writing before time is left out. */
  notice: boolean;
  /** Only where the item says so to the public: no law leaves this time out by itself. */
  declared: boolean;
}

export const PAUSE_RULES: readonly PauseRule[] = [
  by('supplement', '等待申请人补正', '《行政许可法》第三十二条'),
  by('hearing', '听证', '《行政许可法》第四十五条'),
  by('specialProcedure', '检验、检测、检疫、鉴定、专家评审', '《行政许可法》第四十五条'),
  by('judicialFinding', '等待司法机关或者有关行政主管部门的结论', '《工伤保险条例》第二十条'),
  by('publicNotice', '公示', '事项办理时限说明', true),
  by('external', '银行、担保机构等外部机构办理', '事项办理时限说明', true),
  by('departmentCheck', '部门征询或者数据核验', '事项办理时限说明', true),
  { reason: 'applicantRequest', name: '申请人要求暂停', basis: '申请人书面申请', notice: false, declared: false },
];

function by(reason: string, name: string, basis: string, declared = false): PauseRule {
  return { reason, name, basis, notice: true, declared };
}

export interface PauseRequest {
  reason: string;
  id?: string;
  /** Number or hash of the notice. */
  notice?: string;
}

/**
 * Why the clock may not be stopped for a reason, or nothing. `declared`: reasons that the item names to the public.
 * Codes: `pause.notRunning`, `.open`, `.reason`, `.notDeclared`, `.notice`.
 */
export const pauseRefusal = (
  rules: readonly PauseRule[],
  entries: readonly ClockEntry[],
  { reason, id, notice }: PauseRequest,
  declared: readonly string[],
): Refusal | undefined => {
  const clock = foldClock(entries);
  if (!isLive(clock)) return refuse('pause.notRunning', '该办件没有在计时，不能中止计时。');
  if (clock.pauses.some((open) => open.to === undefined && open.id === id))
    return refuse('pause.open', '计时已因同一事由中止，请先恢复。');
  const rule = rules.find((known) => known.reason === reason);
  if (!rule) return refuse('pause.reason', `“${reason}”不是可以中止计时的事由。`);
  if (rule.declared && !declared.includes(reason))
    return refuse('pause.notDeclared', `“${rule.name}”所需时间没有在事项的办理时限中向社会说明，不能扣除。`);
  if (rule.notice && !notice?.trim())
    return refuse('pause.notice', `因“${rule.name}”不计入期限的时间应当书面告知申请人，请先出具告知书并填写文号。`);
  return undefined;
};

/** Why the clock may not go on, or nothing. Code: `resume.notPaused`. */
export const resumeRefusal = (entries: readonly ClockEntry[], id?: string): Refusal | undefined =>
  foldClock(entries).pauses.some((open) => open.to === undefined && open.id === id)
    ? undefined
    : refuse('resume.notPaused', '计时没有因该事由中止，无需恢复。');
