import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPack, type PackManifest } from '#engine';
import { packRow } from '../../../runtime/server/packs/install.ts';
import { staffTicker } from '../../../runtime/server/staffRegister.ts';
import { createTestApp, type TestApp } from '../../kit/app.ts';
import { caseAt } from '../../kit/unemployment.ts';
import { reconciled } from './quality/planted.ts';

const BOOK = 'capital:book';
const book = {
  id: 'book',
  title: '办件簿',
  purpose: '登记每一件办件',
  columns: [
    { name: 'no', title: '编号', type: 'text', required: true },
    { name: 'name', title: '申请人', type: 'text' },
    { name: 'status', title: '状态', type: 'text' },
  ],
  key: ['no'],
  fills: [{ from: 'cases', key: 'case.no', set: { no: 'case.no', name: 'applicant.name', status: 'case.status' } }],
};

const pack = (id: string, wutong: Partial<PackManifest['wutong']>, dependencies: object, parts: object) => {
  const manifest = { name: `@test/${id}`, version: '1.0.0', license: 'Apache-2.0', dependencies };
  const files = Object.entries(parts).map(([path, value]) => [path, JSON.stringify(value)]);
  const opened = openPack({
    'package.json': JSON.stringify({ ...manifest, wutong: { formatVersion: 1, namespace: id, title: id, ...wutong } }),
    ...Object.fromEntries(files),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
};
const overlay = (id: string, target: string, column: string, value: string) => ({
  id,
  target,
  reason: '本区统计需要',
  expires: '2026-06-30',
  patch: [
    { op: 'add', path: '/columns/-', value: { name: column, title: '本区标记', type: 'text' } },
    { op: 'add', path: `/fills/0/set/${column}`, value },
  ],
});

describe('columns that a district adds to ledgers which fill themselves', () => {
  let app: TestApp;
  /** Ended before there was the book. */
  let old: { id: string; no: string };
  beforeAll(async () => {
    app = await createTestApp();
    old = await caseAt(app, 'end');
    const upper = { '@wutong/national': '*' };
    const capital = pack('capital', { layer: 'province', division: '11' }, upper, { 'ledgers/book.json': book });
    const district = pack(
      'district',
      { layer: 'county', division: '110101' },
      { ...upper, '@test/capital': '*' },
      {
        'overlays/book.json': overlay('book', `ledgers/${BOOK}`, 'hall', 'case.officeName'),
        'overlays/staff.json': overlay('staff', 'ledgers/national:staff', 'street', 'officeName'),
      },
    );
    for (const one of [capital, district]) await app.services.store.installPack(packRow(one, app.now(), 'test'), []);
    app.services.packs.forget();
  });
  afterAll(() => app.close());

  const rowOf = async (ledger: string, key: string) =>
    (await app.services.store.standingRows([{ ledger, key }])).get(`${ledger}\n${key}`)?.cells;

  it('are filled from cases and officers of the district', async () => {
    const { no } = await caseAt(app, 'end');
    const hall = '和平里街道政务服务中心';
    expect(await rowOf(BOOK, no)).toEqual({ no, name: '龚㛃', status: 'concluded', hall });
    await staffTicker(app.services).tick();
    expect(await rowOf('national:staff', 'hepl-shouli1')).toMatchObject({ street: '和平里街道政务服务中心' });
    expect(await rowOf('national:staff', 'wt-shouli1')).not.toHaveProperty('street');
  });

  it('get the cases of before them from the reconciliation, once, by a step of the case', async () => {
    const { store } = app.services;
    const before = await store.case(old.id, { all: true });
    expect(await rowOf(BOOK, old.no)).toBeUndefined();
    await app.advance(86_400_000);
    const first = await reconciled(app);
    expect(first.run.counts).toMatchObject({ registered: 1, missing: 0, unfounded: 0, cell: 0 });
    const hall = '和平里街道政务服务中心';
    expect(await rowOf(BOOK, old.no)).toEqual({ no: old.no, name: '龚㛃', status: 'concluded', hall });
    const after = await store.case(old.id, { all: true });
    expect(after).toMatchObject({
      version: (before?.version ?? 0) + 1,
      updatedAt: before?.updatedAt,
      due: before?.due,
    });
    expect((await store.steps(old.id, { all: true })).at(-1)).toMatchObject({
      command: 'case.register',
      actor: { kind: 'system' },
      facts: [{ type: 'ledger.written', ledger: BOOK, key: old.no }],
    });
    expect((await reconciled(app)).run.counts.registered).toBe(0);
    expect(await store.verifyChain()).toMatchObject({ ok: true });
  });

  it('are filled no more when the overlay has expired', async () => {
    await app.advance(150 * 86_400_000);
    const { no } = await caseAt(app, 'approval');
    expect(await rowOf(BOOK, no)).toEqual({ no, name: '龚㛃', status: 'inProgress' });
  });
});
