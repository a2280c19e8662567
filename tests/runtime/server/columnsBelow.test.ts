import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerDefinition } from '#engine';
import { createTestApp, type TestApp } from '../../kit/app.ts';

type Column = LedgerDefinition['columns'][number];

const PATH = '/api/ledgers/national:employment_unemployment/rows';

/** A city or county whose layer adds columns to the ledger, as if its localization were in force. */
async function adding({ services: { store } }: TestApp, division: string, title: string, columns: Column[]) {
  const id = `l${division}`;
  const content = {
    ...{ id, office: 'qingxi-county', officePath: '/x/', division, title: '就业失业登记台账', reason: '本地需要' },
    ...{ target: 'ledgers/national:employment_unemployment', document: null, expires: null },
    patch: columns.map((value) => ({ op: 'add' as const, path: '/columns/-', value: { ...value, manual: true } })),
  };
  const life = {
    caseId: null,
    requested: null,
    trial: null,
    activatedAt: 1,
    activatedBy: 'x',
    createdAt: 1,
    version: 0,
  };
  const end = { endedAt: null, endedBy: null, endReason: null, updatedBy: 'x', updatedAt: 1 };
  await store.saveLocalization({ ...content, ...life, ...end }, 0);
  await store.saveLocalLayer(
    { division, title, print: id, active: [id], blocked: {}, items: [], at: 1 },
    `@local/d${division}`,
  );
}

const group: Column = { name: 'villageGroup', title: '村民小组', type: 'text' };

describe('columns that cities and counties added', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
    await adding(app, '9901', '凤栖市', [{ name: 'cityNo', title: '市编号', type: 'text' }]);
    for (const [index, name] of ['青石县', '䶮川县', '柳林县', '白河县'].entries())
      await adding(app, `99012${index + 2}`, name, [group]);
    await adding(app, '990130', '梅岭县', [{ name: 'second', title: '备用电话', type: 'phone', sensitive: true }]);
    await adding(app, '990131', '竹溪县', [{ name: 'second', title: '第二联系人', type: 'text' }]);
  });
  afterAll(() => app.close());

  const addedFor = async (user: string) => {
    const { body } = await (await app.signIn(user)).get(PATH);
    return body.columns
      .filter(({ from }: { from: string | null }) => from !== null)
      .map(({ name, title, from, sensitive }: { name: string; title: string; from: string; sensitive: boolean }) =>
        [name, title, from, sensitive].join(' '),
      );
  };

  it('are named with where they come from, those of the city once, those of many places by their number', async () => {
    expect(await addedFor('wts-duban')).toEqual([
      'cityNo 市编号 凤栖市 false',
      'villageGroup 村民小组 青石县、䶮川县、柳林县等4地 false',
      'second 备用电话／第二联系人 梅岭县、竹溪县 true',
    ]);
  });

  it('are those below the own office only: the own ones are columns like every other', async () => {
    expect(await addedFor('fq-fushen1')).toHaveLength(2);
    const city = (await (await app.signIn('fq-fushen1')).get(PATH)).body.columns;
    expect(city).toContainEqual(expect.objectContaining({ name: 'cityNo', from: null }));
    expect(await addedFor('qx-duban')).toEqual([]);
  });
});
