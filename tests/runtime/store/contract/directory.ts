import { describe, expect, it } from 'vitest';
import type { DraftRow, ItemRow, OfficeRow, PackRow, UserRow } from '../../../../runtime/store/port.ts';
import { morning, planOf } from '../fixtures.ts';
import { type OpenHarness, withStore } from './harness.ts';

const office: OfficeRow = {
  id: '110105',
  parent: '110000',
  path: '/110000/110105/',
  name: '朝阳区人力资源和社会保障局',
  level: 'county',
  division: '110105000000',
  address: null,
  phone: '010-12345678',
};

const user: UserRow = {
  id: 'u-wang',
  userName: 'wang',
  name: '王㛃',
  passwordHash: 'scrypt$1',
  office: '110105',
  posts: [{ post: 'acceptance', office: '110105' }],
  demo: true,
  failures: 0,
  lockedUntil: null,
  established: null,
  idNo: null,
};

const pack = (version: string, installedAt: number): PackRow => ({
  name: '@wutong/beijing',
  version,
  digest: `digest-${version}`,
  installedAt,
  installedBy: 'u-wang',
  active: true,
  files: { 'package.json': `{"version":"${version}"}`, '事项/失业登记.json': '{}' },
});

const item = (digest: string, ref: string, packVersion: string): ItemRow => ({
  digest,
  ref,
  pack: '@wutong/beijing',
  packVersion,
  active: true,
  compiled: JSON.stringify({ ref, digest }),
});

const draft: DraftRow = {
  id: 'd1',
  pack: '@wutong/beijing',
  path: 'forms/失业登记.json',
  content: '{"title":"失业登记"}',
  base: 'base',
  version: 0,
  updatedBy: 'u-wang',
  updatedAt: morning,
};

export function directorySuite(open: OpenHarness): void {
  describe('offices, users, sessions', () => {
    it('keeps offices and replaces one that is saved again', () =>
      withStore(open, async ({ store }) => {
        const town = { ...office, id: '110105001', parent: '110105', path: '/110000/110105/110105001/', level: 'town' };
        await store.saveOffices([town, office]);
        await store.saveOffices([{ ...office, name: '朝阳区人社局', phone: null }]);
        expect(await store.offices()).toEqual([{ ...office, name: '朝阳区人社局', phone: null }, town]);
      }));

    it('keeps users and finds them by name and id', () =>
      withStore(open, async ({ store }) => {
        await store.saveUser(user);
        await store.saveUser({ ...user, id: 'u-li', userName: 'li', posts: [] });
        expect((await store.users()).map(({ userName }) => userName)).toEqual(['li', 'wang']);
        expect(await store.userByName('wang')).toEqual(user);
        expect(await store.user('u-wang')).toEqual(user);
        expect(await store.userByName('WANG')).toBeUndefined();
        expect(await store.user('nobody')).toBeUndefined();
        await store.saveUser({ ...user, passwordHash: 'scrypt$2' });
        expect((await store.user('u-wang'))?.passwordHash).toBe('scrypt$2');
        await expect(store.saveUser({ ...user, id: 'u-else' })).rejects.toThrow();
        const known: UserRow = {
          ...user,
          posts: [{ post: 'approval', office: '110105', since: '2021-09-01' }],
          established: false,
          idNo: '11010519491231002X',
        };
        await store.saveUser(known);
        expect(await store.user('u-wang')).toEqual(known);
      }));

    it('counts every one of many failures that come together, and locks', () =>
      withStore(open, async ({ store }) => {
        await store.saveUser(user);
        const counts = await Promise.all(Array.from({ length: 10 }, () => store.countFailure('u-wang', null)));
        expect([...counts].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        expect(await store.countFailure('u-wang', morning)).toBe(11);
        expect(await store.countFailure('u-wang', null)).toBe(12);
        expect(await store.user('u-wang')).toMatchObject({ failures: 12, lockedUntil: morning });
        expect(await store.countFailure('nobody', null)).toBe(0);
      }));

    it('opens, touches and ends sessions', () =>
      withStore(open, async ({ store }) => {
        const session = { tokenHash: 't1', user: 'u-wang', createdAt: 1, seenAt: 1, expiresAt: 100 };
        await store.saveSession(session);
        await store.touchSession('t1', 50);
        expect(await store.session('t1')).toEqual({ ...session, seenAt: 50 });
        await store.deleteSession('t1');
        expect(await store.session('t1')).toBeUndefined();
      }));
  });

  describe('packs and items', () => {
    it('makes an installed version the active one and keeps the former for running cases', () =>
      withStore(open, async ({ store }) => {
        await store.installPack(pack('1.0.0', 1), [item('i1', 'beijing:a', '1.0.0'), item('i2', 'beijing:b', '1.0.0')]);
        await store.installPack(pack('1.1.0', 2), [item('i3', 'beijing:a', '1.1.0'), item('i2', 'beijing:b', '1.1.0')]);
        expect(await store.packs()).toEqual([{ ...pack('1.0.0', 1), active: false }, pack('1.1.0', 2)]);
        expect((await store.activeItems()).map(({ digest, packVersion }) => [digest, packVersion])).toEqual([
          ['i3', '1.1.0'],
          ['i2', '1.1.0'],
        ]);
        expect(await store.activeItem('beijing:a')).toBe('i3');
        expect(await store.activeItem('beijing:c')).toBeUndefined();
        expect(await store.item('i1')).toEqual({ ...item('i1', 'beijing:a', '1.0.0'), active: false });
        expect(await store.item('i9')).toBeUndefined();
        expect(await store.activeItems()).not.toContainEqual(expect.objectContaining({ compiled: expect.anything() }));
      }));

    it('removes an item from the active ones that the new version no longer has', () =>
      withStore(open, async ({ store }) => {
        await store.installPack(pack('1.0.0', 1), [item('i1', 'beijing:a', '1.0.0'), item('i2', 'beijing:b', '1.0.0')]);
        await store.installPack(pack('2.0.0', 2), [item('i1', 'beijing:a', '2.0.0')]);
        expect((await store.activeItems()).map(({ digest }) => digest)).toEqual(['i1']);
        await store.installPack(pack('3.0.0', 3), []);
        expect(await store.activeItems()).toEqual([]);
      }));

    it('installs all or nothing', () =>
      withStore(open, async ({ store }) => {
        await store.installPack(pack('1.0.0', 1), [item('i1', 'beijing:a', '1.0.0')]);
        const bad = { ...item('i2', 'beijing:a', '2.0.0'), compiled: null } as unknown as ItemRow;
        await expect(store.installPack(pack('2.0.0', 2), [bad])).rejects.toThrow();
        expect(await store.packs()).toEqual([pack('1.0.0', 1)]);
        expect((await store.activeItems()).map(({ digest }) => digest)).toEqual(['i1']);
        await store.commit(planOf('a', 0));
      }));
  });

  describe('drafts', () => {
    it('saves from the version last seen, else shows the other one', () =>
      withStore(open, async ({ store }) => {
        expect(await store.saveDraft(draft, 0)).toEqual({ kind: 'saved', version: 1 });
        expect(await store.saveDraft({ ...draft, content: 'two' }, 1)).toEqual({ kind: 'saved', version: 2 });
        const current = { ...draft, content: 'two', version: 2 };
        expect(await store.saveDraft({ ...draft, content: 'lost' }, 1)).toEqual({ kind: 'conflict', draft: current });
        expect(await store.saveDraft({ ...draft, content: 'new' }, 0)).toEqual({ kind: 'conflict', draft: current });
        expect(await store.draft('d1')).toEqual(current);
      }));

    it('lets one of many editors win', () =>
      withStore(open, async ({ store }) => {
        const saved = await Promise.all(
          Array.from({ length: 20 }, (_, index) => store.saveDraft({ ...draft, content: `${index}` }, 0)),
        );
        expect(saved.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
      }));

    it('lists without content, by pack, and deletes', () =>
      withStore(open, async ({ store }) => {
        await store.saveDraft(draft, 0);
        await store.saveDraft({ ...draft, id: 'd2', pack: '@wutong/national' }, 0);
        const { content: _, ...head } = draft;
        expect(await store.drafts('@wutong/beijing')).toEqual([{ ...head, version: 1 }]);
        expect(await store.drafts()).toHaveLength(2);
        await store.deleteDraft('d1');
        expect(await store.draft('d1')).toBeUndefined();
        await expect(store.saveDraft(draft, 1)).rejects.toThrow('已被删除');
      }));
  });
}
