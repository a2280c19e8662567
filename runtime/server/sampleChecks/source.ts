import {
  type CompiledItem,
  evaluate,
  type Json,
  type JsonObject,
  type LedgerDefinition,
  type MaterialRecord,
} from '#engine';
import type { CaseRow, LedgerRow } from '../../store/port.ts';
import type { FoundLedger } from '../ledger/found.ts';
import { type Origin, originsOf } from '../ledger/origins.ts';
import { findLedger } from '../ledgers.ts';
import { notFound } from '../problem.ts';
import type { Services } from '../services.ts';
import { words } from '../views/ledger.ts';
import type { DrawnRow } from './check.ts';

/** A row as it stood when it was drawn. */
export interface CheckedVersion {
  row: LedgerRow;
  values: Record<string, unknown>;
  caseId: string | null;
  /** Where the content of each cell came from. */
  origins: Record<string, Origin>;
  /** It was changed after the draw. */
  changedSince: boolean;
}

/** @throws {ApiProblem} 404 when the row is no longer there */
export async function versionOf(
  { store }: Services,
  { ledger }: FoundLedger,
  drawn: DrawnRow,
): Promise<CheckedVersion> {
  const found = await store.ledgerRowById(drawn.id, { all: true });
  const until = found?.history.filter(({ version }) => version <= drawn.version) ?? [];
  const last = until.at(-1);
  if (!found || !last) throw notFound('抽中的这一行', 'sampleCheck.rowGone');
  const caseId = until.findLast((version) => version.caseId !== null)?.caseId ?? null;
  const changedSince = found.row.version !== drawn.version;
  return { row: found.row, values: last.values, caseId, origins: originsOf(ledger, until), changedSince };
}

export interface CellSource {
  kind: 'case' | 'person';
  /** Where the content comes from, for people. */
  title: string;
  /** What stands there now; null: it cannot be shown beside the cell. */
  shown: string | null;
  /** It is not what stands in the cell. */
  differs: boolean;
}

export interface CheckedCell {
  column: string;
  title: string;
  type: string;
  shown: string;
  options: { value: string; label: string }[];
  source: CellSource | null;
}

export interface CheckedRowView {
  changedSince: boolean;
  cells: CheckedCell[];
  case: {
    id: string;
    no: string;
    itemName: string;
    applicantName: string;
    materials: {
      name: string;
      state: MaterialRecord['state'];
      files: { hash: string; name: string; type: string }[];
    }[];
  } | null;
}

type Column = LedgerDefinition['columns'][number];

interface Read {
  row: CaseRow;
  compiled: CompiledItem;
  data: JsonObject;
}

async function readCase({ store, items }: Services, caseId: string | null): Promise<Read | undefined> {
  const row = caseId === null ? undefined : await store.case(caseId, { all: true });
  const compiled = row && (await items.byDigest(row.digest));
  return row && compiled ? { row, compiled, data: { ...row.data, ...row.state.vars } } : undefined;
}

const PLACES: [RegExp, string][] = [
  [/\bapplicant\./, '申请人信息'],
  [/\bsituation\./, '办理情形'],
  [/\bdelivery\./, '送达登记'],
  [/\bofficers\./, '办理人员'],
];

/** Where an expression of a mapping looks, for people. */
function placeOf(expression: string, { form }: CompiledItem): string {
  const field = /\bform\.([A-Za-z_][A-Za-z0-9_]*)/.exec(expression)?.[1];
  const property = field === undefined ? undefined : (form.schema.properties as JsonObject | undefined)?.[field];
  const title = typeof property === 'object' && property !== null && 'title' in property ? property.title : field;
  if (field !== undefined) return `申请表“${String(title)}”`;
  return PLACES.find(([pattern]) => pattern.test(expression))?.[1] ?? '办理过程';
}

/** The expressions that fill a column from a case. Rows of lists cannot be told apart afterwards. */
const expressionsFor = (ref: string, column: string, { item }: CompiledItem): { text: string; isList: boolean }[] =>
  item.ledgers
    .filter(({ ledger, set }) => ledger === ref && set[column] !== undefined)
    .map(({ set, each }) => ({ text: set[column] ?? '', isList: each !== undefined }));

function sourceOf(
  { ref, tables }: FoundLedger,
  column: Column,
  version: CheckedVersion,
  read: Read | undefined,
): CellSource | null {
  const by = version.origins[column.name];
  if (!by) return null;
  if (by.caseId === null)
    return { kind: 'person', title: `${by.actorName}登记（${by.caseNo ?? ''}）`, shown: null, differs: false };
  const [found] = read && read.row.id === by.caseId ? expressionsFor(ref, column.name, read.compiled) : [];
  if (!found || !read) return { kind: 'case', title: `办件${by.caseNo ?? ''}`, shown: null, differs: false };
  const title = placeOf(found.text, read.compiled);
  const value = found.isList ? undefined : evaluate(found.text, read.data);
  if (!value?.ok || value.value === null) return { kind: 'case', title, shown: null, differs: false };
  const shown = words(column, value.value, tables);
  return { kind: 'case', title, shown, differs: shown !== words(column, version.values[column.name], tables) };
}

const isFilled = (value: unknown): value is Json => value !== null && value !== undefined && value !== '';

const optionsOf = ({ type, codeTable }: Column, { tables }: FoundLedger) => {
  if (type === 'boolean') return [];
  const entries = codeTable === undefined ? [] : (tables(codeTable)?.entries ?? []);
  return entries.map(({ code, label }) => ({ value: code, label }));
};

/** The cells of a drawn row with content, each beside where it comes from, and the case with its materials. */
export async function checkedRow(services: Services, drawn: DrawnRow): Promise<CheckedRowView> {
  const found = await findLedger(services, drawn.ledger);
  const version = await versionOf(services, found, drawn);
  const read = await readCase(services, version.caseId);
  const filled = found.ledger.columns.filter(({ name }) => isFilled(version.values[name]));
  return {
    changedSince: version.changedSince,
    cells: filled.map((column) => ({
      ...{ column: column.name, title: column.title, type: column.type, options: optionsOf(column, found) },
      shown: words(column, version.values[column.name], found.tables),
      source: sourceOf(found, column, version, read),
    })),
    case: read ? caseOf(read) : null,
  };
}

const caseOf = ({ row, compiled }: Read): CheckedRowView['case'] => ({
  id: row.id,
  no: row.no,
  itemName: row.itemName,
  applicantName: row.applicantName,
  materials: row.state.materials.map(({ material, state, files }) => ({
    name: compiled.item.elements.materials.find(({ id }) => id === material)?.name ?? material,
    state,
    files: files.map(({ hash, name, type }) => ({ hash, name, type })),
  })),
});
