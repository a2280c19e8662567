import { join } from 'node:path';
import { unemploymentCase, workCase } from '../kit/caseWork.ts';
import { Office, type View } from '../kit/office.ts';
import { freePort, startServerProcess } from '../kit/server.ts';

const CONNECTIONS = 64;

export interface HttpFigures {
  perSecond: number;
  p50: number;
  p99: number;
  firstStart: number;
  secondStart: number;
}

/**
 * Has every connection open before the measurement: a busy server accepts one in each turn of its loop, so that the last
 * of many new ones would wait for seconds.
 */
async function connect(office: Office): Promise<void> {
  for (let round = 0; round < 3; round += 1)
    await Promise.all(Array.from({ length: CONNECTIONS }, () => office.officer('受理').get('/api/session')));
}

/** Whole cases over HTTP on a server process of its own, this process being the clients: steps a second, milliseconds a step. */
export async function overHttp(root: string, folder: string, ms: number): Promise<HttpFigures> {
  const data = join(folder, 'server');
  const port = await freePort();
  const first = await startServerProcess(data, port);
  await first.stop();
  const server = await startServerProcess(data, port);
  const office = await Office.open(() => server.base, '和平里街道政务服务中心');
  await connect(office);
  const latencies: number[] = [];
  const work = {
    ...unemploymentCase(join(root, 'packs')),
    office,
    acknowledged: (_view: View, took: number) => void latencies.push(took),
  };
  const cases = async (span: number): Promise<number> => {
    const begun = performance.now();
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async (_, turn) => {
        while (performance.now() - begun < span) await workCase(work, turn);
      }),
    );
    return (performance.now() - begun) / 1000;
  };
  // What is compiled and cached at first use is compiled and cached.
  await cases(ms / 5);
  latencies.length = 0;
  const seconds = await cases(ms);
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
