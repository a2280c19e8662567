import type { FeelType } from '../value/types.ts';
import { looseName, memberName } from './namesAhead.ts';
import { deeper, expectSign, type Reader, skip, takeSign, Unreadable, wordAhead } from './reader.ts';
import type { TypeDefinition } from './tree.ts';

/** Words after `instance of` (DMN 1.5 §10.3.1.2 rule 66), with the names that models use for the same. */
const SIMPLE: ReadonlyMap<string, FeelType> = new Map<string, FeelType>([
  ['days and time duration', 'days and time duration'],
  ['years and months duration', 'years and months duration'],
  ['dayTimeDuration', 'days and time duration'],
  ['yearMonthDuration', 'years and months duration'],
  ['date and time', 'date and time'],
  ['dateTime', 'date and time'],
  ['date', 'date'],
  ['time', 'time'],
  ['number', 'number'],
  ['string', 'string'],
  ['boolean', 'boolean'],
  ['Any', 'Any'],
  ['Null', 'Null'],
]);
const LONG = [...SIMPLE.keys()].filter((name) => name.includes(' '));

/** A type as it is written after `instance of` or a parameter. */
export const typeTree = (reader: Reader): TypeDefinition => {
  skip(reader);
  const { at } = reader;
  const known = reader.typeNames.at(reader.text, at);
  if (known) {
    reader.at = known.end;
    return definition(reader, known.name, at);
  }
  const simple = simpleType(reader);
  return simple === undefined ? compound(reader) : { type: simple };
};

const definition = (reader: Reader, name: string, at: number): TypeDefinition => {
  const found = Object.hasOwn(reader.types, name) ? reader.types[name] : undefined;
  if (found === undefined) throw new Unreadable(at, `类型“${name}”没有定义`);
  return found;
};

const simpleType = (reader: Reader): FeelType | undefined => {
  const word = wordAhead(reader);
  const long = LONG.find((name) => pattern(name).test(reader.text.slice(reader.at, reader.at + 60)));
  const type = SIMPLE.get(long ?? word);
  if (type === undefined) return undefined;
  reader.at += long === undefined ? word.length : (pattern(long).exec(reader.text.slice(reader.at))?.[0].length ?? 0);
  return type;
};

const pattern = (name: string): RegExp => new RegExp(`^${name.replaceAll(' ', '\\s+')}(?![\\p{L}\\p{N}_])`, 'u');

const compound = (reader: Reader): TypeDefinition => {
  const { at } = reader;
  const word = wordAhead(reader);
  if (word === '' || word === '?') throw new Unreadable(at, '缺少类型');
  reader.at += word.length;
  switch (word) {
    case 'list':
    case 'range':
      return { type: takeSign(reader, '<') ? elements(reader, word) : word };
    case 'context':
      return { type: takeSign(reader, '<') ? members(reader) : word };
    case 'function':
      return { type: takeSign(reader, '<') ? signature(reader) : word };
    default:
      return definition(reader, qualified(reader, word), at);
  }
};

const qualified = (reader: Reader, first: string): string => {
  let name = first;
  while (takeSign(reader, '.')) name += `.${memberName(reader)}`;
  return name;
};

const inner = (reader: Reader): FeelType => deeper(reader, false, typeTree).type;

const elements = (reader: Reader, kind: 'list' | 'range'): FeelType => {
  const of = inner(reader);
  expectSign(reader, '>');
  return { kind, of };
};

const members = (reader: Reader): FeelType => {
  const entries: Record<string, FeelType> = Object.create(null);
  do {
    const name = looseName(reader);
    expectSign(reader, ':');
    entries[name] = inner(reader);
  } while (takeSign(reader, ','));
  expectSign(reader, '>');
  return { kind: 'context', entries };
};

const signature = (reader: Reader): FeelType => {
  const params: FeelType[] = [];
  if (!takeSign(reader, '>')) {
    do params.push(inner(reader));
    while (takeSign(reader, ','));
    expectSign(reader, '>');
  }
  expectSign(reader, '->');
  return { kind: 'function', params, result: inner(reader) };
};
