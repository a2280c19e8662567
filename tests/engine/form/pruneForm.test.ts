import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseData, type FormDefinition, type JsonObject, pruneForm, validateForm, viewForm } from '#engine';
import { complete, data, kiteForm } from './kiteForm.ts';

const FIELDS = ['甲', '乙', '丙', '丁', '戊', '己'];

const conditions = fc.oneof(
  fc
    .tuple(fc.constantFrom(...FIELDS), fc.constantFrom('1', '2', '3'))
    .map(([field, value]) => `form.${field} = "${value}"`),
  fc.constantFrom(...FIELDS).map((field) => `form.${field} = null`),
  fc.constantFrom(...FIELDS).map((field) => `form.${field} != "1"`),
  fc
    .tuple(fc.constantFrom(...FIELDS), fc.constantFrom(...FIELDS))
    .map(([a, b]) => `form.${a} = "1" or form.${b} = "2"`),
);

const forms = fc.dictionary(fc.constantFrom(...FIELDS), conditions, { maxKeys: 6 }).map(
  (visible): FormDefinition => ({
    id: 'random',
    title: '随机表单',
    schema: {
      type: 'object',
      properties: Object.fromEntries(FIELDS.map((field) => [field, { type: 'string', title: field }])),
      required: FIELDS,
    },
    sections: [{ title: '全部', fields: FIELDS }],
    visible,
  }),
);
const answers: fc.Arbitrary<JsonObject> = fc.dictionary(fc.constantFrom(...FIELDS), fc.constantFrom('1', '2', '3', ''));

const shownFields = (form: FormDefinition, seen: CaseData) =>
  viewForm(form, { data: seen }).sections.flatMap(({ fields }) => fields.map(({ name }) => name));

describe('pruneForm', () => {
  it('drops what a chain of conditions hides, to the end', () => {
    const { motorKind, fuelNo, ...others } = complete;
    expect([motorKind, fuelNo]).toEqual(['fuel', 'R-1']);
    expect(pruneForm(kiteForm, data({ ...complete, hasMotor: false }))).toEqual({ ...others, hasMotor: false });
  });

  it('leaves the given data alone and gives the same object when nothing is hidden', () => {
    const seen = data(complete);
    expect(pruneForm(kiteForm, seen)).toBe(complete);
    expect(seen).toEqual(data(complete));
  });

  it('keeps a field whose condition cannot be evaluated', () => {
    expect(pruneForm({ ...kiteForm, visible: { phone: 'form.(' } }, data(complete))).toEqual(complete);
  });

  it('changes nothing the second time, for any conditions and answers', () => {
    fc.assert(
      fc.property(forms, answers, (form, given) => {
        const once = pruneForm(form, data(given));
        expect(pruneForm(form, data(once))).toEqual(once);
      }),
    );
  });

  it('lets no hidden answer survive', () => {
    fc.assert(
      fc.property(forms, answers, (form, given) => {
        const kept = pruneForm(form, data(given));
        const shown = shownFields(form, data(kept));
        expect(Object.keys(kept).filter((field) => !shown.includes(field))).toEqual([]);
        expect(viewForm(form, { data: data(given) }).data).toEqual(kept);
      }),
    );
  });

  it('is followed by a validation that never complains about hidden fields', () => {
    fc.assert(
      fc.property(forms, answers, (form, given) => {
        const kept = data(pruneForm(form, data(given)));
        const shown = shownFields(form, kept);
        const named = validateForm(form, kept).map(({ path }) => path.slice(1));
        expect(named.filter((field) => !shown.includes(field))).toEqual([]);
      }),
    );
  });
});
