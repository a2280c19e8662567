import { describe, expect, it } from 'vitest';
import { openShippedPacks, shippedItems } from '../kit/packs.ts';
import { playScenario } from '../kit/scenario.ts';

const items = await shippedItems();
const packs = openShippedPacks();

/** `expected` stands in `actual` in that order, other elements between them allowed. */
function inOrder(actual: string[], expected: string[]): boolean {
  let from = 0;
  return expected.every((element) => {
    const at = actual.indexOf(element, from);
    from = at + 1;
    return at >= 0;
  });
}

describe.each(packs)('scenarios of $manifest.name', (pack) => {
  it.each(Object.entries(pack.scenarios))('%s', (_file, scenario) => {
    const item = items.find((candidate) => candidate.ref === scenario.item);
    if (!item) throw new Error(`no item ${scenario.item}`);
    const run = playScenario(item, scenario);
    expect(run.state.status).toBe(scenario.expect.status);
    if (scenario.expect.result) expect(run.state.result).toBe(scenario.expect.result);
    for (const { ledger, values } of scenario.expect.ledgers ?? []) {
      const written = run.ledgers.find((write) => write.ledger === ledger);
      expect(written?.values, `row in ${ledger}`).toMatchObject(values);
    }
    if (scenario.expect.path) expect(inOrder(run.path, scenario.expect.path), run.path.join(' → ')).toBe(true);
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
