import { describe, expect, it } from 'vitest';
import type { Branch } from '#engine';
import {
  type CampaignBranchRow,
  type CampaignReminderRow,
  type CampaignRunRow,
  type CampaignTaskRow,
  type CommitPlan,
  REGISTER,
} from '../../../../runtime/store/port.ts';
import { morning, planOf } from '../fixtures.ts';
import { all, type OpenHarness, withStore } from './harness.ts';

const DAY = 86_400_000;

const run: CampaignRunRow = {
  id: 'r1',
  no: '990000-20260105-00001',
  ref: 'national:annual-survey',
  title: '基层平台年度统计调查',
  digest: 'd1',
  pack: '@wutong/national',
  packVersion: '1.0.0',
  office: 'sheng',
  officePath: '/sheng/',
  start: '2026-01-05',
  startedAt: morning,
  startedBy: 'u-duban',
  offices: [
    { id: 'zhen', name: '䶮湖镇', level: 'town', division: '990121101000', parent: 'xian', facts: { area: 60 } },
  ],
  secret: 'a1',
  commitment: 'c1',
  draw: null,
  files: [],
  closedAt: null,
  closedBy: null,
  closeNote: null,
  updatedAt: morning,
  version: 0,
};

const { offices: keptOffices, ...bare } = run;

const state = { v: 2, tokens: [], timers: [] } as unknown as Branch['state'];
const branch = (office: string, officePath: string, more: Partial<CampaignBranchRow> = {}): CampaignBranchRow => ({
  run: 'r1',
  office,
  officePath,
  branch: { state, data: {}, completed: {}, evidence: { report: { keeper: '欧阳·阿依古丽' } } },
  endedAt: null,
  due: null,
  finding: null,
  updatedAt: morning,
  version: 0,
  ...more,
});

const task = (office: string, officePath: string, more: Partial<CampaignTaskRow> = {}): CampaignTaskRow => ({
  run: 'r1',
  office,
  officePath,
  element: 'report',
  name: '填报年报表',
  stage: 'report',
  stageTitle: '填报',
  owner: office,
  ownerPath: officePath,
  post: null,
  due: '2026-01-31',
  ...more,
});

/** The record of a step: no case, but a link of the chain like every other. */
function record(id: string, expect: number): CommitPlan {
  const { step, row, ...rest } = planOf(id, 0);
  return {
    ...rest,
    step: {
      ...step,
      version: expect + 1,
      command: 'campaign.step',
      facts: [{ type: 'campaign.closed', note: '办结' }],
    },
    expect,
    row: { ...row, no: `no-${id}`, version: expect + 1, status: REGISTER, digest: '' },
    openTasks: [],
    setTimers: [],
    addJobs: [],
    ledgers: [],
  };
}

const ZHEN = '/sheng/xian/zhen/';
const XIAN = '/sheng/xian/';

const started = (plan = record('r1', 0)) => ({
  run,
  definition: '{"title":"调查"}',
  branches: [branch('zhen', ZHEN, { due: morning + DAY }), branch('cun', `${ZHEN}cun/`)],
  tasks: [task('zhen', ZHEN), task('cun', `${ZHEN}cun/`, { due: '2026-01-20' })],
  plan,
});

export function campaignSuite(open: OpenHarness): void {
  describe('campaigns', () => {
    it('starts once, keeps its definition, and shows every office what reaches it', () =>
      withStore(open, async ({ store, again }) => {
        expect(await store.startCampaign(started())).toEqual({ kind: 'saved', version: 1 });
        expect(await store.startCampaign(started())).toEqual({ kind: 'conflict' });
        // The record of the start is in the chain and no case that anybody received.
        expect((await store.board([], 'u', all, morning)).receivedToday).toBe(0);
        const other = await again();
        expect(await other.campaignRun('r1', all)).toEqual({ ...bare, version: 1 });
        expect(await other.campaignOffices('r1')).toEqual(keptOffices);
        expect(await other.campaignOffices('r2')).toBeUndefined();
        expect(await other.campaignDefinition('d1')).toBe('{"title":"调查"}');
        expect(await other.campaignDefinition('d2')).toBeUndefined();
        const counts = async (path: string) =>
          (await other.campaignRuns('2026-01-25', { paths: [path] })).map((one) => one.counts);
        expect(await counts('/sheng/')).toEqual([{ offices: 2, ended: 0, late: 1 }]);
        expect(await counts(`${ZHEN}cun/`)).toEqual([{ offices: 1, ended: 0, late: 1 }]);
        expect(await counts('/other/')).toEqual([]);
        expect(await other.campaignRun('r1', { paths: [XIAN] })).toBeDefined();
        expect(await other.campaignRun('r1', { paths: ['/other/'] })).toBeUndefined();
        const seen = await other.campaignBranches('r1', { paths: [`${ZHEN}cun/`] });
        expect(seen.map(({ office }) => office)).toEqual(['cun']);
        expect(await other.campaignBranch('r1', 'zhen', { paths: [`${ZHEN}cun/`] })).toBeUndefined();
        if (other !== store) await other.close();
      }));

    it('moves a branch with its record and its tasks, once for each version seen', () =>
      withStore(open, async ({ store }) => {
        await store.startCampaign(started());
        const ended = branch('zhen', ZHEN, { endedAt: morning + 5, due: null });
        const wait = task('zhen', ZHEN, { element: 'verify', owner: 'xian', ownerPath: XIAN });
        expect(await store.saveCampaignBranch(ended, [wait], record('r1:zhen', 0))).toEqual({
          kind: 'saved',
          version: 1,
        });
        expect(await store.saveCampaignBranch(branch('zhen', ZHEN), [], record('r1:zhen', 0))).toEqual({
          kind: 'conflict',
        });
        expect(await store.campaignBranch('r1', 'zhen', all)).toEqual({ ...ended, version: 1 });
        const waiting = async (owner: string) => (await store.campaignTasks([owner], all)).map((one) => one.element);
        expect(await waiting('xian')).toEqual(['verify']);
        expect(await waiting('zhen')).toEqual([]);
        expect(await store.campaignTasks(['xian'], { paths: ['/other/'] })).toEqual([]);
        expect(await store.campaignTasks([], all)).toEqual([]);
        expect(await store.verifyChain()).toMatchObject({ ok: true, steps: 2 });
        expect((await store.steps('r1:zhen', all)).map(({ command }) => command)).toEqual(['campaign.step']);
        expect(await store.case('r1:zhen', all)).toBeUndefined();
      }));

    it('gives the first reply again when a command is sent twice', () =>
      withStore(open, async ({ store }) => {
        await store.startCampaign(started());
        const reply = { user: 'u', key: 'key-0001', request: 'x', status: 200, body: '{"version":1}' };
        const save = (expect: number) =>
          store.saveCampaignBranch(branch('zhen', ZHEN), [], { ...record('r1:zhen', expect), reply });
        expect(await save(0)).toEqual({ kind: 'saved', version: 1 });
        expect(await save(1)).toEqual({ kind: 'duplicate', reply });
        expect((await store.campaignBranch('r1', 'zhen', all))?.version).toBe(1);
      }));

    it('keeps reminders, the draw and the end; a closed run waits for nobody', () =>
      withStore(open, async ({ store }) => {
        await store.startCampaign(started());
        const reminder: CampaignReminderRow = {
          run: 'r1',
          office: 'zhen',
          officePath: ZHEN,
          stage: 'report',
          at: morning,
          by: 'u-duban',
          byName: '李国栋',
        };
        await store.saveCampaignRun(bare, [reminder], record('r1', 1));
        const sizes = { others: { rate: 0.1, minimum: 1 } };
        const drawn = { checker: 'sheng', seed: '12 a1', candidates: [], sizes, drawn: [] };
        const draw = {
          word: '12',
          secret: 'a1',
          seed: '12 a1',
          at: morning,
          by: 'u',
          byName: '李国栋',
          draws: [drawn],
        };
        const closed = { ...bare, draw, closedAt: morning + 9, closedBy: 'u', closeNote: '全部完成' };
        expect(await store.saveCampaignRun(closed, [], record('r1', 2))).toEqual({ kind: 'saved', version: 3 });
        expect(await store.saveCampaignRun(bare, [], record('r1', 2))).toEqual({ kind: 'conflict' });
        expect(await store.campaignRun('r1', all)).toEqual({ ...closed, version: 3 });
        expect(await store.campaignReminders('r1', { paths: [ZHEN] })).toEqual([reminder]);
        expect(await store.campaignReminders('r1', { paths: [`${ZHEN}cun/`] })).toEqual([]);
        expect(await store.campaignTasks(['zhen', 'cun'], all)).toEqual([]);
        expect(await store.dueCampaignBranches(morning + DAY, 9)).toEqual([]);
      }));

    it('shows the files of a run to every office that it reaches, and to no other', () =>
      withStore(open, async ({ store }) => {
        await store.startCampaign(started());
        const file = { hash: 'a'.repeat(64), name: '通知·䶮湖镇.pdf', type: 'application/pdf', size: 12 };
        const files = [{ ...file, at: morning, by: 'u-duban', byName: '李国栋' }];
        await store.saveCampaignRun({ ...bare, files }, [], record('r1', 1));
        expect((await store.campaignRun('r1', { paths: [ZHEN] }))?.files).toEqual(files);
        expect(await store.campaignRun('r1', { paths: ['/other/'] })).toBeUndefined();
        expect((await store.campaignRuns('2026-01-25', all))[0]).not.toHaveProperty('files');
      }));

    it('finds the branches with a timer that is due', () =>
      withStore(open, async ({ store }) => {
        await store.startCampaign(started());
        expect(await store.dueCampaignBranches(morning, 9)).toEqual([]);
        expect((await store.dueCampaignBranches(morning + DAY, 9)).map(({ office }) => office)).toEqual(['zhen']);
      }));
  });
}
