import type { Json, JsonObject } from '../json.ts';

/** A comparison of one path with one literal: nine of ten conditions in real processes. */
interface Comparison {
  path: string[];
  equal: boolean;
  literal: string | boolean | number;
}

const SHAPE =
  /^\s*([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)\s*(!?=)\s*(?:"([^"\\]*)"|(true|false)|(-?\d{1,15}))\s*$/u;

/** Words that are no names at the start of an expression. */
const RESERVED = new Set(['true', 'false', 'null', 'not', 'if', 'for', 'some', 'every', 'function', 'date', 'time']);

const known = new Map<string, Comparison | null>();
const MAX_KNOWN = 5000;

/** The comparison that an expression is, or null where it needs the full language. Remembered by its text. */
function recognize(expression: string): Comparison | null {
  const remembered = known.get(expression);
  if (remembered !== undefined) return remembered;
  if (known.size >= MAX_KNOWN) known.clear();
  const found = parse(expression);
  known.set(expression, found);
  return found;
}

function parse(expression: string): Comparison | null {
  const match = SHAPE.exec(expression);
  if (!match) return null;
  const path = (match[1] ?? '').split('.');
  if (RESERVED.has(path[0] ?? '')) return null;
  const literal = match[3] ?? (match[4] === undefined ? Number(match[5]) : match[4] === 'true');
  return { path, equal: match[2] === '=', literal };
}

/**
 * Answers `path = literal` and `path != literal` without the interpreter; `undefined` = not of this shape, or a value
 * whose comparison has rules of its own (lists, dates, unknown first names that may be built-in functions).
 */
export function evaluateSimple(expression: string, context: JsonObject): boolean | undefined {
  const comparison = recognize(expression);
  if (comparison === null) return undefined;
  let value: Json | undefined = context;
  for (const [depth, name] of comparison.path.entries()) {
    if (value === null) break;
    if (typeof value !== 'object' || Array.isArray(value)) return undefined;
    if (Object.hasOwn(value, name)) value = value[name] ?? null;
    else if (depth === 0) return undefined;
    else value = null;
  }
  if (value === null) return !comparison.equal;
  if (typeof value !== typeof comparison.literal) return undefined;
  return (value === comparison.literal) === comparison.equal;
}
