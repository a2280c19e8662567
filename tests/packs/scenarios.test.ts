import { describe, expect, it } from 'vitest';
import { certify } from '../../runtime/server/packs/certify.ts';
import { openShippedPacks, shippedContent } from '../kit/packs.ts';

const { items, ...content } = await shippedContent();
const packs = openShippedPacks();
const { outcomes, proofs, coverage, problems } = await certify(packs, items, { content });

describe.each(packs)('scenarios of $manifest.name, on both engines', ({ manifest }) => {
  const own = outcomes.filter(({ pack }) => pack === manifest.name);
  it.each(own.map(({ scenario, verdicts, problems: wrong }) => [scenario, verdicts, wrong] as const))(
    '%s',
    (_scenario, verdicts, wrong) => {
      expect(wrong).toEqual([]);
      expect(verdicts.map(({ engine }) => engine)).toEqual(['wutong', 'bpmn-engine']);
    },
  );
});

it('leaves no scenario to a known difference of the engines', () => {
  const excused = outcomes.filter(({ verdicts }) => verdicts.some(({ verdict }) => verdict === 'excused'));
  expect(excused.map(({ pack, scenario }) => `${pack} ${scenario}`)).toEqual([]);
});

describe('every item that is received at the counter', () => {
  const received = items.filter(({ item }) => item.internal !== true);

  it.each(received.map((item) => item.ref))('%s is shown by a happy path, a 补正, a 退回 and a refusal', (ref) => {
    const base = items.find((item) => item.ref === ref)?.base;
    const shown = packs
      .flatMap((pack) => Object.values(pack.scenarios))
      .filter((scenario) => scenario.item === ref || scenario.item === base);
    expect(shown.map((scenario) => scenario.shows)).toEqual(
      expect.arrayContaining(['happy', 'supplement', 'sendBack', 'refusal']),
    );
  });
});

describe('path coverage', () => {
  it('is counted once for every process that an item or a campaign runs', () => {
    const run = [...items.map(({ item }) => item.process), ...content.campaigns.map(({ source }) => source.process)];
    expect(coverage.map(({ process }) => process).sort()).toEqual([...new Set(run)].sort());
  });

  it.each(coverage.map((one) => [one.process, one] as const))('of %s is at least 90 percent', (_process, one) => {
    expect({ enough: one.enough, missed: one.missed.map(({ name }) => name) }).toMatchObject({ enough: true });
    expect(one.reached + one.missed.length).toBe(one.parts);
  });
});

describe('proofs', () => {
  it.each(proofs.map(({ pack, part, title, problems: wrong }) => [`${pack} ${part}`, title, wrong] as const))(
    'of %s: %s',
    (_part, _title, wrong) => expect(wrong).toEqual([]),
  );

  it('are those of campaigns, bundles and indicators', () => {
    const folders = new Set(proofs.map(({ part }) => part.slice(0, part.indexOf('/'))));
    expect([...folders]).toEqual(expect.arrayContaining(['campaigns', 'bundles', 'indicators']));
  });
});

it('nothing stands against installing the packs', () => expect(problems).toEqual([]));
