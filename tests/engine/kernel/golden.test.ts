import { describe, expect, it } from 'vitest';
import { ELEMENTS } from '../../../engine/kernel/elements/index.ts';
import { names as goldenNames, play, readFixture, readGolden, writeGolden } from './harness.ts';

const names = goldenNames();

/** `UPDATE_TRACES=1` writes what happened into the fixtures; read the difference before it is kept. */
const update = process.env.UPDATE_TRACES === '1';

describe('golden traces', { timeout: 60_000 }, () => {
  it.each(names)('%s', async (name) => {
    const golden = readGolden(name);
    const { steps, end } = play(await readFixture(name, golden.also), golden);
    if (update) writeGolden(name, { ...golden, steps });
    else expect(steps).toEqual(golden.steps);
    expect(end?.state.ended).toBe(golden.ended);
    if (end?.state.ended) expect(end.state).toMatchObject({ tokens: [], scopes: [], timers: [] });
    if (golden.data) expect(end?.data).toEqual(golden.data);
  });

  it('has at least one trace in which each element completes', () => {
    const completed = new Set(names.flatMap((name) => completedTypes(name)));
    expect(Object.keys(ELEMENTS).filter((type) => !completed.has(type))).toEqual([]);
  });
});

/** Element types by the prefix of the fixture's name, and those that stand in many fixtures. */
function completedTypes(name: string): string[] {
  const trace = readGolden(name).steps.flatMap((step) => step.trace ?? []);
  const [type = ''] = name.split('.');
  return trace.some((line) => line.startsWith('element.completed')) ? [type, ...alsoIn(name)] : [];
}

const alsoIn = (name: string): string[] => {
  if (name === 'manualTask.pass') return ['task'];
  return name === 'sendTask.message' ? ['intermediateThrowEvent'] : [];
};
