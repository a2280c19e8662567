import { anyOf, ignoringCase, not, rangeClass } from './classes.ts';
import type { Scanner } from './scanner.ts';
import { type CharTest, PatternError } from './tree.ts';

/** A class in brackets after its `[`: `[a-z_]`, `[^0-9]`, `[a-z-[aeiou]]`. */
export function parseClass(scanner: Scanner, ignoreCase: boolean): CharTest {
  const negated = scanner.take('^');
  const items: CharTest[] = [];
  let minus: CharTest | undefined;
  do {
    if (scanner.peek() === '-' && scanner.peek(1) === '[') minus = subtraction(scanner, ignoreCase);
    else items.push(parseItem(scanner, ignoreCase));
  } while (minus === undefined && scanner.peek() !== ']');
  scanner.expect(']');
  const test = negated ? not(anyOf(items)) : anyOf(items);
  const without = minus;
  return without === undefined ? test : (codePoint) => test(codePoint) && !without(codePoint);
}

function subtraction(scanner: Scanner, ignoreCase: boolean): CharTest {
  scanner.expect('-');
  scanner.expect('[');
  return parseClass(scanner, ignoreCase);
}

function parseItem(scanner: Scanner, ignoreCase: boolean): CharTest {
  const first = parseMember(scanner);
  if (typeof first !== 'string') return first;
  const isRange = scanner.peek() === '-' && scanner.peek(1) !== ']' && scanner.peek(1) !== '[';
  const test = isRange ? parseRange(scanner, first) : rangeClass(pointOf(first), pointOf(first));
  return ignoreCase ? ignoringCase(test) : test;
}

function parseRange(scanner: Scanner, first: string): CharTest {
  scanner.expect('-');
  const last = parseMember(scanner);
  if (typeof last !== 'string' || pointOf(last) < pointOf(first)) throw new PatternError('no range of characters');
  return rangeClass(pointOf(first), pointOf(last));
}

function parseMember(scanner: Scanner): string | CharTest {
  const char = scanner.next();
  if (char === '\\') return scanner.escape();
  if (char === '[' || char === ']') throw new PatternError(`${char} needs a backslash`);
  return char;
}

const pointOf = (char: string): number => char.codePointAt(0) ?? 0;
