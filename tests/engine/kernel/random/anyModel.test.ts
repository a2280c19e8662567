import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDefinitions } from '#engine';
import { drawModel } from './drawPlan.ts';
import { walkThrough } from './lead.ts';
import { anyModel } from './plan.ts';
import { isFull, modelsOr, PATHS, seed, TIMEOUT } from './settings.ts';
import { newWalk } from './walk.ts';

const paths = fc.array(fc.array(fc.nat(10_000), { minLength: 8, maxLength: 30, size: 'max' }), {
  minLength: PATHS,
  maxLength: PATHS,
});

it('any model of all elements: conserved, determined, stored and never stuck', { timeout: TIMEOUT }, async () => {
  const count = { models: 0, paths: 0, steps: 0, ended: 0, incidents: 0 };
  await fc.assert(
    fc.asyncProperty(anyModel, paths, async (model, all) => {
      const read = await readDefinitions(drawModel(model));
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      count.models += 1;
      const { processes } = read.value;
      for (const dice of all) {
        const walk = newWalk(processes);
        walkThrough(walk, { count: (dice[0] ?? 0) % 4, outcome: 'left' }, dice);
        count.paths += 1;
        count.steps += walk.log.length;
        if (walk.case?.state.ended) count.ended += 1;
        if (walk.facts.some(({ type }) => type === 'incident.raised')) count.incidents += 1;
      }
    }),
    { numRuns: modelsOr(150), seed },
  );
  if (isFull) console.log(count);
  expect(Math.min(count.ended, count.incidents)).toBeGreaterThan(count.models / 4);
});
