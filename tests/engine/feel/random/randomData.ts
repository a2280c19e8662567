import fc from 'fast-check';
import type { Json, JsonObject } from '#engine';

/** Values as forms hold them, as they are half typed, and as they should not be. */
const TEXTS = [
  '',
  'approve',
  'denied',
  '1',
  '3',
  '02',
  '20',
  'a"b',
  '㛃䶮',
  '买买提·䶮',
  '𠮷野',
  '11010119900307123X',
  '110101200002290012',
  '11010119901331001X',
  '1101011990',
  '2026-01-31',
  '2024-02-29',
  '2026-02-30',
  '2026-13-01',
  '2026-1-1',
  '2026-',
  '20260131',
  '2026-01-31T10:00:00',
  '0999-12-31',
  '9999-12-31',
  '-2026-01-01',
  'P1Y',
  'P14M',
  'P0D',
  ' 12 ',
  '0x1f',
  '-1.5',
];

const scalar: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 2, arbitrary: fc.boolean() },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, -1, 2, 12, 60, 120, 200, 1.5, -0.1, 1e21, 0.1, 0.2) },
  { weight: 2, arbitrary: fc.constant(null) },
);

const list: fc.Arbitrary<Json> = fc.array(scalar, { maxLength: 3 });

const dictionary = (names: string[], values: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> =>
  fc.dictionary(fc.constantFrom(...names), values, { maxKeys: names.length, noNullPrototype: true });

/** Keys that may change how an expression is read. */
export const HOSTILE = [
  'or',
  'and',
  'then',
  'not',
  'date',
  'list',
  'length',
  'string',
  'contains',
  'count',
  'string length',
  'a-b',
  'form.name',
  'today',
  'constructor',
  '__proto__',
  '1',
  'name or',
];

/** Data of a case with the given members of its parts, mostly there, sometimes of the wrong kind. */
export const caseData = (roots: string[], members: string[]): fc.Arbitrary<JsonObject> => {
  const leaf = fc.oneof({ weight: 8, arbitrary: scalar }, { weight: 1, arbitrary: list });
  const inner = dictionary(members, leaf);
  const outer = dictionary(members, fc.oneof({ weight: 6, arbitrary: leaf }, { weight: 2, arbitrary: inner }));
  const part = fc.oneof({ weight: 6, arbitrary: outer }, { weight: 2, arbitrary: leaf });
  return dictionary(roots, part);
};
