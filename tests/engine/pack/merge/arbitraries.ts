import fc from 'fast-check';
import type { Json } from '#engine';

/** Few names and values, so that two sides often touch the same field. */
const words = fc.constantFrom('申请人自备', '政府部门核发', '张·买买提', '𠮷田', '');
const limit = fc.record({ value: fc.integer({ min: 1, max: 4 }), unit: fc.constantFrom('workingDay', 'calendarDay') });
const material = fc.record(
  {
    id: fc.constantFrom('identity', 'photo', 'lease', 'diploma', 'card'),
    name: words,
    copies: fc.integer({ min: 0, max: 2 }),
    need: fc.constantFrom('required', 'conditional'),
  },
  { requiredKeys: ['id'] },
);
const materials = fc.uniqueArray(material, { selector: ({ id }) => id, maxLength: 4 });
const levels = fc.uniqueArray(fc.constantFrom('village', 'town', 'county', 'city'), { maxLength: 4 });
const steps = fc.dictionary(
  fc.constantFrom('acceptance', 'approval', 'issuance'),
  fc.record({ limit, level: fc.constantFrom('town', 'county') }, { requiredKeys: [] }),
);
/** Entries without names: one whole. */
const blocks = fc.array(fc.record({ text: words }), { maxLength: 3 });

/** An item-like part. */
export const part: fc.Arbitrary<Json> = fc.record(
  { title: words, promised: limit, materials, levels, steps, blocks, note: fc.option(words) },
  { requiredKeys: ['title'] },
) as fc.Arbitrary<Json>;
