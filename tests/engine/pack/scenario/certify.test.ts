import { describe, expect, it } from 'vitest';
import { certifyPacks, type Json, type PackFiles } from '#engine';
import { changed, compiled, kiteFiles, opened } from '../kitePack.ts';

const scenario = (more: object = {}) => ({
  title: '欧阳·阿依古丽申请放风筝',
  item: 'kite-permit',
  now: '2026-01-05T09:00:00+08:00',
  shows: 'happy',
  applicant: { kind: 'person', name: '欧阳·阿依古丽', idType: '10', idNo: '11010119900307109X', phone: '13800000000' },
  form: { color: '1' },
  steps: [
    { by: 'acceptance', at: 'acceptance', outcome: 'accept' },
    { by: 'acceptance', at: 'approval', outcome: 'approve', refused: 'duty.conflict' },
    { by: 'approval', at: 'approval', outcome: 'approve', opinion: '同意' },
  ],
  expect: {
    status: 'concluded',
    result: 'granted',
    ledgers: [{ ledger: 'kites', values: { color: '1' } as Record<string, Json> }],
    path: ['acceptance', 'approval'],
  },
  ...more,
});

const withScenario = (value: object): PackFiles => ({
  ...kiteFiles(),
  'scenarios/kite-permit/happy.json': JSON.stringify(value),
});

async function certified(value: object) {
  const files = withScenario(value);
  return certifyPacks([opened(files)], await compiled(files));
}

const problemsOf = async (more: object) => (await certified(scenario(more))).outcomes[0]?.problems;

describe('certifyPacks', () => {
  it('plays a scenario and counts every flow of the process', async () => {
    const { outcomes, coverage } = await certified(scenario());
    expect(outcomes).toMatchObject([{ pack: '@wutong/kite', scenario: 'kite-permit/happy', problems: [] }]);
    expect(coverage).toEqual([{ process: 'kite:kite', name: 'kite', flows: 3, taken: 3, missed: [] }]);
  });

  it('counts nothing for a pack without scenarios', async () => {
    const { outcomes, coverage } = certifyPacks([opened(kiteFiles())], await compiled(kiteFiles()));
    expect(outcomes).toEqual([]);
    expect(coverage).toMatchObject([{ taken: 0, missed: ['f1', 'f2', 'f3'] }]);
  });

  it.each([
    ['the status', { expect: { status: 'inProgress' } }, '/expect/status'],
    ['the result', { expect: { status: 'concluded', result: 'denied' } }, '/expect/result'],
    [
      'a value of a row',
      { expect: { status: 'concluded', ledgers: [{ ledger: 'kites', values: { color: '2' } }] } },
      '/expect/ledgers/0/values/color',
    ],
    [
      'a row',
      { expect: { status: 'concluded', ledgers: [{ ledger: 'kite:others', values: {} }] } },
      '/expect/ledgers/0',
    ],
    ['the order', { expect: { status: 'concluded', path: ['approval', 'acceptance'] } }, '/expect/path/1'],
  ])('names %s that is not as expected', async (_what, more, path) => {
    expect(await problemsOf(more)).toMatchObject([
      { code: 'scenario.unexpected', path, file: 'scenarios/kite-permit/happy.json' },
    ]);
  });

  it.each([
    ['no such task', { by: 'approval', at: 'approval', outcome: 'approve' }, '/steps/0/at', /现有：acceptance/],
    ['a refusal', { by: 'acceptance', at: 'acceptance', outcome: 'kite' }, '/steps/0', /应当办成，结果被拒绝/],
    [
      'a success that should have been refused',
      { by: 'a', at: 'acceptance', outcome: 'accept', refused: 'x' },
      '/steps/0',
      /结果办成了/,
    ],
    ['a wrong duration', { advance: '5天' }, '/steps/0/advance', /应写作 P5D/],
  ])('stops at %s and says where', async (_what, step, path, message) => {
    const [found] = (await problemsOf({ steps: [step] })) ?? [];
    expect(found).toMatchObject({ code: 'scenario.failed', path });
    expect(found?.message).toMatch(message);
  });

  it('says when the application itself is not received', async () => {
    expect(await problemsOf({ form: { color: '99' } })).toMatchObject([{ code: 'scenario.failed', path: '/form' }]);
  });

  it('says when the item is not among those compiled', async () => {
    const files = withScenario(scenario());
    expect(certifyPacks([opened(files)], []).outcomes[0]?.problems).toMatchObject([{ code: 'scenario.noItem' }]);
  });

  it('reads a pack whose files name their schema for the editor', async () => {
    const files = changed(withScenario(scenario()), 'items/kite-permit.json', (item) => {
      item.$schema = '../../engine/pack/schemas/item.json';
    });
    const [item] = await compiled(files);
    expect(item?.item).not.toHaveProperty('$schema');
    const [plain] = await compiled(withScenario(scenario()));
    expect(item?.digest).toBe(plain?.digest);
  });
});
