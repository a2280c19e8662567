import type { FeelType } from '../types.ts';

const TYPES: readonly [type: FeelType, names: string][] = [
  [
    'number',
    'number|string length|count|sum|mean|median|stddev|product|floor|ceiling|abs|modulo|sqrt|log|exp|decimal|' +
      'round up|round down|round half up|round half down|day of year|week of year',
  ],
  [
    'string',
    'string|substring|substring before|substring after|upper case|lower case|replace|string join|day of week|month of year',
  ],
  [
    'boolean',
    'not|contains|starts with|ends with|matches|list contains|all|any|is|before|after|meets|met by|overlaps|' +
      'overlaps before|overlaps after|finishes|finished by|includes|during|starts|started by|coincides',
  ],
  ['date', 'date|today'],
  ['time', 'time'],
  ['date and time', 'date and time|now'],
  ['years and months duration', 'years and months duration'],
  [{ kind: 'list', of: 'string' }, 'split'],
  [{ kind: 'list', of: 'number' }, 'mode|index of'],
  [
    'list',
    'sublist|append|concatenate|insert before|remove|reverse|union|distinct values|flatten|sort|list replace|get entries',
  ],
  ['range', 'range'],
];

const RESULTS: ReadonlyMap<string, FeelType> = new Map(
  TYPES.flatMap(([type, names]) => names.split('|').map((name): [string, FeelType] => [name, type])),
);

/** What a function of the language gives; Any where that depends on its arguments. */
export const resultOf = (name: string): FeelType => RESULTS.get(name) ?? 'Any';

const PROPERTIES: Readonly<Record<string, string>> = {
  date: 'year|month|day|weekday',
  time: 'hour|minute|second|time offset|timezone',
  'date and time': 'year|month|day|weekday|hour|minute|second|time offset|timezone|date|time',
  'days and time duration': 'days|hours|minutes|seconds',
  'years and months duration': 'years|months',
  range: 'start|end|start included|end included',
};
const OTHER: Readonly<Record<string, FeelType>> = {
  'time offset': 'days and time duration',
  timezone: 'string',
  date: 'date',
  time: 'time',
  start: 'Any',
  end: 'Any',
  'start included': 'boolean',
  'end included': 'boolean',
};

/** The type of a property of a date, time, duration or range; undefined where there is none. */
export const propertyType = (kind: string, name: string): FeelType | undefined => {
  if (!(PROPERTIES[kind] ?? '').split('|').includes(name)) return undefined;
  return OTHER[name] ?? 'number';
};
