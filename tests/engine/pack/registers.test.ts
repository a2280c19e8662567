import { describe, expect, it } from 'vitest';
import { nearestRegisters, type Pack, registersOf, resolvePacks, scenarioRegisters } from '#engine';
import { coastFiles, kiteFiles, opened } from './kitePack.ts';

const book = {
  id: 'book',
  title: '放飞登记簿',
  purpose: '登记每一件办件',
  columns: [
    { name: 'no', title: '编号', type: 'text', required: true },
    { name: 'color', title: '颜色', type: 'select', codeTable: 'COLOR' },
  ],
  key: ['no'],
  fills: [{ from: 'cases', key: 'case.no', set: { no: 'case.no', color: 'form.color' } }],
};
const tail = { name: 'tail', title: '尾长', type: 'number' };
const patch = [
  { op: 'add', path: '/columns/-', value: tail },
  { op: 'add', path: '/fills/0/set/tail', value: 'form.tail' },
];

/** The kite pack with a book of every case, and the pack of a coast that lays something over it. */
function packs(overlay: object, more: object = {}): Pack[] {
  const { 'overlays/kite-permit.json': _, ...coast } = coastFiles([]);
  return [
    opened({ ...kiteFiles(), 'ledgers/book.json': JSON.stringify(book) }),
    opened({
      ...coast,
      'overlays/own.json': JSON.stringify({
        id: 'own',
        target: 'ledgers/kite:book',
        reason: '海边风大',
        ...more,
        ...overlay,
      }),
    }),
  ];
}
const coastOf = ([, coast]: Pack[]): string => coast?.manifest.wutong.division ?? expect.fail('no division');
const columnsOf = (found: { ledger: typeof book | { columns: { name: string }[] } }[]) =>
  found.map(({ ledger }) => ledger.columns.map(({ name }) => name).join());

describe('ledgers that are filled from a source', () => {
  it('hold in the version of the nearest layer, and fill the columns that it added', () => {
    const all = packs({ patch });
    const registers = registersOf(all, 'cases');
    const [above, below] = registers;
    expect(registers.map(({ ref }) => ref)).toEqual(['kite:book', 'kite:book']);
    expect(below?.print).not.toBe(above?.print);
    expect(columnsOf(nearestRegisters(registers, `${coastOf(all)}0000000000`))).toEqual(['no,color,tail']);
    expect(columnsOf(nearestRegisters(registers, '110000000000'))).toEqual(['no,color']);
    expect(columnsOf(scenarioRegisters(all))).toEqual(['no,color']);
    expect(columnsOf(scenarioRegisters(all, coastOf(all)))).toEqual(['no,color,tail']);
  });

  it('fall back when the overlay expires, and without the packs that it stands on', () => {
    const all = packs({ patch }, { expires: '2026-06-30' });
    expect(registersOf(all, 'cases', { today: '2026-06-30' })).toHaveLength(2);
    expect(registersOf(all, 'cases', { today: '2026-07-01' })).toHaveLength(1);
    expect(registersOf(all.slice(1), 'cases')).toEqual([]);
  });

  it('take the codes that a lower layer added to the table of a column', () => {
    const entry = { op: 'add', path: '/entries/-', value: { code: '3', label: '海蓝' } };
    const all = packs({ target: 'code-tables/kite:COLOR', patch: [entry] });
    const codes = (division: string) =>
      nearestRegisters(registersOf(all, 'cases'), division).map((one) => one.table('kite:COLOR')?.entries.length);
    expect([codes(coastOf(all)), codes('11')]).toEqual([[3], [2]]);
  });

  it('are checked as the overlay leaves them', async () => {
    const wrong = [patch[0], { op: 'add', path: '/fills/0/set/tail', value: 'form.(' }];
    const resolved = await resolvePacks(packs({ patch: wrong }));
    expect(resolved.ok ? [] : resolved.problems).toMatchObject([
      { code: 'feel.syntax', file: 'overlays/own.json', path: '/fills/0/set/tail' },
    ]);
    const reach = await resolvePacks(packs({ patch: [{ op: 'replace', path: '/fills/0/key', value: 'case.id' }] }));
    expect(reach.ok ? [] : reach.problems).toMatchObject([
      { code: 'pack.rights', file: 'overlays/own.json', path: '/patch/0', message: expect.stringContaining('行标识') },
    ]);
  });
});
