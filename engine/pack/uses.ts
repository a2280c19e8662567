import type { FormDefinition } from '../form/types.ts';
import type { JsonObject } from '../json.ts';
import type { ServiceItemSource } from '../service/types.ts';
import { processView } from './processView.ts';
import { codeTablesOf, qualify } from './references.ts';
import type { Part, View } from './view.ts';

/** `folder/reference` of every part that an item is compiled with, near and far; itself left out. */
export function partsUsedBy({ parts }: View, item: ServiceItemSource): string[] {
  const { processes, forms: own } = processParts(parts.processes, item.process);
  const forms = [item.form, ...own];
  const ledgers = item.ledgers.map(({ ledger }) => ledger);
  const tables = [
    ...forms.flatMap((ref) => tablesOfForm(parts.forms.get(ref))),
    ...ledgers.flatMap((ref) => parts.ledgers.get(ref)?.value.columns.map(({ codeTable }) => codeTable ?? '') ?? []),
  ];
  const all = [
    ...processes.map((ref) => `processes/${ref}`),
    ...forms.map((ref) => `forms/${ref}`),
    ...ledgers.map((ref) => `ledgers/${ref}`),
    ...item.documents.map((ref) => `documents/${ref}`),
    ...(item.parameters ?? []).map((ref) => `parameters/${ref}`),
    `calendars/${item.calendar}`,
    ...tables.filter((ref) => ref !== '').map((ref) => `code-tables/${ref}`),
  ];
  return [...new Set(all)];
}

const tablesOf = new WeakMap<object, string[]>();

function tablesOfForm(part: Part<FormDefinition> | undefined): string[] {
  if (part === undefined) return [];
  const found = tablesOf.get(part.value) ?? codeTablesOf(part.value.schema).map(({ table }) => table);
  tablesOf.set(part.value, found);
  return found;
}

/** A process with those that it calls in other files, and the forms of their tasks. */
function processParts(all: Map<string, Part<string>>, first: string): { processes: string[]; forms: string[] } {
  const processes = [first];
  const forms = new Set<string>();
  for (const ref of processes) {
    const part = all.get(ref);
    if (part === undefined) continue;
    const { namespace } = part.home.manifest.wutong;
    for (const { form, calls } of Object.values(processView(part.value).elements as Record<string, JsonObject>)) {
      if (typeof form === 'string') forms.add(qualify(form, namespace));
      if (typeof calls !== 'string') continue;
      const called = qualify(calls, namespace);
      if (all.has(called) && !processes.includes(called)) processes.push(called);
    }
  }
  return { processes, forms: [...forms] };
}
