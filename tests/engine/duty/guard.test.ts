import { describe, expect, it } from 'vitest';
import {
  type DutyMemory,
  type DutyPerson,
  dutyRefusal,
  dutyRulesOf,
  dutyWarning,
  type ServiceItemSource,
} from '#engine';

const TODAY = '2026-01-05';

const rulesOf = (apart: string[][], riskClass: ServiceItemSource['riskClass'] = 'normal') =>
  dutyRulesOf({
    duties: apart.map((posts, index) => ({ id: `r${index}`, apart: posts, reason: '岗位不相容' })),
    profile: 'A',
    riskClass,
  });

const 李䶮 = (more: Partial<DutyPerson> = {}): DutyPerson => ({ id: 'li', name: '李䶮', ...more });

const memory = (more: Partial<DutyMemory> = {}): DutyMemory => ({ performers: {}, tasks: [], ...more });

const refusal = (
  rules: ReturnType<typeof rulesOf>,
  known: DutyMemory,
  post: string | undefined,
  person = 李䶮(),
  applicants: string[] = [],
) => dutyRefusal(rules, known, person, { post, task: 1 }, { applicants, today: TODAY })?.code;

describe('dutyRefusal', () => {
  const TWO = rulesOf([
    ['acceptance', 'verification'],
    ['preliminaryReview', 'approval'],
  ]);

  it('asks every rule, not only the first', () => {
    const known = memory({ performers: { preliminaryReview: ['li'] } });
    expect(refusal(TWO, known, 'approval')).toBe('duty.conflict');
    expect(refusal(TWO, known, 'verification')).toBeUndefined();
    expect(refusal(TWO, memory({ performers: { preliminaryReview: ['zhang'] } }), 'approval')).toBeUndefined();
  });

  it('does not hold a post against itself', () => {
    expect(refusal(TWO, memory({ performers: { approval: ['li'] } }), 'approval')).toBeUndefined();
  });

  it('counts what a person holds now, also what was delegated to another, but not the task in question', () => {
    const holding = (task: DutyMemory['tasks'][number]) => refusal(TWO, memory({ tasks: [task] }), 'approval');
    expect(holding({ id: 2, post: 'preliminaryReview', assignee: 'li' })).toBe('duty.conflict');
    expect(holding({ id: 2, post: 'preliminaryReview', assignee: 'zhang', owner: 'li' })).toBe('duty.conflict');
    expect(holding({ id: 2, post: 'preliminaryReview', assignee: 'zhang' })).toBeUndefined();
    expect(holding({ id: 1, post: 'preliminaryReview', assignee: 'li' })).toBeUndefined();
  });

  it('knows an applicant by the id number, however its X is written', () => {
    const own = (idNo: string, applicant: string) => refusal(TWO, memory(), undefined, 李䶮({ idNo }), [applicant]);
    expect(own('11010519491231002X', '11010519491231002x')).toBe('duty.applicant');
    expect(own('11010519491231002x', '11010519491231002X')).toBe('duty.applicant');
    expect(own('110105194912310039', '11010519491231002X')).toBeUndefined();
  });

  it('keeps high-risk posts for established staff, and refuses nobody of whom nothing is known', () => {
    const high = rulesOf([], 'high');
    expect(refusal(high, memory(), 'approval', 李䶮({ established: false }))).toBe('duty.established');
    expect(refusal(high, memory(), 'preliminaryReview', 李䶮({ established: false }))).toBeUndefined();
    expect(refusal(high, memory(), 'approval', 李䶮({ established: true }))).toBeUndefined();
    expect(refusal(high, memory(), 'approval')).toBeUndefined();
  });

  it.each([
    ['2021-01-05', 'duty.tenure', undefined],
    ['2021-01-06', undefined, 'duty.tenure'],
    ['2021-07-05', undefined, 'duty.tenure'],
    ['2021-07-06', undefined, undefined],
  ])('in a high-risk post since %s: refused %s, warned %s', (since, refused, warned) => {
    const money = rulesOf([], 'money');
    const person = 李䶮({ postSince: { finance: since } });
    expect(refusal(money, memory(), 'finance', person)).toBe(refused);
    const warning = dutyWarning(money, person, { post: 'finance' }, { applicants: [], today: TODAY });
    expect(warning?.code).toBe(warned);
    expect(refusal(rulesOf([]), memory(), 'finance', person)).toBeUndefined();
  });
});
