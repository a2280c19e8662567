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
    '0006.sql': '7557c29a97848a5e3d3634acab98d0c7f6ba581f3aa8fb256812718197e52360',
    '0007.sql': '53069a8659599ca9832b5106cbd35319695c1aae5a0c66047c891e468a597064',
    '0008.sql': 'c6e7252f2d9db2566cf2b3d8c97fcc3a32e52dc153c8e21c264a64d56aa5fff2',
    '0009.sql': '62607ebd7c6a18a1340404d637814052041255ea5d2fec6f9b2a02f828c41442',
    '0010.sql': 'd5a50606b92738c0cfa21c8c28542e081cf803cc53d9e6003a2c6747ee4998b7',
    '0011.sql': '4a0c266dc858189e5efe8d0a11eaa79e156a0fd83613e840fdc8bda92a2c668d',
    '0012.sql': 'f57186b01c925fbfdbf73c29cb2e60bbe568e5bfbc5f981e227be480822b3ba4',
    '0013.sql': 'cdf183d27413f8ab0ac745b004302b3367944deb3173f25ae5c0186b16173504',
    '0014.sql': '63c8244a44c61b8359b607c3960195355a99afe751067c96f9141c7fb4bd5a9b',
    '0015.sql': 'f7b1ef94135dcda77813d83418e7133323015774806bd118a4028a59cb96d37f',
  },
  postgres: {
    '0001.sql': '14ef62a4ab9ebe67af9c8dd5820bbc3224dc8ac74cfe0b84a959adbdae772597',
    '0002.sql': '1ee8f6c26b27f967faf6085bbcf8d68c93351bd5d7e43eebeb6c8c22982b18ed',
    '0003.sql': 'ba05df7c317c0f6be7d5ab1226d8a8c6fbb9811983245c1d12b6ef365e4d092d',
    '0004.sql': 'e4507b246bb0820178742461b7a79cbd2bf34c91cedcf984ae9c95e84ed0ad97',
    '0005.sql': '8a4162126b59a5f2c90dcbd12d5f1b4bc15d9828ee174db6a19980739a59dd5e',
    '0006.sql': '69632e3e88e8bbaba1cba620fb042d7504143e95d0a93a7faacb2ed498bea6ae',
    '0007.sql': '67a77535b24afd3dbc811050bf47449779ea12b809ab9feec6571fdf9c10ae72',
    '0008.sql': 'cdf4ccb9c7567a0efa926b47c6dd94c984cce34e70f1817abfd645de608e7125',
    '0009.sql': '9e3c1a2acdcf44c2280d2db21f699800bff2c1396f157938d5b3e90117daec08',
    '0010.sql': '03653a6e00eb38ef71cbcfdc623d16accca63dcae0d1d8aa5a3dfcf6f5a6a2f8',
    '0011.sql': '6d864317b7e4c3b6ed401520104aa917e780daeba1025a546855706d9efec686',
    '0012.sql': '8da26784c461476f2207419edf88154abbe76a807038b1c199763e1942bfb7d1',
    '0013.sql': 'a18852a4e8e4714d0cac2bbe4ac4f77ba65d50af7089fb1cee6bfd91d5caa2f3',
    '0014.sql': '63c8244a44c61b8359b607c3960195355a99afe751067c96f9141c7fb4bd5a9b',
    '0015.sql': 'f7b1ef94135dcda77813d83418e7133323015774806bd118a4028a59cb96d37f',
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
