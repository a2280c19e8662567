import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  chainOf,
  exceededRights,
  type JsonObject,
  localPack,
  openPack,
  type Pack,
  partAbove,
  resolvePacks,
  rightWriter,
} from '#engine';
import { packsFolder, readPackFolder } from '../kit/packs.ts';

const FIVE = ['employment_unemployment', 'household', 'public_post', 'startup_loan', 'zero_employment_family'];

const opened = (files: Record<string, string>): Pack => {
  const result = openPack(files);
  return result.ok ? result.value : expect.fail(JSON.stringify(result.problems));
};

/** A city below 黑龙江 that changes one ledger. */
const harbin = (ledger: string, patch: object[]): Pack =>
  opened({
    'package.json': JSON.stringify({
      name: '@wutong/harbin',
      version: '1.0.0',
      dependencies: { '@wutong/heilongjiang': '*', '@wutong/national': '*' },
      wutong: { formatVersion: 1, namespace: 'harbin', title: '哈尔滨', layer: 'city', division: '2301' },
    }),
    'overlays/ledger.json': JSON.stringify({
      id: 'ledger',
      target: `ledgers/national:${ledger}`,
      reason: '本市自用',
      patch,
    }),
  });

const column = {
  op: 'add',
  path: '/columns/-',
  value: { name: 'group', title: '网格编号', type: 'text', manual: true },
};

describe('the rights of ledgers', () => {
  let uppers: Pack[];
  beforeAll(() => {
    uppers = ['national', 'heilongjiang'].map((name) => opened(readPackFolder(join(packsFolder, name))));
  });
  const problems = async (city: Pack) => {
    const resolved = await resolvePacks([...uppers, city], { only: ['@wutong/harbin'] });
    return resolved.ok ? [] : resolved.problems;
  };

  it.each(FIVE)('keeps %s of 黑龙江 the same in every city and county (HLJ-7)', async (ledger) => {
    expect(await problems(harbin(ledger, [column]))).toEqual([
      {
        code: 'pack.rights',
        file: 'overlays/ledger.json',
        path: '/patch/0',
        message:
          '列增加“网格编号”，上级包已锁定，不得改动。统一台账不作本地化，确有需要的，由锁定它的一级统一修改。（内容包“@wutong/harbin”）',
      },
    ]);
  });

  it('lets a city add columns to the ledgers that the nation leaves open, and take none away', async () => {
    expect(await problems(harbin('retiree', [column]))).toEqual([]);
    const gone = [{ op: 'remove', path: '/columns/1' }];
    expect(await problems(harbin('retiree', gone))).toMatchObject([
      { code: 'pack.rights', message: expect.stringContaining('上级统一的列不得删去或者改名') },
    ]);
    expect(await problems(harbin('case_register', [column]))).toMatchObject([{ code: 'pack.rights' }]);
  });

  it('tells a county at run time who locked it, and that nobody may approve it', () => {
    const chain = chainOf(uppers, '230102');
    const layer = localPack({ division: '230102', title: '道里区', overlays: [] }, chain);
    const name = { folder: 'ledgers', ref: 'national:household' } as const;
    const found = layer.ok ? partAbove(chain, layer.value, name, {}) : layer;
    const part = (found.ok ? found.value?.part : undefined) ?? expect.fail('no ledger');
    const before = part.value as { columns: object[] } & JsonObject;
    const after = { ...before, columns: [...before.columns, column.value] } as unknown as JsonObject;
    const question = { kind: 'ledger', by: rightWriter(part, 'ledgers'), division: '230102' } as const;
    expect(exceededRights(before, after, question)).toMatchObject([
      { pointer: '/columns', where: '列 › 网格编号', right: 'locked', by: 'province', approvable: false },
    ]);
  });

  it('lets no city open what the province has locked', async () => {
    const freed = [{ op: 'replace', path: '/rights', value: { '': 'free' } }, column];
    expect((await problems(harbin('household', freed))).map(({ message }) => message)).toEqual([
      expect.stringContaining('上级包已锁定'),
      expect.stringContaining('下级更改权限只可从严，不得放宽'),
    ]);
  });
});
