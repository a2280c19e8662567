import type { Post } from '../bpmn/model.ts';
import { addMonths } from '../deadline/index.ts';
import { dutyConflict } from './apart.ts';
import { postName } from './postNames.ts';
import type { DutyFinding, DutyMemory, DutyPerson, DutyRules, DutySituation, DutyWork } from './types.ts';

/** Applicant or agent on the own case (no self-approval). */
function ownCase({ idNo, name }: DutyPerson, { applicants }: DutySituation): DutyFinding | undefined {
  const own = idNo?.toUpperCase();
  if (own === undefined || !applicants.some((applicant) => applicant.toUpperCase() === own)) return undefined;
  return {
    code: 'duty.applicant',
    message: `${name}是本办件的申请人或代办人，应当回避，不得办理本办件。请转由其他人员办理。`,
  };
}

function notEstablished({ highRisk }: DutyRules, person: DutyPerson, post: Post): DutyFinding | undefined {
  if (person.established !== false || !highRisk.includes(post)) return undefined;
  return {
    code: 'duty.established',
    message: `“${postName(post)}”属于高风险岗位，须由编制内人员承担，${person.name}不是编制内人员。请转由编制内人员办理。`,
  };
}

function monthsReached(rules: DutyRules, person: DutyPerson, post: Post, months: number, today: string): boolean {
  const since = rules.highRisk.includes(post) ? person.postSince?.[post] : undefined;
  return since !== undefined && addMonths(since, months) <= today;
}

function tooLong(rules: DutyRules, person: DutyPerson, post: Post, today: string): DutyFinding | undefined {
  if (!monthsReached(rules, person, post, rules.tenure.maxMonths, today)) return undefined;
  return {
    code: 'duty.tenure',
    message: `${person.name}在高风险岗位“${postName(post)}”连续任职已满${rules.tenure.maxMonths / 12}年，须轮岗，不得继续办理。请转由其他人员办理。`,
  };
}

/**
 * Why a person may not take over a piece of work, or nothing. The one answer for claim, completion, transfer,
 * delegation, consultation, taking back and adding a signer (BJ-20, BJ-21, R60–R66).
 */
export function dutyRefusal(
  rules: DutyRules,
  memory: DutyMemory,
  person: DutyPerson,
  work: DutyWork,
  situation: DutySituation,
): DutyFinding | undefined {
  const own = ownCase(person, situation);
  if (own || work.post === undefined) return own;
  const conflict = dutyConflict(rules.apart, memory, person, work);
  if (conflict) return { code: 'duty.conflict', message: conflict.message };
  return notEstablished(rules, person, work.post) ?? tooLong(rules, person, work.post, situation.today);
}

/** Half a year before a high-risk post has to be left. */
export function dutyWarning(
  rules: DutyRules,
  person: DutyPerson,
  { post }: DutyWork,
  { today }: DutySituation,
): DutyFinding | undefined {
  if (post === undefined || tooLong(rules, person, post, today)) return undefined;
  if (!monthsReached(rules, person, post, rules.tenure.warnMonths, today)) return undefined;
  return {
    code: 'duty.tenure',
    message: `${person.name}在高风险岗位“${postName(post)}”连续任职已满${rules.tenure.warnMonths / 12}年，满${rules.tenure.maxMonths / 12}年须轮岗，请及早安排接替人员。`,
  };
}
