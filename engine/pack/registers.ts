import { canonicalJson } from '../digest.ts';
import type { Json } from '../json.ts';
import { checkRegister } from '../ledger/index.ts';
import type { FillSource, Register } from '../ledger/types.ts';
import type { LedgerDefinition } from '../service/types.ts';
import { sm3 } from '../sm3.ts';
import { find, untold, type Workbench } from './gather.ts';
import { viewsOf } from './shownContent.ts';
import type { Pack } from './types.ts';
import type { Part, View, ViewOptions } from './view.ts';

/**
 * The ledgers of packs that are filled from a source, each as the pack defines it, and once more for every lower pack whose
 * overlays change it or a code table of its columns: `nearestRegisters` tells which holds where.
 */
export const registersOf = (packs: readonly Pack[], from: FillSource, options: ViewOptions = {}): Register[] =>
  viewsOf(packs, { ...options, folders: ['ledgers', 'code-tables'] }).flatMap((view) =>
    [...view.parts.ledgers.values()]
      .filter(({ value }) => (value.fills ?? []).some((fill) => fill.from === from))
      .filter((part) => part.home === view.pack || isTouched(view, part))
      .map((part) => registerOf(view, part)),
  );

const isTouched = ({ touched }: View, { ref, value }: Part<LedgerDefinition>): boolean =>
  touched.has(`ledgers/${ref}`) || value.columns.some(({ codeTable }) => touched.has(`code-tables/${codeTable}`));

function registerOf({ pack, parts }: View, { ref, value: ledger }: Part<LedgerDefinition>): Register {
  const { division } = pack.manifest.wutong;
  return {
    ref,
    ledger,
    print: sm3(canonicalJson((ledger.fills ?? []) as unknown as Json)).slice(0, 8),
    ...(division === undefined ? {} : { division }),
    table: (table) => parts['code-tables'].get(table)?.value,
  };
}

/** Of every ledger the version that holds in a division (twelve digits): that of the nearest layer. */
export function nearestRegisters(registers: readonly Register[], division: string): Register[] {
  const nearest = new Map<string, Register>();
  for (const register of registers) {
    const { ref, division: own = '' } = register;
    if (!division.startsWith(own)) continue;
    const known = nearest.get(ref);
    if (known === undefined || own.length >= (known.division ?? '').length) nearest.set(ref, register);
  }
  return [...nearest.values()];
}

/**
 * The registers of every case as scenarios of a pack meet them: theirs is an imaginary village, so none is of another
 * place; of those that lower packs overlay the version that holds in the division of the pack.
 */
export function scenarioRegisters(packs: readonly Pack[], division = ''): Register[] {
  const all = registersOf(packs, 'cases');
  const nearest = nearestRegisters(all, division);
  const first = [...new Map(all.map((one) => [one.ref, one] as const).reverse()).values()].reverse();
  return first.map((one) => {
    const { division: _, ...register } = nearest.find(({ ref }) => ref === one.ref) ?? one;
    return register;
  });
}

/**
 * Fills and rules of the pack's own ledgers, and of those from above that its overlays changed, whether or not an item
 * writes into them; what is wrong goes to the bench.
 */
export function checkOwnRegisters(bench: Workbench): void {
  const { parts, pack, touched } = bench.view;
  const { ledgers } = parts;
  const own = [...ledgers.values()].filter(({ home, ref }) => home === pack || touched.has(`ledgers/${ref}`));
  for (const part of untold(bench, own)) {
    const { file, value } = part;
    const faults = checkRegister(value, (ref) => ledgers.get(ref)?.value.columns.map(({ name }) => name));
    bench.problems.push(...faults.map((fault) => ({ ...fault, file })));
    for (const [at, rule] of (value.reconcile ?? []).entries())
      find(bench, 'ledgers', rule.with, { file, path: `/reconcile/${at}/with` });
  }
}
