import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sm3 } from '#engine';
import { pending } from '../../../runtime/store/migrations.ts';

const folder = (dialect: string) => join(import.meta.dirname, '../../../runtime/store', dialect, 'migrations');

/** Released migrations are frozen: a change of the tables is a new number, here and in both folders. */
const frozen: Record<string, Record<string, string>> = {
  sqlite: {
    '0001.sql': 'dbc71a1343f57fc035bca4c5703271d201dc1eb897bc44bee56211a789f9972a',
    '0002.sql': 'ea57d2fa4402ea18fdb0080bca150b87dd985797e51385d25080deace16e21d0',
    '0003.sql': 'ca1a0a8a782f1b65c8364c57d426a587210c9bab08173b84620b3f9ebfcbb57f',
    '0004.sql': '0e81b34af32b616e8a01af1b318437461de7e7ccdafc11ae653578bf9ff78238',
    '0005.sql': '581f6c92822df36d317f757316659769253f602b44e5e6a8278618568d0f2981',
  },
  postgres: {
    '0001.sql': '14ef62a4ab9ebe67af9c8dd5820bbc3224dc8ac74cfe0b84a959adbdae772597',
    '0002.sql': '1ee8f6c26b27f967faf6085bbcf8d68c93351bd5d7e43eebeb6c8c22982b18ed',
    '0003.sql': 'ba05df7c317c0f6be7d5ab1226d8a8c6fbb9811983245c1d12b6ef365e4d092d',
    '0004.sql': 'e4507b246bb0820178742461b7a79cbd2bf34c91cedcf984ae9c95e84ed0ad97',
    '0005.sql': '8a4162126b59a5f2c90dcbd12d5f1b4bc15d9828ee174db6a19980739a59dd5e',
  },
};

describe('migrations', () => {
  it.each(['sqlite', 'postgres'])('of %s are frozen', (dialect) => {
    const found = readdirSync(folder(dialect)).map((name) => [
      name,
      sm3(readFileSync(join(folder(dialect), name), 'utf8')),
    ]);
    expect(Object.fromEntries(found)).toEqual(frozen[dialect]);
  });

  it('apply what is missing, and refuse a database of a newer program', () => {
    const list = [1, 2, 3].map((number) => ({ number, sql: '' }));
    expect(pending(list, 0)).toEqual(list);
    expect(pending(list, 2).map(({ number }) => number)).toEqual([3]);
    expect(pending(list, 3)).toEqual([]);
    expect(() => pending(list, 4)).toThrow('新版程序');
  });
});
