import { type AnyColumn, and, gte, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Scope } from './port.ts';

/** `/11/1101` → `/11/1101/`; what is no path of an office at all becomes undefined and so sees nothing. */
const prefixOf = (path: string): string | undefined => {
  if (!/^\/[^/]/.test(path)) return undefined;
  return path.endsWith('/') ? path : `${path}/`;
};

const prefixes = (paths: string[]): string[] => paths.map(prefixOf).filter((path) => path !== undefined);

/** The first string after everything that starts with the prefix: `0` follows `/`. */
const after = (prefix: string): string => `${prefix.slice(0, -1)}0`;

/** Condition for the rows whose office stands at or below one of the scope's paths; ANDed outermost by every read. */
export function within(column: AnyColumn, scope: Scope): SQL | undefined {
  if ('all' in scope) return undefined;
  const ranges = prefixes(scope.paths).map((prefix) => and(gte(column, prefix), lt(column, after(prefix))));
  return ranges.length === 0 ? sql`1 = 0` : or(...ranges);
}

/** The same condition for one row that was found by its key. */
export function isWithin(path: string, scope: Scope): boolean {
  return 'all' in scope || prefixes(scope.paths).some((prefix) => path.startsWith(prefix));
}
