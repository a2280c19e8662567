import { describe, expect, it } from 'vitest';
import type { FormDecide, FormDefinition, JsonObject } from '#engine';
import { ok, viewForm } from '#engine';
import { withDerived, withFixed } from '../../../../runtime/ui/form/derived.ts';

const form: FormDefinition = {
  id: 'kite',
  title: '风筝放飞申请表',
  schema: {
    type: 'object',
    required: ['width'],
    properties: {
      width: { title: '宽', type: 'number' },
      height: { title: '高', type: 'number' },
      area: { title: '面积', type: 'number', derived: 'form.width * form.height' },
      double: { title: '两倍', type: 'number', derived: 'form.area * 2' },
    },
  },
  sections: [{ title: '尺寸', fields: ['width', 'height', 'area', 'double'] }],
};

describe('withDerived', () => {
  it('computes in the order of the form, so that one derived field may use another', () => {
    expect(withDerived(form, { form: { width: 2, height: 3 } })).toEqual({ width: 2, height: 3, area: 6, double: 12 });
  });

  it('asks the decisions of the form as its answers change', () => {
    const schema = {
      ...form.schema,
      properties: { ...(form.schema.properties as object), line: { derived: 'decisions.line' } },
    };
    const asking = { ...form, schema, decisions: { line: 'kite:line' } } as FormDefinition;
    const decide: FormDecide = (_, data) => ok(Number((data.form as JsonObject).area ?? 0) * 10);
    expect(withDerived(asking, { form: { width: 2, height: 3 } }, decide)).toMatchObject({ area: 6, line: 60 });
    expect(withDerived(asking, { form: { width: 2, height: 3 } })).not.toHaveProperty('line');
  });

  it('leaves out what cannot be decided yet, also when an older value was there', () => {
    expect(withDerived(form, { form: { width: 2, area: 99 } })).toEqual({ width: 2 });
  });
});

describe('withFixed', () => {
  it('lets nobody fill derived fields or those that stand elsewhere on the page', () => {
    const view = withFixed(viewForm(form, { data: { form: {} } }), ['height']);
    const editable = view.sections.flatMap(({ fields }) =>
      fields.filter((field) => field.editable).map(({ name }) => name),
    );
    expect(editable).toEqual(['width']);
  });
});
