import { describe, expect, it } from 'vitest';
import {
  type StaffedStep,
  type StaffingModel,
  simulateStaffing,
  staffedSteps,
  staffingBounds,
  staffPools,
  startSimulation,
  USUAL_PROFILE,
} from '#engine';
import { kitePermit } from '../../kit/kite.ts';

const compiled = await kitePermit();
const steps = staffedSteps(compiled.process, compiled.calls, compiled.item);
const named: Record<string, StaffedStep> = Object.fromEntries(steps.map((step) => [step.element, step]));

const model = (more: Partial<StaffingModel> = {}): StaffingModel => ({
  process: compiled.process,
  calls: compiled.calls,
  calendar: compiled.calendar,
  start: '2026-03-02',
  days: 60,
  warmUp: 10,
  promised: { value: 10, unit: 'workingDay' },
  arrivals: { perDay: 15, profile: USUAL_PROFILE },
  steps: named,
  pools: staffPools(steps, () => 1),
  seed: 1,
  ...more,
});

/** The step with other shares of its outcomes. */
const withShares = (element: string, shares: Record<string, number>): Record<string, StaffedStep> => {
  const step = named[element];
  if (!step) throw new Error(element);
  const outcomes = step.outcomes.map((outcome) => ({ ...outcome, share: shares[outcome.id] ?? 0 }));
  return { ...named, [element]: { ...step, outcomes } };
};

describe('the steps of a process', () => {
  it('are its user tasks with the pools that work them and the usual shares', () => {
    expect(steps.map(({ element, pool }) => [element, pool])).toEqual([
      ['acceptance', 'town/acceptance'],
      ['preliminaryReview', 'town/preliminaryReview'],
      ['approval', 'county/approval'],
      ['issuance', 'town/issuance'],
    ]);
    expect(named.acceptance?.outcomes.map(({ id, share }) => [id, share])).toEqual([
      ['accept', 0.88],
      ['supplement', 0.1],
      ['notAccept', 0.02],
    ]);
  });
});

describe('a run through a real process', () => {
  it('works every step of the usual path and ends every case', () => {
    const result = simulateStaffing(model());
    expect(result.arrived).toBeGreaterThan(800);
    expect(result.ended).toBe(result.arrived);
    expect(result.steps.map(({ element }) => element)).toEqual(steps.map(({ element }) => element));
    expect(result.onTime ?? 0).toBeGreaterThan(0.99);
    // 15 cases a day of 420 minutes; two tenths and less come back to the window: 15 · 1.23 · 17.7 / 420 = 0.78.
    const window = result.pools.find(({ id }) => id === 'town/acceptance');
    expect(window?.utilization).toBeGreaterThan(0.73);
    expect(window?.utilization).toBeLessThan(0.83);
    expect(result.bottleneck).toBe('town/preliminaryReview');
  });

  it('sends what an outcome turns away the way of its flow', () => {
    const refused = simulateStaffing(model({ steps: withShares('acceptance', { notAccept: 1 }) }));
    expect(refused.steps.map(({ element }) => element)).toEqual(['acceptance']);
    expect(refused.onTime).toBeNull();
    const denied = simulateStaffing(model({ steps: withShares('approval', { deny: 1 }) }));
    expect(denied.steps.map(({ element }) => element)).not.toContain('issuance');
  });

  it('leaves the time that applicants take to supplement out of the promise, not out of the turnaround', () => {
    const usual = simulateStaffing(model({ promised: { value: 2, unit: 'workingDay' } }));
    const more = simulateStaffing(
      model({
        promised: { value: 2, unit: 'workingDay' },
        steps: withShares('preliminaryReview', { approve: 0.5, supplement: 0.5 }),
        pools: staffPools(steps, () => 2),
      }),
    );
    expect(more.turnaround?.mean ?? 0).toBeGreaterThan((usual.turnaround?.mean ?? 0) + 2);
    expect(more.onTime ?? 0).toBeGreaterThan(0.95);
  });

  it('misses the promise where a pool cannot keep up, and keeps it with one officer more', () => {
    const busy = {
      arrivals: { perDay: 26, profile: USUAL_PROFILE },
      promised: { value: 1, unit: 'workingDay' as const },
    };
    const slow = {
      ...named,
      approval: { ...(named.approval as StaffedStep), work: { kind: 'exponential' as const, mean: 20 } },
    };
    const pools = (officers: number) => staffPools(steps, (_, post) => (post === 'approval' ? officers : 3));
    const one = simulateStaffing(model({ ...busy, steps: slow, pools: pools(1) }));
    expect(one.pools.find(({ post }) => post === 'approval')).toMatchObject({ overloaded: true });
    expect(one.bottleneck).toBe('county/approval');
    const two = simulateStaffing(model({ ...busy, steps: slow, pools: pools(2) }));
    expect(one.onTime ?? 1).toBeLessThan(0.3);
    expect(two.onTime ?? 0).toBeGreaterThan(0.95);
    // The same cases come, however many officers there are.
    expect(two.arrived).toBe(one.arrived);
  });

  it('is the same for the same model, and whole or in pieces', () => {
    const run = startSimulation(model());
    while (!run.advance(97)) expect(run.progress()).toBeLessThanOrEqual(1);
    expect(run.result()).toEqual(simulateStaffing(model()));
    expect(simulateStaffing(model({ seed: 2 }))).not.toEqual(run.result());
  });

  it('says when a model is too large or senseless', () => {
    expect(staffingBounds(model())).toBeUndefined();
    expect(staffingBounds(model({ arrivals: { perDay: 10_000, profile: USUAL_PROFILE } }))).toContain('300000');
    expect(staffingBounds(model({ days: 0 }))).toContain('工作日');
    expect(
      staffingBounds(model({ pools: staffPools(steps, () => 1).map((pool) => ({ ...pool, share: 0 })) })),
    ).toContain('至少 1 人');
    expect(staffingBounds(model({ arrivals: { perDay: 5, profile: [] } }))).toContain('比重');
    expect(() => simulateStaffing(model({ days: 10_000 }))).toThrow(RangeError);
  });
});
