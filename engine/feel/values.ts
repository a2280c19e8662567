import type { Json } from '../json.ts';

/** Turns what an expression gave into plain JSON: dates and durations become ISO text, functions and non-numbers null. */
export function toJson(value: unknown): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'object':
      return value === null ? null : objectToJson(value);
    default:
      return null;
  }
}

function objectToJson(value: object): Json {
  if (Array.isArray(value)) return value.map(toJson);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toJson(member)]));
}
