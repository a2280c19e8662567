import { describe, expect, it } from 'vitest';
import { resolveContent } from '#engine';
import { kiteFiles, opened } from './kitePack.ts';

const column = (name: string, type = 'text') => ({ name, title: name, type, manual: true });

const flyers = {
  id: 'flyers',
  title: '放飞人',
  purpose: '放飞人名册',
  key: ['idNo'],
  columns: [column('club'), column('idNo', 'idcard')],
};
const rollUp = {
  title: '风筝社卡',
  members: { ledger: 'flyers', by: 'club', columns: ['idNo'] },
  facts: [{ ledger: 'kite:kites', by: 'no', columns: ['color'] }],
  totals: [{ title: '社员', value: 'count(members)', column: 'size' }],
};

async function problemsOf(card: object) {
  const clubs = {
    id: 'clubs',
    title: '风筝社',
    purpose: '风筝社名册',
    key: ['no'],
    columns: [column('no'), column('size', 'number')],
    rollUp: card,
  };
  const files = {
    ...kiteFiles(),
    'ledgers/flyers.json': JSON.stringify(flyers),
    'ledgers/clubs.json': JSON.stringify(clubs),
  };
  const resolved = await resolveContent([opened(files)]);
  return resolved.ok ? [] : resolved.problems.map(({ code, file, path }) => `${code} ${file} ${path}`);
}

describe('cards that a ledger rolls up', () => {
  it('name ledgers and columns that are there', async () => {
    expect(await problemsOf(rollUp)).toEqual([]);
  });

  it('are refused with the place of what is not', async () => {
    const at = (code: string, path: string) => `${code} ledgers/clubs.json /rollUp/${path}`;
    expect(await problemsOf({ ...rollUp, members: { ledger: 'flyer', by: 'club', columns: ['idNo'] } })).toEqual([
      at('pack.danglingLink', 'members/ledger'),
    ]);
    expect(
      await problemsOf({ ...rollUp, members: { ledger: 'flyers', by: 'team', columns: ['idNo', 'nick'] } }),
    ).toEqual([at('pack.unknownColumn', 'members/columns/1'), at('pack.unknownColumn', 'members/by')]);
    expect(await problemsOf({ ...rollUp, facts: [{ ledger: 'kites', columns: ['color'] }] })).toEqual([
      at('pack.unknownColumn', 'facts/0/ledger'),
    ]);
    const totals = [{ title: '社员', value: 'count(members', column: 'sizes' }];
    expect(await problemsOf({ ...rollUp, totals })).toEqual([
      at('pack.unknownColumn', 'totals/0/column'),
      expect.stringMatching(/^feel\.\S+ ledgers\/clubs\.json \/rollUp\/totals\/0\/value$/),
    ]);
  });
});
