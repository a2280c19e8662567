import fc from 'fast-check';
import type { CaseFact, Json } from '#engine';
import { commands, type Field, factLayouts } from '../../../runtime/store/codec-layouts.ts';
import type { StepRecord } from '../../../runtime/store/port.ts';

/** Names with rare characters, separators, quotes, digits that look like references. */
const word = fc.oneof(
  fc.constantFrom('王㛃', '买买提·艾力䶮', '"', '\\', '0', '12', '', 'preliminaryReview', '𠮷', '\u2028', '__proto__'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

/** As JSON gives it back: no -0. */
const json = fc
  .json({ maxDepth: 2 })
  .map((text): Json => JSON.parse(JSON.stringify(JSON.parse(text))))
  .filter((value) => value !== null);

const valueFor = ({ kind }: Field): fc.Arbitrary<Json> => {
  if (kind === 'word') return word;
  return kind === 'number' ? fc.integer({ min: 0, max: 2 ** 45 }) : json;
};

/** A fact of one layout, its optional fields there or not. */
const factOf = ({ type, fields }: (typeof factLayouts)[number]): fc.Arbitrary<CaseFact> => {
  const requiredKeys = fields.filter(({ optional }) => !optional).map(({ name }) => name);
  const record = fc.record(Object.fromEntries(fields.map((field) => [field.name, valueFor(field)])), { requiredKeys });
  return record.map((cells) => ({ type, ...cells }) as unknown as CaseFact);
};

/** Facts of other versions: unknown types, additional or missing fields, other kinds of values. */
const strange = fc
  .record(
    { type: fc.oneof(word, fc.constantFrom('flow.taken', 'task.created')), flow: json, extra: json },
    { requiredKeys: ['type'] },
  )
  .map((cells) => cells as unknown as CaseFact);

export const anyFact = fc.oneof(...factLayouts.map(factOf), strange);

export const anyStep: fc.Arbitrary<StepRecord> = fc.record({
  caseId: word,
  version: fc.integer({ min: 1, max: 1e6 }),
  at: fc.integer({ min: 0, max: 2 ** 45 }),
  actor: fc.record({ kind: fc.constantFrom('officer', 'applicant', 'system'), id: word, name: word }),
  command: fc.oneof(fc.constantFrom(...commands), word),
  facts: fc.array(anyFact, { maxLength: 12 }),
});

export { factOf };
