import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import type { JsonObject } from '#engine';
import type { CellSearch, LedgerQuery } from './port.ts';

const longestQuery = 100;
const longestSearch = 1000;

/** ASCII only: both databases fold no other letters the same way. */
const fold = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** What the user typed, as it is compared. */
const soughtIn = (text: string): string => fold(text.trim().slice(0, longestQuery)).replaceAll('\0', '');

/** LIKE pattern for text anywhere; what the user typed never acts as a wildcard. */
const patternOf = (text: string): string => `%${soughtIn(text).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** Condition: one of the columns contains the text. The columns are folded by `lower`, Chinese is untouched. */
export function contains(columns: (AnyColumn | SQL)[], text: string): SQL {
  const pattern = patternOf(text);
  return sql`(${sql.join(
    columns.map((column) => sql`lower(${column}) like ${pattern} escape '\\'`),
    sql` or `,
  )})`;
}

/** Condition: the column is the text, not a part of it: so numbers are found that lists show masked. */
export const isWhole = (column: AnyColumn | SQL, text: string): SQL => sql`lower(${column}) = ${soughtIn(text)}`;

type CaseColumns = Record<'applicantName' | 'no' | 'itemName' | 'applicantIdNo', AnyColumn>;

/** Condition: applicant, number or item of a case contain the text, or it is the applicant's whole id number. */
export const findsCase = ({ applicantName, no, itemName, applicantIdNo }: CaseColumns, text: string): SQL =>
  sql`(${contains([applicantName, no, itemName], text)} or ${isWhole(applicantIdNo, text)})`;

/** Whether the cells of a row, as they once stood, hold the text. */
function cellsHold(cells: JsonObject, { text, parts, whole }: CellSearch): boolean {
  const sought = soughtIn(text);
  const textOf = (name: string): string => fold(String((Object.hasOwn(cells, name) ? cells[name] : null) ?? ''));
  return parts.map(textOf).join(' ').includes(sought) || whole.some((name) => textOf(name) === sought);
}

const textOf = (value: unknown): string | undefined => {
  if (value === null || value === undefined) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** What the filters of the database decide, for cells that are not those of the row. */
export function cellsFit(cells: JsonObject, { search, equals = {} }: Pick<LedgerQuery, 'search' | 'equals'>): boolean {
  if (search?.text.trim() && !cellsHold(cells, search)) return false;
  return Object.entries(equals).every(([name, value]) => Object.hasOwn(cells, name) && textOf(cells[name]) === value);
}

/** Searchable text of a ledger row: its texts and numbers, folded, capped. */
export function searchText(cells: JsonObject): string {
  const texts = Object.values(cells).filter((value) => typeof value === 'string' || typeof value === 'number');
  return fold(texts.join(' ')).slice(0, longestSearch);
}
