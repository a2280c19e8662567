import type { CompiledItem, LedgerMapping, ServiceItemSource } from '../../service/types.ts';
import { qualify } from '../references.ts';
import { registersOf } from '../registers.ts';
import type { Content } from '../resolve.ts';
import type { Pack, Scenario } from '../types.ts';

/** What the scenarios of the packs prove: how many play an item, print a document, fill a ledger. */
export interface Proved {
  items: Map<string, number>;
  documents: Map<string, number>;
  ledgers: Map<string, number>;
  forms: Map<string, number>;
  codeTables: Map<string, number>;
  parameters: Map<string, number>;
}

export function provedBy(packs: Pack[], content: Pick<Content, 'items' | 'campaigns' | 'bundles'>): Proved {
  const proved: Proved = {
    items: new Map(),
    documents: new Map(),
    ledgers: new Map(),
    forms: new Map(),
    codeTables: new Map(),
    parameters: new Map(),
  };
  const registers = [...new Set(registersOf(packs, 'cases').map(({ ref }) => ref))];
  for (const { manifest, scenarios } of packs)
    for (const scenario of Object.values(scenarios)) {
      const ref = qualify(scenario.item, manifest.wutong.namespace);
      const item = content.items.find((one) => one.ref === ref);
      if (item) count(proved, item, scenario, registers);
    }
  for (const { manifest, ledgers } of packs)
    for (const { id, proof = [] } of Object.values(ledgers))
      for (const _ of proof) add(proved.ledgers, qualify(id, manifest.wutong.namespace));
  for (const { source } of content.bundles) for (const one of source.documents ?? []) add(proved.documents, one);
  for (const { source } of content.campaigns) {
    if (source.summary !== undefined) add(proved.documents, source.summary);
    if (source.form !== undefined) add(proved.forms, source.form);
  }
  return proved;
}

const add = (counts: Map<string, number>, ref: string): void => {
  counts.set(ref, (counts.get(ref) ?? 0) + 1);
};

function count(proved: Proved, compiled: CompiledItem, scenario: Scenario, registers: string[]): void {
  const { item, base, ref } = compiled;
  for (const one of [ref, ...(base === undefined ? [] : [base])]) add(proved.items, one);
  for (const one of item.documents) add(proved.documents, one);
  for (const one of writtenLedgers(item, scenario, registers)) add(proved.ledgers, one);
  add(proved.forms, item.form);
  for (const one of Object.keys(compiled.codeTables)) add(proved.codeTables, one);
  for (const one of item.parameters ?? []) add(proved.parameters, one);
}

/** Ledgers that the scenario names with their cells, and those that its end must write in any case. */
function writtenLedgers(item: ServiceItemSource, { expect }: Scenario, registers: string[]): Set<string> {
  const named = (expect.ledgers ?? []).map(({ ledger }) => ledger);
  const isNamed = (ref: string) => named.some((name) => ref === name || ref.endsWith(`:${name}`));
  const ids = item.ledgers.filter(({ ledger }) => isNamed(ledger));
  const sure = item.ledgers.filter(
    ({ when, each, on }) => when === undefined && each === undefined && ends(on, expect),
  );
  return new Set([...[...ids, ...sure].map(({ ledger }) => ledger), ...registers.filter(isNamed)]);
}

const ends = (on: LedgerMapping['on'], { status, result }: Scenario['expect']): boolean => {
  if (on === 'concluded') return status === 'concluded';
  if (on === 'accepted') return status === 'concluded' && (result === 'granted' || result === 'denied');
  return status === 'concluded' && result === on;
};
