import { canonicalJson } from '../digest.ts';
import type { Json } from '../json.ts';
import { checkRegister } from '../ledger/index.ts';
import type { FillSource, Register } from '../ledger/types.ts';
import type { CodeTable } from '../service/types.ts';
import { sm3 } from '../sm3.ts';
import { find, untold, type Workbench } from './gather.ts';
import { qualify, qualifyLedger } from './references.ts';
import type { Pack } from './types.ts';

/** The ledgers of packs that are filled from a source. */
export function registersOf(packs: readonly Pack[], from: FillSource): Register[] {
  const tables = tablesOf(packs);
  return packs.flatMap((pack) => {
    const { namespace, division } = pack.manifest.wutong;
    return Object.values(pack.ledgers)
      .filter(({ fills = [] }) => fills.some((fill) => fill.from === from))
      .map((ledger) => ({
        ref: qualify(ledger.id, namespace),
        ledger: qualifyLedger(ledger, namespace),
        print: sm3(canonicalJson((ledger.fills ?? []) as unknown as Json)).slice(0, 8),
        ...(division === undefined ? {} : { division }),
        table: (ref: string) => tables.get(ref),
      }));
  });
}

function tablesOf(packs: readonly Pack[]): Map<string, CodeTable> {
  const tables = new Map<string, CodeTable>();
  for (const { manifest, codeTables } of packs)
    for (const [id, table] of Object.entries(codeTables)) tables.set(qualify(id, manifest.wutong.namespace), table);
  return tables;
}

/** The registers of every case as scenarios meet them: theirs is an imaginary village, so none is of another place. */
export const scenarioRegisters = (packs: readonly Pack[]): Register[] =>
  registersOf(packs, 'cases').map(({ division: _, ...register }) => register);

/** Fills and rules of the pack's own ledgers, whether or not an item writes into them; what is wrong goes to the bench. */
export function checkOwnRegisters(bench: Workbench): void {
  const { ledgers } = bench.view.parts;
  const own = [...ledgers.values()].filter(({ home }) => home === bench.view.pack);
  for (const part of untold(bench, own)) {
    const { file, value } = part;
    const faults = checkRegister(value, (ref) => ledgers.get(ref)?.value.columns.map(({ name }) => name));
    bench.problems.push(...faults.map((fault) => ({ ...fault, file })));
    for (const [at, rule] of (value.reconcile ?? []).entries())
      find(bench, 'ledgers', rule.with, { file, path: `/reconcile/${at}/with` });
  }
}
