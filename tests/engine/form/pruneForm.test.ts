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

const derived = (properties: JsonObject): FormDefinition => ({
  ...kiteForm,
  schema: { type: 'object', properties },
  visible: {},
});

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

  it('derives what the answers tell, whatever was typed', () => {
    const sex =
      'if string length(form.idNo) = 18 then (if form.idNo = "11010519491231002X" then "2" else "1") else null';
    const form = derived({
      idNo: {},
      greeting: { derived: 'if form.sex = "2" then "女士" else "先生"' },
      sex: { derived: sex },
    });
    expect(pruneForm(form, data({ idNo: '11010519491231002X', sex: '1' }))).toEqual({
      idNo: '11010519491231002X',
      sex: '2',
      greeting: '女士',
    });
    expect(pruneForm(form, data({ idNo: 'H1234567', sex: '2' }))).toMatchObject({ sex: '2' });
  });

  it('does not derive a hidden field, and ends on a circle of derivations', () => {
    const hiding = { ...derived({ a: {}, b: { derived: 'form.a' } }), visible: { b: 'form.a = "1"' } };
    expect(pruneForm(hiding, data({ a: '2', b: '3' }))).toEqual({ a: '2' });
    const circle = derived({ a: { derived: 'form.b + 1' }, b: { derived: 'form.a + 1' } });
    expect(pruneForm(circle, data({ a: 1, b: 1 })).a).toBeTypeOf('number');
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

  it('remembers results only as long as the answers they come from', () => {
    fc.assert(
      fc.property(forms, fc.array(answers, { minLength: 2, maxLength: 5 }), (form, many) => {
        for (const given of many) expect(pruneForm(form, data(given))).toEqual(pruneForm({ ...form }, data(given)));
      }),
    );
  });

  it('sees a change deep in what a condition reads', () => {
    const form = {
      ...kiteForm,
      visible: { phone: 'form.kites[1].model = "AB123"', sex: 'officers.acceptance.id = "a"' },
    };
    const shown = (model: string, id: string) =>
      Object.keys(pruneForm(form, { form: { ...complete, kites: [{ model }] }, officers: { acceptance: { id } } }));
    expect(shown('AB123', 'a')).toEqual(expect.arrayContaining(['phone', 'sex']));
    expect(shown('CD456', 'a')).not.toContain('phone');
    expect(shown('AB123', 'b')).not.toContain('sex');
    expect(shown('AB123', 'a')).toContain('sex');
  });
});
