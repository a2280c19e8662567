import {
  coerce as coerceFeel,
  FeelDate,
  FeelDateTime,
  FeelFunction,
  type FeelType,
  type FeelTypeName,
  type FeelValue,
  fromJson,
  isContext,
  isList,
  typeOf,
} from '../../feel/value/index.ts';
import type { Json } from '../../json.ts';
import type { Run } from './run.ts';
import type { DataType } from './types.ts';

/** Whether a value may stand where a type is declared (DMN 1.5 §10.3.2.9.2, §7.3.3). Null always may. */
export function conforms(value: FeelValue, type: DataType, run: Run): boolean {
  if (value === null) return true;
  return hasShape(value, type, run) && type.tests.every((test) => test({ '?': value }, run) === true);
}

function hasShape(value: FeelValue, { shape }: DataType, run: Run): boolean {
  switch (shape.kind) {
    case 'simple':
      return shape.of === 'Any' || typeOf(value) === shape.of;
    case 'list':
      return isList(value) && value.every((item) => conforms(item, shape.of, run));
    case 'function':
      return value instanceof FeelFunction;
    case 'context':
      return isContext(value) && Object.keys(shape.members).every((name) => hasMember(value, name, shape.members, run));
  }
}

function hasMember(
  value: Readonly<Record<string, FeelValue>>,
  name: string,
  members: Readonly<Record<string, DataType>>,
  run: Run,
): boolean {
  if (!Object.hasOwn(value, name)) return false;
  return conforms(value[name] ?? null, members[name] as DataType, run);
}

/**
 * The value as the type wants it (DMN 1.5 §10.3.2.9.4): itself, the only item of a list, as a list of one, a date as date
 * and time. Undefined where it does not fit.
 */
export function fitTo(value: FeelValue, type: DataType, run: Run): FeelValue | undefined {
  if (conforms(value, type, run)) return value;
  const { shape } = type;
  if (isList(value) && value.length === 1 && shape.kind !== 'list') {
    const [only = null] = value;
    return conforms(only, type, run) ? only : undefined;
  }
  if (shape.kind === 'list' && !isList(value)) {
    const list = [value];
    return conforms(list, type, run) ? list : undefined;
  }
  if (shape.kind === 'simple' && shape.of === 'date and time' && value instanceof FeelDate) {
    const dateTime = coerceFeel(value, 'date and time');
    return dateTime instanceof FeelDateTime && conforms(dateTime, type, run) ? dateTime : undefined;
  }
  return undefined;
}

/** Types of FEEL whose values JSON can only give as text. */
const AS_TEXT: readonly FeelTypeName[] = [
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
];

/** A value out of JSON, its texts read as dates and durations where the type says so. */
export function readJson(json: Json, type: DataType): FeelValue {
  const { shape } = type;
  if (shape.kind === 'simple')
    return typeof json === 'string' && AS_TEXT.includes(shape.of) ? readText(json, shape.of) : fromJson(json);
  if (shape.kind === 'list')
    return Array.isArray(json) ? json.map((item) => readJson(item, shape.of)) : readJson(json, shape.of);
  if (shape.kind !== 'context' || json === null || typeof json !== 'object' || Array.isArray(json))
    return fromJson(json);
  return Object.fromEntries(
    Object.entries(json).map(([name, member]) => {
      const declared = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
      return [name, declared === undefined ? fromJson(member) : readJson(member, declared)];
    }),
  );
}

/** Text that is no date stays text, so that it is then refused as one. */
const readText = (text: string, type: FeelType): FeelValue => fromJson(text, type) ?? text;
