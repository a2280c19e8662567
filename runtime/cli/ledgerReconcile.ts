import { setTimeout } from 'node:timers/promises';
import { allLedgers } from '../server/ledgers.ts';
import { reconciler } from '../server/reconcile/run.ts';
import { differenceView } from '../server/views/reconciliation.ts';
import type { ReconciliationRow, Store } from '../store/port.ts';
import { type Command, readArguments } from './command.ts';
import { withServices } from './packServices.ts';

const TURN_MS = 1_000;
const SHOWN = 50;

/** Works the run to its end, or waits for the server that works it. */
async function finish(store: Store, id: string, work: () => Promise<unknown>): Promise<ReconciliationRow> {
  for (;;) {
    await work();
    const row = await store.reconciliation(id);
    if (!row) throw new Error(`reconciliation ${id} is gone`);
    if (row.status === 'done') return row;
    if (process.stderr.isTTY)
      process.stderr.write(`\r\u001b[K已核对台账 ${row.counts.rows ?? 0} 行、办理记录 ${row.counts.steps ?? 0} 步`);
    await setTimeout(10);
  }
}

/** Compares all ledgers with the chain and with each other; exit code 1 when something differs. */
export const ledgerReconcile: Command = async (invocation) => {
  const { values, on } = readArguments(invocation.argv, ['data'], ['json']);
  return withServices(invocation, values.data, async (services) => {
    const { store } = services;
    const work = reconciler(services);
    const started = await work.start('命令行');
    const [running] = await store.reconciliations(1);
    const row = await finish(store, started?.id ?? running?.id ?? '', () => work.work(TURN_MS));
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    const page = await store.differences(row.id, { offset: 0, limit: SHOWN }, { all: true });
    const ledgers = await allLedgers(services);
    const org = await services.organization.current();
    const found = page.rows.map((one) =>
      differenceView(
        one,
        ledgers.find(({ ref }) => ref === one.ledger),
        undefined,
        org,
      ),
    );
    if (on.has('json')) console.log(JSON.stringify({ run: row.id, counts: row.counts, differences: found }));
    else tell(row, found, page.total);
    return page.total === 0 ? 0 : 1;
  });
};

function tell({ counts }: ReconciliationRow, found: ReturnType<typeof differenceView>[], total: number): void {
  if (counts.registered) console.log(`已把 ${counts.registered} 件未登记过的办件补登到登记台账。`);
  console.log(
    `已核对台账 ${counts.rows ?? 0} 行、办理记录 ${counts.steps ?? 0} 步、对账规则 ${counts.rules ?? 0} 条。`,
  );
  console.log(total === 0 ? '没有差异。' : `有 ${total} 处差异：`);
  for (const { kindName, ledgerTitle, key, columnTitle, stored, expected, caseNo, words } of found) {
    const cell = columnTitle === null ? '' : `“${columnTitle}”现为“${stored}”，应为“${expected}”；`;
    console.log(`  ${kindName}　${ledgerTitle} ${key}：${cell}${words}${caseNo === null ? '' : `（办件 ${caseNo}）`}`);
  }
  if (total > found.length) console.log(`  其余 ${total - found.length} 处请在工作台“数据质量”中查看。`);
}
