import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  advanceCase,
  type CaseData,
  type CaseFact,
  type CaseState,
  type CompiledItem,
  dutyRulesOf,
  isRefusal,
  proveDuties,
  type Roster,
} from '#engine';
import { BRANCHES, council, NESTED, permit } from '../case/models.ts';
import { type Choice, nextTry, OFFICERS } from '../case/sequences.ts';

const MONDAY = Date.parse('2026-01-05T09:00:00+08:00');
const POSTS = ['acceptance', 'preliminaryReview', 'verification', 'reexamination', 'approval'];
const REQUIRED = [{ id: 'all', apart: POSTS, reason: '岗位不相容' }];

const ROSTER: Roster = {
  office: 'town',
  offices: { town: 'town', county: 'county' },
  officers: OFFICERS.map(({ id, name, office, posts }) => ({
    id,
    name,
    posts: posts.map((post) => ({ post, office })),
  })),
  today: '2026-01-05',
};

let models: CompiledItem[];
beforeAll(async () => {
  models = await Promise.all([permit(BRANCHES), permit(NESTED), permit(council('any')), permit(council('inTurn'))]);
});

const context = { now: MONDAY, officeName: (id: string) => id, division: () => '110101001001' };

/** Who had a hand in which post. */
type Hands = Map<string, Set<string>>;

function note(hands: Hands, before: CaseState, facts: CaseFact[], actor: string): void {
  const add = (post: string | undefined, user: string) =>
    post !== undefined && hands.set(user, (hands.get(user) ?? new Set()).add(post));
  for (const fact of facts) {
    if (fact.type === 'opinion.given' && fact.kind !== 'sendBack') add(fact.post, actor);
    if (fact.type === 'advice.given') add(fact.post, fact.user);
    if (fact.type === 'task.givenBack' && fact.text !== undefined)
      add(before.tasks.find(({ id }) => id === fact.token)?.post, fact.from);
  }
}

/** Plays a case at random under the item's own rules; who united which posts. */
function play(compiled: CompiledItem, choices: Choice[]): Hands {
  const hands: Hands = new Map();
  let before: { state: CaseState; data: CaseData } | null = null;
  const [first] = OFFICERS;
  if (!first) throw new Error('nobody');
  const received = advanceCase(
    compiled,
    null,
    {
      type: 'case.receive',
      id: 'c1',
      no: 'K1',
      applicant: { kind: 'person', name: '赵钱·孙', idType: '1', idNo: '11010519491231002X' },
      form: { length: 30, night: false },
      situation: {},
      materials: [{ material: 'idCard', state: 'verified', files: [] }],
      office: 'town',
      offices: { town: 'town', county: 'county' },
      channel: 'counter',
    },
    first,
    context,
  );
  if (isRefusal(received)) throw new Error(received.message);
  before = { state: received.state, data: received.data };
  for (const choice of choices) {
    if (before.state.kernel.ended) break;
    const tried = nextTry({ compiled, state: before.state, now: MONDAY }, choice);
    const step = advanceCase(compiled, before, tried.command, tried.actor, context);
    if (isRefusal(step)) continue;
    note(hands, before.state, step.facts, tried.actor.id);
    before = { state: step.state, data: step.data };
  }
  return hands;
}

const choice = fc.tuple(fc.nat(999), fc.nat(99), fc.nat(99), fc.nat(99));

describe('the proof and the guard', () => {
  it('agree: what a case unites under weak rules, the proof has foretold for that officer', () => {
    const united = new Set<string>();
    fc.assert(
      fc.property(
        fc.nat(3),
        fc.subarray(POSTS),
        fc.array(choice, { minLength: 60, maxLength: 110, size: 'max' }),
        (model, apart, choices) => {
          const base = models[model];
          if (!base) throw new Error('no model');
          const duties = apart.length > 1 ? [{ id: 'some', apart, reason: '部分岗位不相容' }] : [];
          const compiled = { ...base, item: { ...base.item, duties } };
          const guilty = [...play(compiled, choices)].filter(
            ([, posts]) => posts.size > 1 && POSTS.filter((post) => posts.has(post)).length > 1,
          );
          if (guilty.length === 0) return;
          const { faults } = proveDuties(base.process, dutyRulesOf(compiled.item), ROSTER, { required: REQUIRED });
          for (const [user] of guilty) {
            united.add(user);
            const foretold = faults.filter(
              ({ kind, message }) => kind === 'united' && message.split('可以')[0]?.includes(user),
            );
            expect(foretold, `${user} unites posts`).not.toEqual([]);
          }
        },
      ),
      { numRuns: Number(process.env.MOVES_RUNS ?? 60), endOnFailure: true },
    );
    expect(united.size, 'weak rules do let posts be united').toBeGreaterThan(1);
  }, 600_000);
});
