import { describe, expect, it } from 'vitest';
import { certifyPacks } from '#engine';
import { openShippedPacks, shippedItems } from '../kit/packs.ts';

const items = await shippedItems();
const packs = openShippedPacks();
const { outcomes, coverage } = certifyPacks(packs, items);

describe.each(packs)('scenarios of $manifest.name', ({ manifest }) => {
  const own = outcomes.filter(({ pack }) => pack === manifest.name);
  it.each(own.map(({ scenario, problems }) => [scenario, problems] as const))('%s', (_scenario, problems) => {
    expect(problems).toEqual([]);
  });
});

describe('every item of the shipped packs', () => {
  it.each(items.map((item) => item.ref))('%s is shown by a happy path, a 补正, a 退回 and a refusal', (ref) => {
    const base = items.find((item) => item.ref === ref)?.base;
    const shown = packs
      .flatMap((pack) => Object.values(pack.scenarios))
      .filter((scenario) => scenario.item === ref || scenario.item === base);
    expect(shown.map((scenario) => scenario.shows)).toEqual(
      expect.arrayContaining(['happy', 'supplement', 'sendBack', 'refusal']),
    );
  });
});

it('counts the flows of every process that an item runs', () => {
  expect(coverage.map(({ process }) => process).sort()).toEqual([
    ...new Set(items.map(({ item }) => item.process).sort()),
  ]);
  for (const { flows, taken, missed } of coverage) expect(taken + missed.length).toBe(flows);
  expect(coverage.every(({ taken }) => taken > 0)).toBe(true);
});
