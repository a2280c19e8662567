import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor, CompiledItem, InstallChoices, PackFiles, TrustFinding } from '#engine';
import { applyChange, type Changed } from '../../runtime/server/packs/changes/apply.ts';
import { planChange } from '../../runtime/server/packs/changes/plan.ts';
import type { Progress } from '../../runtime/server/packs/changes/progress.ts';
import { createServices, type Services } from '../../runtime/server/services.ts';
import { openStore } from '../../runtime/store/open.ts';
import type { ActorRef, CaseRow, PackChangeRow } from '../../runtime/store/port.ts';
import { changed, kiteFiles } from '../engine/pack/kitePack.ts';

export const ADMIN: ActorRef = { kind: 'officer', id: 'u-shixiang', name: '欧阳㛃' };
export const UNCHECKED: TrustFinding = { kind: 'unchecked' };
export const silent: Progress = () => undefined;

const scenario = (item: string, approval = 'approval'): string =>
  JSON.stringify({
    title: '欧阳·阿依古丽申请放风筝',
    item,
    now: '2026-01-05T09:00:00+08:00',
    shows: 'happy',
    applicant: {
      kind: 'person',
      name: '欧阳·阿依古丽',
      idType: '10',
      idNo: '11010119900307109X',
      phone: '13800000000',
    },
    form: { color: '1' },
    steps: [
      { by: 'acceptance', at: 'acceptance', outcome: 'accept' },
      { by: 'approval', at: approval, outcome: 'approve', opinion: '同意' },
    ],
    expect: { status: 'concluded', result: 'granted', path: ['acceptance', approval] },
  });

type Part = Record<string, unknown>;
const item = (files: PackFiles): Part => JSON.parse(files['items/kite-permit.json'] ?? '{}') as Part;

/** The kite pack with three items: 放风筝许可, 放大风筝许可 with a process of its own, 放旧风筝许可. */
export function kiteRelease(): PackFiles {
  const files = kiteFiles();
  const big = { ...item(files), id: 'kite-big', title: '放大风筝许可', process: 'kite-big' };
  const old = { ...item(files), id: 'kite-old', title: '放旧风筝许可' };
  return {
    ...files,
    'items/kite-big.json': JSON.stringify(big),
    'items/kite-old.json': JSON.stringify(old),
    'processes/kite-big.bpmn': (files['processes/kite.bpmn'] ?? '').replace('id="kite"', 'id="kite-big"'),
    'scenarios/kite-permit/happy.json': scenario('kite-permit'),
    'scenarios/kite-big/happy.json': scenario('kite-big'),
    'scenarios/kite-old/happy.json': scenario('kite-old'),
  };
}

/** The next release: a shorter promise, another last step for 放大风筝许可, and 放旧风筝许可 is gone. */
export function kiteUpgrade(): PackFiles {
  const former = changed(kiteRelease(), 'package.json', (manifest) => {
    manifest.version = '1.3.0';
    const removed = [
      { part: 'items/kite-old', since: '1.3.0', reason: '并入放风筝许可', replacedBy: 'items/kite-permit' },
      { part: 'scenarios/kite-old/happy', since: '1.3.0', reason: '事项已删除' },
    ];
    manifest.wutong = { ...(manifest.wutong as object), removed };
  });
  const shorter = changed(former, 'items/kite-permit.json', (part) => {
    const elements = part.elements as { timeLimit: { promised: { value: number } } };
    elements.timeLimit.promised.value = 3;
  });
  const renamed = changed(shorter, 'items/kite-big.json', (part) => {
    part.steps = { decision: { limit: { value: 2, unit: 'workingDay' } } };
  });
  const { 'items/kite-old.json': _, 'scenarios/kite-old/happy.json': __, ...files } = renamed;
  return {
    ...files,
    'processes/kite-big.bpmn': (files['processes/kite-big.bpmn'] ?? '')
      .replaceAll('"approval"', '"decision"')
      .replace('wutong:post="decision"', 'wutong:post="approval"'),
    'scenarios/kite-big/happy.json': scenario('kite-big', 'decision'),
  };
}

export interface KiteStation {
  services: Services;
  dataDir: string;
  now(): number;
  advance(ms: number): void;
  /** Plans and applies; throws when it is refused. */
  install(files: PackFiles, choices?: InstallChoices): Promise<PackChangeRow>;
  plan(files: PackFiles, choices?: InstallChoices): Promise<PackChangeRow>;
  apply(row: PackChangeRow): Promise<Changed>;
  receive(ref: string): Promise<CaseRow>;
  /** 受理: the case goes on to 审批. */
  accept(row: CaseRow): Promise<CaseRow>;
  close(): Promise<void>;
}

const OFFICE = { id: 'town', parent: null, path: '/town/', name: '䶮湖镇便民服务中心', level: 'town' };
const clerk: Actor = { kind: 'officer', id: 'u-shouli', name: '龚㛃', office: 'town', posts: ['acceptance'] };

/** A store with one office and the services over it; nothing is installed. */
export async function kiteStation(dataDir = mkdtempSync(join(tmpdir(), 'wutong-kite-'))): Promise<KiteStation> {
  let now = Date.parse('2026-01-05T09:00:00+08:00');
  const clock = () => now;
  const store = await openStore(`sqlite:${join(dataDir, 'wutong.db')}`, { now: clock });
  await store.saveOffices([{ ...OFFICE, division: '990121101000', address: null, phone: null }]);
  const services = createServices({ store, clock, dataDir });
  const plan = (files: PackFiles, choices: InstallChoices = {}) => {
    const { name } = JSON.parse(files['package.json'] ?? '{}') as { name: string };
    return planChange(services, { name, files, trust: UNCHECKED, choices, by: ADMIN, progress: silent });
  };
  const apply = (row: PackChangeRow) => applyChange(services, row, ADMIN, silent);
  return {
    services,
    dataDir,
    now: clock,
    advance(ms) {
      now += ms;
    },
    plan,
    apply,
    async install(files, choices) {
      const changed = await apply(await plan(files, choices));
      if (changed.kind === 'refused') throw new Error(JSON.stringify(changed.refusal));
      return changed.row;
    },
    async receive(ref) {
      const compiled = await services.items.active(ref);
      if (!compiled) throw new Error(`${ref} is not installed`);
      return receive(services, compiled);
    },
    accept: (row) => accept(services, row),
    async close() {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function receive({ write }: Services, compiled: CompiledItem): Promise<CaseRow> {
  const id = randomUUID();
  const received = await write.execute({
    caseId: id,
    compiled,
    actor: clerk,
    command: {
      type: 'case.receive',
      id,
      no: `9901211010002026${id.slice(0, 8)}`,
      applicant: { kind: 'person', name: '买买提·艾力䶮', idType: '10', idNo: '11010119900307109X' },
      form: { color: '2' },
      situation: {},
      materials: [{ material: 'identity', state: 'received', files: [] }],
      office: 'town',
      offices: { town: 'town' },
      channel: 'counter',
    },
  });
  if (received.kind !== 'done') throw new Error(JSON.stringify(received));
  return received.row;
}

async function accept({ write }: Services, row: CaseRow): Promise<CaseRow> {
  const task = row.state.tasks[0]?.id ?? 0;
  const command = { type: 'task.complete', task, outcome: 'accept' } as const;
  const accepted = await write.execute({ caseId: row.id, actor: clerk, expectVersion: row.version, command });
  if (accepted.kind !== 'done') throw new Error(JSON.stringify(accepted));
  return accepted.row;
}
