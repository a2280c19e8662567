import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  advanceCase,
  type CaseData,
  type CaseState,
  type CompiledItem,
  isRefusal,
  type JsonObject,
  liveCells,
  liveCellsThen,
  type PastStep,
  type Register,
} from '#engine';
import { kitePermit } from '../../kit/kite.ts';
import { BRANCHES, council, NESTED, permit } from './models.ts';
import { type Choice, nextTry, OFFICERS } from './sequences.ts';

const HOUR = 3_600_000;
const set = {
  no: 'case.no',
  state: 'case.status',
  step: 'case.step',
  post: 'case.post',
  level: 'case.postLevel',
  person: 'case.person',
  reviewer: 'officers.preliminaryReview.name',
  approver: 'officers.approval.name',
  way: 'delivery.method',
  length: 'form.length',
};
const { no: _no, ...live } = set;
const register: Register = {
  ref: 'test:cases',
  print: 'p1',
  table: () => undefined,
  ledger: {
    id: 'cases',
    title: '登记簿',
    purpose: '登记每一件办件',
    key: ['no'],
    columns: Object.keys(set).map((name) => ({ name, title: name, type: name === 'length' ? 'number' : 'text' })),
    fills: [{ from: 'cases', key: 'case.no', set, live: Object.keys(live) }],
  },
};
const naming = { officeName: (id: string) => `${id}所` };

interface Moment {
  state: CaseState;
  data: CaseData;
  steps: number;
}

function begin(compiled: CompiledItem, now: number) {
  const [first] = OFFICERS;
  if (!first) throw new Error('nobody');
  const step = advanceCase(
    compiled,
    null,
    {
      type: 'case.receive',
      ...{ id: 'c1', no: 'K2026-0001', form: { length: 30, night: false }, situation: {}, channel: 'counter' },
      applicant: { kind: 'person', name: '赵钱·孙', idType: '1', idNo: '11010519491231002X' },
      materials: [{ material: 'idCard', state: 'verified', files: [] }],
      ...{ office: 'town', offices: { town: 'town', county: 'county' } },
    },
    first,
    { ...naming, now, division: () => '110101001001' },
  );
  if (isRefusal(step)) throw new Error(step.message);
  return { step, actor: first };
}

/** What the cells were after every step, and the steps themselves. */
function walked(compiled: CompiledItem, choices: Choice[]): { moments: Moment[]; steps: PastStep[] } {
  let now = Date.parse('2026-01-05T09:00:00+08:00');
  const { step: first, actor } = begin(compiled, now);
  const steps: PastStep[] = [{ at: now, actor, command: 'case.receive', facts: first.facts }];
  const moments: Moment[] = [{ state: first.state, data: first.data, steps: 1 }];
  for (const choice of choices) {
    const last = moments.at(-1);
    if (!last || last.state.kernel.ended) break;
    now += HOUR;
    const tried = nextTry({ compiled, state: last.state, now }, choice);
    const context = { ...naming, now, division: () => '110101001001' };
    const next = advanceCase(compiled, last, tried.command, tried.actor, context);
    if (isRefusal(next)) continue;
    steps.push({ at: now, actor: tried.actor, command: tried.command.type, facts: next.facts });
    moments.push({ state: next.state, data: next.data, steps: steps.length });
  }
  return { moments, steps };
}

let models: CompiledItem[];
beforeAll(async () => {
  models = await Promise.all([kitePermit(), permit(BRANCHES), permit(NESTED), permit(council('all'))]);
});

const choice = fc.tuple(fc.nat(999), fc.nat(99), fc.nat(99), fc.nat(99));

describe('live cells of an earlier day', () => {
  it('are what they were, or are said to be unknown', () => {
    let compared = 0;
    let unknown = 0;
    fc.assert(
      fc.property(fc.nat(3), fc.array(choice, { minLength: 30, maxLength: 60, size: 'max' }), (model, choices) => {
        const compiled = models[model];
        if (!compiled) throw new Error('no model');
        const { moments, steps } = walked(compiled, choices);
        const now = moments.at(-1);
        if (!now) throw new Error('nothing happened');
        for (const then of moments) {
          const was: JsonObject = liveCells(register, 'K2026-0001', { compiled, ...then }, naming);
          const told = liveCellsThen(register, 'K2026-0001', { compiled, ...now }, steps.slice(0, then.steps), naming);
          for (const name of told.unknown) delete was[name];
          expect(told.values).toEqual(was);
          if (Object.keys(was).length > 0) expect(told.unknown).toContain('length');
          compared += Object.keys(was).length;
          unknown += told.unknown.length;
        }
      }),
      { seed: 20261122, numRuns: 16, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(500);
    expect(unknown / compared).toBeLessThan(0.25);
  }, 60_000);
});
