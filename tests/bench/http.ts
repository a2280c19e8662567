import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '#engine';
import { insist, Office, type View } from '../kit/office.ts';
import { freePort, startServerProcess } from '../kit/server.ts';

const CONNECTIONS = 64;

const POSTS: Record<string, string> = {
  acceptance: '受理',
  preliminaryReview: '初审',
  reexamination: '复审',
  approval: '审批',
  issuance: '出件',
};

export interface HttpFigures {
  perSecond: number;
  p50: number;
  p99: number;
  firstStart: number;
  secondStart: number;
}

/** Whole cases over HTTP on a server process of its own, this process being the clients: steps a second, milliseconds a step. */
export async function overHttp(root: string, folder: string, ms: number): Promise<HttpFigures> {
  const data = join(folder, 'server');
  const port = await freePort();
  const first = await startServerProcess(data, port);
  await first.stop();
  const server = await startServerProcess(data, port);
  const office = await Office.open(() => server.base, '和平里街道政务服务中心');
  const scenario = JSON.parse(
    readFileSync(join(root, 'packs/beijing/scenarios/unemp-reg/happy.json'), 'utf8'),
  ) as Scenario;
  const item = JSON.parse(readFileSync(join(root, 'packs/national/items/unemp-reg.json'), 'utf8')) as {
    elements: { materials: { id: string }[] };
  };
  const materials = item.elements.materials.map(({ id }) => ({ material: id, state: 'received', files: [] }));
  const latencies: number[] = [];

  const step = async (post: string, turn: number, path: string, body: unknown): Promise<View> => {
    const sent = performance.now();
    const reply = await insist<View>(office.officer(post, turn), 'POST', path, body);
    if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    latencies.push(performance.now() - sent);
    return reply.body;
  };

  const playCase = async (turn: number): Promise<void> => {
    const { applicant, form, situation = {} } = scenario;
    const received = { item: scenario.item, applicant, form, situation, materials, channel: 'counter' };
    let view = await step('受理', turn, '/api/cases', received);
    for (const act of scenario.steps) {
      if (!('outcome' in act)) continue;
      const { at, outcome, opinion, form: answers, delivery } = act;
      const task = view.tasks.find((open) => open.element === at);
      const body = { version: view.version, outcome, opinion, form: answers, delivery };
      const path = `/api/cases/${view.id}/tasks/${task?.token}/complete`;
      view = await step(POSTS[task?.post ?? ''] ?? '', turn, path, body);
    }
  };

  const begun = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, turn) => {
      while (performance.now() - begun < ms) await playCase(turn);
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  await server.stop();
  const sorted = latencies.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return {
    perSecond: sorted.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    firstStart: first.startedIn,
    secondStart: server.startedIn,
  };
}
