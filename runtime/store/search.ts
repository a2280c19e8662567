import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import type { JsonObject } from '#engine';

const longestQuery = 100;
const longestSearch = 1000;

/** ASCII only: both databases fold no other letters the same way. */
const fold = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** LIKE pattern for text anywhere; what the user typed never acts as a wildcard. */
const patternOf = (text: string): string =>
  `%${fold(text.trim().slice(0, longestQuery))
    .replaceAll('\0', '')
    .replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** Condition: one of the columns contains the text. The columns are folded by `lower`, Chinese is untouched. */
export function contains(columns: (AnyColumn | SQL)[], text: string): SQL {
  const pattern = patternOf(text);
  return sql`(${sql.join(
    columns.map((column) => sql`lower(${column}) like ${pattern} escape '\\'`),
    sql` or `,
  )})`;
}

/** What `contains` decides, for a text that is no column: the searchable text of a row as it once stood. */
export const containsText = (searchable: string, text: string): boolean =>
  searchable.includes(fold(text.trim().slice(0, longestQuery)).replaceAll('\0', ''));

/** Searchable text of a ledger row: its texts and numbers, folded, capped. */
export function searchText(cells: JsonObject): string {
  const texts = Object.values(cells).filter((value) => typeof value === 'string' || typeof value === 'number');
  return fold(texts.join(' ')).slice(0, longestSearch);
}
