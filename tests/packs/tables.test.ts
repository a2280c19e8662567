import { describe, expect, it } from 'vitest';
import { type CodeTable, type LedgerDefinition, PAUSE_REASONS, postName, RATING_LEVELS } from '#engine';
import { readPackFiles } from './readPack.ts';

const files = readPackFiles('national');
const parts = <T>(folder: string): T[] =>
  Object.entries(files)
    .filter(([path]) => path.startsWith(`${folder}/`))
    .map(([, content]) => JSON.parse(content) as T);

const tables = parts<CodeTable & { standard: string }>('code-tables');
const table = (id: string) => tables.find((one) => one.id === id);

describe('code tables of the national pack', () => {
  it('hold the 128 of the domain and our own', () => {
    expect(tables.length).toBeGreaterThanOrEqual(130);
    expect(table('SEX')?.entries.map(({ code, label }) => `${code} ${label}`)).toContain('2 女性');
    expect(table('NATION')?.entries[55]).toEqual({ code: '56', label: '基诺族' });
  });

  it('name the posts and levels that the engine speaks of', () => {
    const codes = table('POST')?.entries.map(({ code }) => code) ?? [];
    expect(codes).toEqual(
      expect.arrayContaining(['acceptance', 'preliminaryReview', 'reexamination', 'approval', 'issuance']),
    );
    expect(table('LEVEL')?.entries.map(({ code }) => code)).toEqual(['province', 'city', 'county', 'town', 'village']);
  });

  it('agree with what the engine calls posts, levels of ratings and reasons to stand still (docs/packs/fixed.md)', () => {
    for (const { code, label } of table('POST')?.entries ?? []) expect(postName(code), code).toBe(label);
    const ratings = RATING_LEVELS.map(({ level, name }) => ({ code: String(level), label: name }));
    const byCode = (one: { code: string }, other: { code: string }) => one.code.localeCompare(other.code);
    const entries = (table('EVAL_LEVEL')?.entries ?? []).map(({ code, label }) => ({ code, label }));
    expect(entries.sort(byCode)).toEqual(ratings.sort(byCode));
    const reasons = Object.fromEntries(
      (table('SUSPEND_REASON')?.entries ?? []).map(({ code, label }) => [code, label]),
    );
    expect(reasons).toMatchObject(PAUSE_REASONS);
  });

  it('say where they come from, and which are assumed', () => {
    for (const { id, source = [], standard } of tables)
      expect([id, source.length > 0, standard !== '']).toEqual([id, true, true]);
    expect(table('ID_TYPE')?.assumed).toBe(true);
    expect(table('SEX')?.assumed).toBeUndefined();
  });

  it('use Chinese punctuation in Chinese labels', () => {
    const labels = tables.flatMap(({ title, entries }) => [title, ...entries.map(({ label }) => label)]);
    const chinese = labels.filter((label) => /\p{Script=Han}/u.test(label));
    expect(chinese.filter((label) => /[();?!]|,\p{Script=Han}/u.test(label))).toEqual([]);
  });
});

describe('ledgers of the national pack', () => {
  const ledgers = parts<LedgerDefinition>('ledgers');

  it('are the 28 of the domain and three of our own, the five that are named first among them', () => {
    expect(ledgers).toHaveLength(31);
    const ids = ledgers.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([
        'household',
        'employment_unemployment',
        'zero_employment_family',
        'public_post',
        'startup_loan',
      ]),
    );
  });

  it('mark identity numbers and bank accounts as sensitive', () => {
    const columns = ledgers.flatMap(({ id, columns }) =>
      columns.map((column) => ({ ...column, id: `${id}.${column.name}` })),
    );
    const open = columns.filter(({ type, sensitive }) => type === 'bankcard' && !sensitive);
    expect(open.map(({ id }) => id)).toEqual([]);
    expect(columns.filter(({ type, sensitive }) => type === 'idcard' && !sensitive).map(({ id }) => id)).toEqual([]);
  });
});
