import { describe, expect, it } from 'vitest';
import type { CaseQuery, Scope, Store } from '../../../../runtime/store/port.ts';
import { day, morning, paths, planOf, taskOf } from '../fixtures.ts';
import { all, type OpenHarness, page, withStore } from './harness.ts';

const caseIds = async (store: Store, query: Partial<CaseQuery>, scope: Scope = all): Promise<string[]> =>
  (await store.cases({ ...page, ...query }, scope)).rows.map(({ id }) => id);

/** Cases t1 and t2 in the town, o1 in another town, f1 in another county. */
async function spread(store: Store): Promise<void> {
  const places: [string, string][] = [
    ['t1', paths.town],
    ['t2', paths.town],
    ['o1', paths.otherTown],
    ['f1', paths.otherCounty],
  ];
  for (const [id, officePath] of places) {
    await store.commit(
      planOf(id, 0, {
        row: { officePath },
        openTasks: [taskOf(id, 1, { officePath })],
        ledgers: [{ ledger: 'unemployment', key: id, values: { idNo: '11010519900307867X', name: id } }],
      }),
    );
    await store.saveFile({
      hash: `h-${id}`,
      type: 'image/png',
      size: 1,
      name: '身份证.png',
      uploadedBy: 'u',
      officePath,
      createdAt: morning,
      kept: true,
    });
  }
}

export function readSuite(open: OpenHarness): void {
  describe('row scope', () => {
    const foreign: [string, Scope][] = [
      ['another county', { paths: [paths.otherCounty] }],
      ['another town', { paths: [paths.otherTown] }],
      ['no path at all', { paths: [] }],
      ['an empty path', { paths: [''] }],
      ['the bare root', { paths: ['/'] }],
      ['a path that only begins alike', { paths: ['/110000/110105/11010500'] }],
      ['a path with wildcards', { paths: ['/110000/%/', '/______/'] }],
    ];
    it.each(foreign)('hides every row from %s as if it were absent', (_, scope) =>
      withStore(open, async ({ store }) => {
        await spread(store);
        const absent = await store.case('no such case', all);
        expect(await store.case('t1', scope)).toEqual(absent);
        expect(await store.caseByNo('NO-t1', scope)).toEqual(absent);
        expect(await store.steps('t1', scope)).toEqual(await store.steps('no such case', all));
        expect(await store.file('h-t1', scope)).toEqual(await store.file('no such file', all));
        expect(await store.ledgerRow('unemployment', 't1', scope)).toBeUndefined();
        const seen = JSON.stringify([
          await store.cases(page, scope),
          await store.cases({ ...page, text: 't1' }, scope),
          await store.tasks({ holder: null, ...page }, scope),
          await store.tasks({ holder: [{ post: 'acceptance', officePath: paths.town }], ...page }, scope),
          await store.ledgerRows('unemployment', page, scope),
          await store.ledgerRows('unemployment', { ...page, equals: { idNo: '11010519900307867X' } }, scope),
          await store.ledgerRowsOfPerson('11010519900307867X', scope),
        ]);
        expect(seen).not.toContain('t1');
        expect((await store.board([{ post: 'acceptance', officePath: paths.town }], 'u', scope, morning)).open).toBe(0);
      }),
    );

    it.each([
      ['the town', paths.town, 2],
      ['the town without the last slash', paths.town.slice(0, -1), 2],
      ['the county', paths.county, 3],
      ['the province', '/110000/', 4],
    ])('shows %s what lies at and below it', (_, path, total) =>
      withStore(open, async ({ store }) => {
        await spread(store);
        const scope = { paths: [path] };
        expect((await store.cases(page, scope)).total).toBe(total);
        expect((await store.tasks({ holder: null, ...page }, scope)).total).toBe(total);
        expect((await store.ledgerRows('unemployment', page, scope)).total).toBe(total);
        expect(await store.ledgerCounts(scope)).toEqual({ unemployment: total });
        expect(await store.ledgerRowsOfPerson('11010519900307867X', scope)).toHaveLength(total);
        expect(await store.case('t1', scope)).toBeDefined();
        expect(await store.caseByNo('NO-t1', scope)).toBeDefined();
        expect(await store.steps('t1', scope)).toHaveLength(1);
        expect(await store.file('h-t1', scope)).toBeDefined();
        expect(await store.ledgerRow('unemployment', 't1', scope)).toBeDefined();
      }),
    );

    it('gives of many cases those that are under way and in scope', () =>
      withStore(open, async ({ store }) => {
        await spread(store);
        await store.commit(
          planOf('t2', 1, { row: { officePath: paths.town, status: 'concluded', result: 'granted' } }),
        );
        const ids = [...Array.from({ length: 1_200 }, (_, at) => `x${at}`), 't1', 't2', 'o1', 'f1'];
        const open = async (scope: Scope) => (await store.openCases(ids, scope)).map(({ id }) => id).sort();
        expect(await open(all)).toEqual(['f1', 'o1', 't1']);
        expect(await open({ paths: [paths.town] })).toEqual(['t1']);
        expect(await store.openCases([], all)).toEqual([]);
        expect((await store.openCases(['t1'], all))[0]).toEqual(await store.case('t1', all));
      }));

    it('joins several paths and leaves counts empty for none', () =>
      withStore(open, async ({ store }) => {
        await spread(store);
        expect((await store.cases(page, { paths: [paths.town, paths.otherCounty] })).total).toBe(3);
        expect(await store.ledgerCounts({ paths: [] })).toEqual({});
      }));

    it('does not take an office whose id begins alike for one below', () =>
      withStore(open, async ({ store }) => {
        await store.commit(planOf('a', 0, { row: { officePath: '/1/12/' } }));
        expect((await store.cases(page, { paths: ['/1/1'] })).total).toBe(0);
        expect(await store.case('a', { paths: ['/1/1'] })).toBeUndefined();
        expect(await store.steps('a', { paths: ['/1/1'] })).toEqual([]);
      }));

    it('shows the same file to every office that handed it in', () =>
      withStore(open, async ({ store }) => {
        const file = {
          hash: 'h',
          type: 'image/png',
          size: 3,
          name: '照片.png',
          uploadedBy: 'u',
          officePath: paths.town,
          createdAt: 1,
          kept: true,
        };
        await store.saveFile(file);
        await store.saveFile({ ...file, name: 'again.png' });
        await store.saveFile({ ...file, officePath: paths.otherCounty, createdAt: 2 });
        expect(await store.file('h', { paths: [paths.town] })).toEqual(file);
        expect((await store.file('h', { paths: [paths.otherCounty] }))?.createdAt).toBe(2);
        expect((await store.file('h', all))?.createdAt).toBe(1);
      }));

    it('forgets loose files of a certain age, and never one that was handed in anywhere', () =>
      withStore(open, async ({ store }) => {
        const loose = { type: 'image/png', size: 3, name: '照片.png', uploadedBy: 'applicant', kept: false };
        const save = (hash: string, officePath: string, createdAt: number, more = {}) =>
          store.saveFile({ ...loose, hash, officePath, createdAt, ...more });
        for (const hash of ['old', 'handed', 'both', 'again', 'officer']) await save(hash, paths.town, 1);
        await save('young', paths.town, 9);
        await store.keepFiles(['handed', 'no such file'], paths.town);
        await store.keepFiles(['old'], paths.otherTown);
        await save('both', paths.otherTown, 1, { kept: true });
        // 同一份文件又上传一次，时间重新算；工作人员收过的，不再清理。
        await save('again', paths.town, 9);
        await save('officer', paths.town, 9, { uploadedBy: 'u', kept: true });
        await save('officer', paths.town, 9);
        expect(await store.dropLooseFiles(9, 100)).toEqual(['old']);
        const left = (hash: string) => store.file(hash, { paths: [paths.town] });
        expect(await left('old')).toBeUndefined();
        expect(await left('both')).toBeUndefined();
        expect(await store.file('both', { paths: [paths.otherTown] })).toMatchObject({ kept: true });
        expect(await left('handed')).toMatchObject({ kept: true, createdAt: 1 });
        expect(await left('again')).toMatchObject({ kept: false, createdAt: 9 });
        expect(await left('officer')).toMatchObject({ kept: true, uploadedBy: 'applicant' });
        expect(await store.dropLooseFiles(10, 1)).toHaveLength(1);
        expect(await store.dropLooseFiles(10, 100)).toHaveLength(1);
        expect(await store.dropLooseFiles(10, 100)).toEqual([]);
      }));
  });

  describe('cases', () => {
    it('gives the newest first, in pages, without state and data', () =>
      withStore(open, async ({ store }) => {
        for (const id of ['a', 'b', 'c']) await store.commit(planOf(id, 0));
        const { rows, total } = await store.cases({ offset: 1, limit: 1 }, all);
        expect([rows.map(({ id }) => id), total]).toEqual([['b'], 3]);
        const { state: _, data: __, ...listed } = planOf('b', 0).row;
        expect(rows[0]).toEqual(listed);
      }));

    it('finds by name with rare characters, number, item and id number; what is typed is no pattern', () =>
      withStore(open, async ({ store }) => {
        await store.commit(planOf('a', 0, { row: { applicantName: '王㛃', no: 'BJ2026-100_1' } }));
        await store.commit(
          planOf('b', 0, { row: { applicantName: '买买提·艾力', no: 'BJ2026-10071', itemName: '50%补贴' } }),
        );
        expect(await caseIds(store, { text: '㛃' })).toEqual(['a']);
        expect(await caseIds(store, { text: '提·艾' })).toEqual(['b']);
        expect(await caseIds(store, { text: ' bj2026 ' })).toEqual(['b', 'a']);
        expect(await caseIds(store, { text: '100_1' })).toEqual(['a']);
        expect(await caseIds(store, { text: '50%' })).toEqual(['b']);
        expect(await caseIds(store, { text: '%' })).toEqual(['b']);
        expect(await caseIds(store, { text: '\\' })).toEqual([]);
        expect(await caseIds(store, { text: '11010519900307867x' })).toEqual(['b', 'a']);
        for (const part of ['867x', '1990', '11010519900307867'])
          expect(await caseIds(store, { text: part }), part).toEqual([]);
        expect(await caseIds(store, { text: "' or 1=1 --" })).toEqual([]);
        expect(await caseIds(store, { text: '  ' })).toEqual(['b', 'a']);
        expect(await caseIds(store, { text: '王'.repeat(100_000) })).toEqual([]);
      }));

    it('filters by status, item and the time of receipt', () =>
      withStore(open, async ({ store }) => {
        await store.commit(planOf('a', 0, { row: { status: 'inProgress', createdAt: 100 } }));
        await store.commit(planOf('b', 0, { row: { itemRef: 'beijing:loan', createdAt: 200 } }));
        expect(await caseIds(store, { status: ['inProgress', 'supplementing'] })).toEqual(['a']);
        expect(await caseIds(store, { status: [] })).toEqual([]);
        expect(await caseIds(store, { itemRef: 'beijing:loan' })).toEqual(['b']);
        expect(await caseIds(store, { from: 200 })).toEqual(['b']);
        expect(await caseIds(store, { to: 200 })).toEqual(['a']);
      }));

    it('shows lights only on running clocks', () =>
      withStore(
        open,
        async ({ store }) => {
          const status = 'inProgress';
          await store.commit(planOf('late', 0, { row: { status, due: morning - 1 } }));
          await store.commit(planOf('near', 0, { row: { status, due: morning + day } }));
          await store.commit(planOf('far', 0, { row: { status, due: morning + 9 * day } }));
          await store.commit(planOf('paused', 0, { row: { status, due: morning - 1, paused: true } }));
          await store.commit(planOf('done', 0, { row: { status: 'concluded', due: morning - 1 } }));
          await store.commit(planOf('none', 0));
          expect(await caseIds(store, { light: 'red' })).toEqual(['late']);
          expect(await caseIds(store, { light: 'yellow' })).toEqual(['near']);
        },
        { now: () => morning },
      ));
  });

  describe('tasks and board', () => {
    const holder = [{ post: 'acceptance', officePath: paths.town }];

    it('gives a holder the tasks of the post at the very office, most urgent first', () =>
      withStore(open, async ({ store }) => {
        await store.commit(
          planOf('a', 0, {
            openTasks: [
              taskOf('a', 1, { createdAt: 1 }),
              taskOf('a', 2, { due: 500, createdAt: 2 }),
              taskOf('a', 3, { due: 400, createdAt: 3 }),
              taskOf('a', 4, { post: 'approval' }),
              taskOf('a', 5, { officePath: paths.county }),
            ],
          }),
        );
        const tokens = async (query: object): Promise<number[]> =>
          (await store.tasks({ holder, ...page, ...query }, all)).rows.map(({ token }) => token);
        expect(await tokens({})).toEqual([3, 2, 1]);
        expect(await tokens({ holder: [] })).toEqual([]);
        expect(await tokens({ holder: [...holder, { post: 'approval', officePath: paths.town }] })).toEqual([
          3, 2, 1, 4,
        ]);
        expect(await tokens({ offset: 1, limit: 1 })).toEqual([2]);
        expect(await tokens({ text: '艾力' })).toEqual([3, 2, 1]);
        expect(await tokens({ text: '11010519900307867X' })).toEqual([3, 2, 1]);
        expect(await tokens({ text: '19900307' })).toEqual([]);
        expect(await tokens({ text: '张' })).toEqual([]);
        expect(await tokens({ itemRef: 'beijing:loan' })).toEqual([]);
        await store.commit(planOf('a', 1, { assign: [{ token: 2, assignee: 'u-li' }] }));
        expect(await tokens({ assignee: 'u-li' })).toEqual([2]);
        expect(await tokens({ assignee: null })).toEqual([3, 1]);
        expect(await tokens({ holder: null, assignee: 'u-li' })).toEqual([2]);
      }));

    it('finds the applications that came by a channel and wait to be accepted', () =>
      withStore(open, async ({ store }) => {
        const at = { element: 'acceptance', officePath: paths.town };
        await store.commit(planOf('a', 0, { openTasks: [taskOf('a', 1, { ...at, channel: 'counter' })] }));
        await store.commit(planOf('b', 0, { openTasks: [taskOf('b', 1, { ...at, channel: 'online' })] }));
        await store.commit(planOf('c', 0, { openTasks: [taskOf('c', 1, at)] }));
        const found = await store.tasks({ holder, channel: 'online', ...page }, all);
        expect(found).toMatchObject({ total: 1, rows: [{ caseId: 'b', channel: 'online' }] });
      }));

    it('counts today by the calendar of Beijing', () =>
      withStore(open, async ({ store }) => {
        const midnight = Date.UTC(2026, 10, 19, 16);
        const tasks = [
          taskOf('a', 1, { due: morning - 1 }),
          taskOf('a', 2, { due: midnight + day }),
          taskOf('a', 3, { due: midnight + day + 1, channel: 'online' }),
          taskOf('a', 4, { assignee: 'u-li', due: morning, channel: 'online' }),
          taskOf('a', 5, { assignee: 'u-else', due: morning }),
        ];
        await store.commit(planOf('a', 0, { openTasks: tasks, row: { createdAt: midnight } }));
        await store.commit(
          planOf('b', 0, { openTasks: [], row: { createdAt: midnight - 1, status: 'supplementing' } }),
        );
        await store.commit(
          planOf('c', 0, { openTasks: [], row: { createdAt: 1, updatedAt: midnight, status: 'concluded' } }),
        );
        await store.commit(
          planOf('d', 0, { openTasks: [], row: { createdAt: 1, updatedAt: midnight - 1, status: 'concluded' } }),
        );
        const counts = {
          open: 3,
          online: 1,
          mine: 1,
          dueToday: 2,
          overdue: 1,
          supplementing: 1,
          receivedToday: 1,
          concludedToday: 1,
        };
        expect(await store.board(holder, 'u-li', all, morning)).toEqual(counts);
        const nothing = {
          open: 0,
          online: 0,
          mine: 0,
          dueToday: 0,
          overdue: 0,
          supplementing: 0,
          receivedToday: 0,
          concludedToday: 0,
        };
        expect(await store.board(holder, 'u-li', { paths: [] }, morning)).toEqual(nothing);
      }));
  });
}
