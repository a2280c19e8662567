import type { FlowNode, Process } from '../bpmn/model.ts';
import { canonicalJson } from '../digest.ts';
import type { FormDefinition } from '../form/types.ts';
import type { Json } from '../json.ts';
import type { CodeTable, CompiledItem, ServiceItemSource } from '../service/types.ts';
import {
  checkAgainstProcess,
  checkDecisionsName,
  checkDocumentPart,
  checkFormPart,
  checkItemPart,
  checkLedgerMappings,
} from './checkItem.ts';
import { expandCodeTables } from './codeTables.ts';
import { decisionsOf, decisionsOfForms } from './decisions.ts';
import { find, readPart, untold, type Workbench } from './gather.ts';
import { checkParameterClash, checkParameterNames, parametersOf } from './parameters.ts';
import type { PartTypes, RefFolder } from './partTypes.ts';
import { pointerTo } from './pointer.ts';
import { codeTablesOf, qualify } from './references.ts';
import { withDigest } from './storedItem.ts';
import type { Part } from './view.ts';

/** Tables that every case speaks in, whatever its form: taken along where the pack can see them. */
const COMMON_TABLES = ['ID_TYPE', 'DELIVERY', 'SUSPEND_REASON', 'POST', 'LEVEL', 'KINSHIP'];

/** One item with everything that it refers to, or undefined after telling its problems to the bench. */
export async function compileItem(
  bench: Workbench,
  part: Part<ServiceItemSource>,
  identity: Pick<CompiledItem, 'ref' | 'base'>,
): Promise<CompiledItem | undefined> {
  const before = bench.problems.length;
  const { value: item, file } = part;
  bench.problems.push(...checkItemPart(item, file));
  const form = find(bench, 'forms', item.form, { file, path: '/form' });
  const parameters = parametersOf(bench, part);
  const calendar = find(bench, 'calendars', item.calendar, { file, path: '/calendar' });
  const process = find(bench, 'processes', item.process, { file, path: '/process' });
  const read = process && (await readPart(bench, process));
  const ledgers = gather(bench, 'ledgers', references(item, file));
  const documents = gather(
    bench,
    'documents',
    item.documents.map((ref, at) => [ref, file, pointerTo('documents', at)]),
  );
  bench.problems.push(
    ...checkLedgerMappings(item, ledgers, file),
    ...untold(bench, Object.values(documents)).flatMap(({ value, file: own }) => checkDocumentPart(value, own)),
  );
  if (!form || !calendar || !process || !read) return undefined;
  bench.problems.push(...checkAgainstProcess(item, read, file));
  const forms = taskForms(bench, process, read.main, read.calls);
  const shown = [form, ...Object.values(forms)];
  const decisions = { ...decisionsOf(bench, process, read), ...decisionsOfForms(bench, shown) };
  bench.problems.push(...checkDecisionsName(shown, read, process.file));
  const tables = tablesOf(bench, shown, Object.values(ledgers));
  const known = (item.parameters ?? []).map((ref) => ref.slice(ref.indexOf(':') + 1));
  bench.problems.push(
    ...checkParameterNames([part, ...shown, ...Object.values(documents)], { file: process.file, read }, known),
    ...checkParameterClash(read, known, process.file),
  );
  const usedForms = untold(bench, shown);
  bench.problems.push(...usedForms.flatMap(({ value, file: own }) => checkFormPart(value, own)));
  if (bench.problems.length > before) return undefined;
  const { name, version, wutong } = bench.view.pack.manifest;
  const withoutDigest: Omit<CompiledItem, 'digest'> = {
    ...identity,
    pack: { name, version },
    ...(wutong.division === undefined ? {} : { division: wutong.division }),
    item,
    process: withSteps(read.main, item.steps ?? {}),
    calls: read.calls,
    xml: process.value,
    form: expandCodeTables(form.value, tables),
    forms: mapParts(forms, (value) => expandCodeTables(value, tables)),
    calendar: calendar.value,
    ledgers: mapParts(ledgers, (value) => value),
    documents: mapParts(documents, (value) => value),
    codeTables: tables,
    ...(Object.keys(decisions).length === 0 ? {} : { decisions }),
    ...(known.length === 0 ? {} : { parameters }),
  };
  return withDigest(withoutDigest);
}

type Found<F extends RefFolder> = Record<string, Part<PartTypes[F]>>;

const mapParts = <T, U>(parts: Record<string, Part<T>>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, change(part.value)]));

const references = (item: ServiceItemSource, file: string): [string, string, string][] =>
  item.ledgers.map(({ ledger }, at) => [ledger, file, pointerTo('ledgers', at, 'ledger')]);

/** Parts by the reference that names them: `[reference, file, path]`. */
function gather<F extends RefFolder>(bench: Workbench, folder: F, refs: [string, string, string][]): Found<F> {
  const found: Found<F> = {};
  for (const [ref, file, path] of refs) {
    if (Object.hasOwn(found, ref)) continue;
    const part = find(bench, folder, ref, { file, path });
    if (part) found[ref] = part;
  }
  return found;
}

/** Forms of single tasks, by the id that the task writes. */
function taskForms(
  bench: Workbench,
  process: Part<string>,
  main: Process,
  calls: Record<string, Process>,
): Found<'forms'> {
  const found: Found<'forms'> = {};
  for (const { id, settings } of [main, ...Object.values(calls)].flatMap((one) => Object.values(one.nodes))) {
    if (settings.form === undefined || Object.hasOwn(found, settings.form)) continue;
    const before = bench.problems.length;
    const ref = qualify(settings.form, process.home.manifest.wutong.namespace);
    const part = find(bench, 'forms', ref, { file: process.file, path: '' });
    for (const problem of bench.problems.slice(before)) problem.element = id;
    if (part) found[settings.form] = part;
  }
  return found;
}

function tablesOf(
  bench: Workbench,
  forms: Part<FormDefinition>[],
  ledgers: Part<PartTypes['ledgers']>[],
): Record<string, CodeTable> {
  const used: [string, string, string][] = [
    ...forms.flatMap(({ value, file }) =>
      codeTablesOf(value.schema, '/schema').map(({ table, path }): [string, string, string] => [table, file, path]),
    ),
    ...ledgers.flatMap(ledgerTables),
  ];
  const tables = gather(bench, 'code-tables', used);
  return { ...commonTables(bench), ...mapParts(tables, (value) => value) };
}

/** Tables that the columns of a ledger name, by its part: many items write into one ledger. */
const tablesOfLedgers = new WeakMap<Part<PartTypes['ledgers']>, [string, string, string][]>();

function ledgerTables(part: Part<PartTypes['ledgers']>): [string, string, string][] {
  const found =
    tablesOfLedgers.get(part) ??
    part.value.columns.flatMap(({ codeTable }, at): [string, string, string][] =>
      codeTable === undefined ? [] : [[codeTable, part.file, pointerTo('columns', at, 'codeTable')]],
    );
  tablesOfLedgers.set(part, found);
  return found;
}

const commonOf = new WeakMap<Workbench['view'], Record<string, CodeTable>>();

function commonTables({ view }: Workbench): Record<string, CodeTable> {
  const parts = () => [...view.parts['code-tables'].values()].filter(({ value }) => COMMON_TABLES.includes(value.id));
  const found = commonOf.get(view) ?? Object.fromEntries(parts().map(({ ref, value }) => [ref, value]));
  commonOf.set(view, found);
  return found;
}

/** Items that give the steps of a process the same budgets share the process. */
const stepped = new WeakMap<Process, Map<string, Process>>();

/** The shared process with this item's budgets and levels. */
function withSteps(process: Process, steps: NonNullable<ServiceItemSource['steps']>): Process {
  if (Object.keys(steps).length === 0) return process;
  const key = canonicalJson(steps as unknown as Json);
  const known = stepped.get(process) ?? new Map<string, Process>();
  stepped.set(process, known);
  const found = known.get(key) ?? changed(process, steps);
  known.set(key, found);
  return found;
}

function changed(process: Process, steps: NonNullable<ServiceItemSource['steps']>): Process {
  const nodes = Object.entries(process.nodes).map(([id, node]): [string, FlowNode] => {
    const step = steps[id];
    return [id, step === undefined ? node : { ...node, settings: { ...node.settings, ...step } }];
  });
  return { ...process, nodes: Object.fromEntries(nodes) };
}
