import { describe, expect, it } from 'vitest';
import type { Store } from '../../../../runtime/store/port.ts';
import { planOf } from '../fixtures.ts';
import { all, type OpenHarness, withStore } from './harness.ts';

async function sixSteps(store: Store): Promise<void> {
  for (const id of ['a', 'b']) for (const version of [0, 1, 2]) await store.commit(planOf(id, version));
}

const swap = `update step set position = 1004 where position = 4;
  update step set position = 4 where position = 5;
  update step set position = 5 where position = 1004`;

export function chainSuite(open: OpenHarness): void {
  describe('verifyChain', () => {
    it('counts the steps of an intact chain and gives its head', () =>
      withStore(open, async ({ store }) => {
        expect(await store.verifyChain()).toEqual({ ok: true, steps: 0, head: '0'.repeat(64) });
        await sixSteps(store);
        const head = (await store.steps('b', all)).at(-1)?.hash;
        expect(await store.verifyChain()).toEqual({ ok: true, steps: 6, head });
      }));

    it.each([
      ['an edited record', `update step set record = replace(record, '王㛃', '王芳') where position = 4`, 4, '被改动'],
      ['an unreadable record', `update step set record = '{' where position = 2`, 2, '被改动'],
      ['an edited version', 'update step set version = 9 where position = 3', 3, '被改动'],
      ['a step given to another case', 'update step set kase = 2 where position = 1', 1, '被改动'],
      ['a renamed case', `update kase set id = 'z' where id = 'b'`, 4, '被改动'],
      ['a step deleted in the middle', 'delete from step where position = 3', 3, '缺失'],
      ['the first step deleted', 'delete from step where position = 1', 1, '缺失'],
      ['the last step deleted', 'delete from step where position = 6', 6, '缺失'],
      ['all steps deleted', 'delete from step', 1, '缺失'],
      ['two steps swapped', swap, 4, '被调换'],
      [
        'a step moved up over a gap',
        'delete from step where position = 3; update step set position = 3 where position = 4',
        3,
        '被改动',
      ],
      ['a head set back', 'update chain_head set position = 5', 5, '校验值'],
      ['a head set ahead', 'update chain_head set position = 7', 7, '缺失'],
      ['a head without its row', 'delete from chain_head', 0, '链头'],
    ])('finds %s', (_, sql, position, reason) =>
      withStore(open, async ({ store, tamper }) => {
        await sixSteps(store);
        await tamper(sql);
        expect(await store.verifyChain()).toEqual({ ok: false, position, reason: expect.stringContaining(reason) });
      }),
    );

    it('finds a step added behind the head', () =>
      withStore(open, async ({ store, tamper }) => {
        await sixSteps(store);
        await tamper('insert into step select 7, kase, version, previous, record, hash from step where position = 6');
        expect(await store.verifyChain()).toEqual({
          ok: false,
          position: 7,
          reason: expect.stringContaining('擅自添加'),
        });
      }));

    it('finds a break behind the first page', () =>
      withStore(open, async ({ store, tamper }) => {
        await Promise.all(Array.from({ length: 1100 }, (_, index) => store.commit(planOf(`c${index}`, 0))));
        expect(await store.verifyChain()).toMatchObject({ ok: true, steps: 1100 });
        await tamper(`update step set record = replace(record, '王㛃', '王芳') where position = 1050`);
        expect(await store.verifyChain()).toMatchObject({ ok: false, position: 1050 });
      }));

    it('refuses to show a history that lacks a step', () =>
      withStore(open, async ({ store, tamper }) => {
        await sixSteps(store);
        await tamper('delete from step where position = 2');
        await expect(store.steps('a', all)).rejects.toThrow('不完整');
        expect(await store.steps('b', all)).toHaveLength(3);
      }));
  });
}
