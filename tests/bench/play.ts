import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor, CaseState, CompiledItem, JsonObject, Scenario } from '#engine';
import { organizationOf } from '../../runtime/server/access/organization.ts';
import { itemReader } from '../../runtime/server/items.ts';
import { installShipped } from '../../runtime/server/packs/install.ts';
import { packReader } from '../../runtime/server/packs/installed.ts';
import { wantedPacks } from '../../runtime/server/packs/shipped.ts';
import { registerReader } from '../../runtime/server/registers.ts';
import { DEFAULT_PACKS } from '../../runtime/server/settings.ts';
import { writePath } from '../../runtime/server/write.ts';
import type { OfficeRow, Store } from '../../runtime/store/port.ts';

export const CALLERS = 64;

const OFFICE: OfficeRow = {
  id: 'town',
  parent: null,
  path: '/town/',
  name: '街道政务服务中心',
  level: 'town',
  division: '110101001000',
  address: null,
  phone: null,
};

/** Installs what a first start installs. */
export const installPacks = (root: string, store: Store): Promise<unknown> =>
  installShipped(store, wantedPacks(join(root, 'packs'), DEFAULT_PACKS), Date.now());

export interface CasePlayer {
  /** Cases from the counter to the delivery by `CALLERS` at a time, for so long; the steps taken and the seconds. */
  play(ms: number): Promise<{ steps: number; seconds: number }>;
}

/** The case as the happy scenario of the pack plays it, through the server's own write path. The packs are installed. */
export async function casePlayer(root: string, store: Store): Promise<CasePlayer> {
  const items = itemReader(store);
  const compiled = await items.active('beijing:unemp-reg');
  if (!compiled) throw new Error('beijing:unemp-reg is not installed');
  const scenario = JSON.parse(
    readFileSync(join(root, 'packs/beijing/scenarios/unemp-reg/happy.json'), 'utf8'),
  ) as Scenario;
  const write = writePath({
    store,
    clock: Date.now,
    items,
    organization: { current: async () => organizationOf([OFFICE], []) },
    registers: registerReader({ store, packs: packReader(store, Date.now), clock: Date.now }),
  });
  const player = { write, compiled, scenario };
  return {
    async play(ms) {
      const begun = performance.now();
      let steps = 0;
      await Promise.all(
        Array.from({ length: CALLERS }, async () => {
          while (performance.now() - begun < ms) {
            const played = await playCase(player);
            steps += played;
          }
        }),
      );
      return { steps, seconds: (performance.now() - begun) / 1000 };
    },
  };
}
interface Player {
  write: ReturnType<typeof writePath>;
  compiled: CompiledItem;
  scenario: Scenario;
}

const actorAt = (by: string, state: CaseState, element: string): Actor => {
  const post = state.tasks.find((task) => task.element === element)?.post;
  return { kind: 'officer', id: by, name: by, office: OFFICE.id, posts: post ? [post] : [] };
};

/** Works one case to its end; how many steps it took. */
async function playCase({ write, compiled, scenario }: Player): Promise<number> {
  const caseId = randomUUID();
  const received = await write.execute({
    caseId,
    compiled,
    actor: { kind: 'officer', id: 'acceptance', name: '受理', office: OFFICE.id, posts: ['acceptance'] },
    command: {
      type: 'case.receive',
      id: caseId,
      no: caseId,
      applicant: scenario.applicant as never,
      form: scenario.form,
      situation: scenario.situation ?? {},
      materials: compiled.item.elements.materials.map(({ id }) => ({
        material: id,
        state: 'received' as const,
        files: [],
      })),
      office: OFFICE.id,
      offices: { town: OFFICE.id },
      channel: 'counter',
    },
    idempotency: { user: 'bench', key: randomUUID(), request: '' },
  });
  if (received.kind !== 'done') throw new Error(JSON.stringify(received));
  let { row } = received;
  for (const act of scenario.steps) {
    if (!('outcome' in act)) continue;
    const task = row.state.tasks.find((open) => open.element === act.at);
    const executed = await write.execute({
      caseId,
      actor: actorAt(act.by, row.state, act.at),
      expectVersion: row.version,
      command: {
        type: 'task.complete',
        task: task?.id ?? 0,
        outcome: act.outcome,
        ...(act.opinion ? { opinion: act.opinion } : {}),
        ...(act.form ? { form: act.form as JsonObject } : {}),
        ...(act.delivery ? { delivery: act.delivery as never } : {}),
      },
      idempotency: { user: 'bench', key: randomUUID(), request: '' },
    });
    if (executed.kind !== 'done') throw new Error(JSON.stringify(executed));
    row = executed.row;
  }
  if (row.status !== 'concluded') throw new Error(`ended as ${row.status}`);
  return row.version;
}
