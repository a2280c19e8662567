import { describe, expect, it } from 'vitest';
import { type FormDefinition, lintForm } from '#engine';
import {
  addField,
  moveField,
  removeField,
  renameField,
  requiredOf,
  setKeywords,
  setRequired,
  setType,
  setVisible,
} from '../../../designer/form/edit.ts';
import { fieldTypes, typeOf } from '../../../designer/form/fieldTypes.ts';
import { parseForm, printForm } from '../../../designer/form/parse.ts';

const form = (): FormDefinition => ({
  id: 'kite',
  title: '放风筝许可申请表',
  schema: {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string', title: '姓名' }, length: { type: 'number', title: '线长' } },
  },
  sections: [
    { title: '申请人', fields: ['name'] },
    { title: '风筝', fields: ['length'] },
  ],
  visible: { length: 'form.name != null' },
  rules: [{ id: 'r', when: 'form.length < 100', message: '线太长', fields: ['length'] }],
  steps: { approval: { edit: ['length'] } },
});

const type = (id: string) => {
  const found = fieldTypes.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('edits of a form', () => {
  it('adds a field of every type, and the form stays sound', () => {
    let next = form();
    for (const one of fieldTypes) next = addField(next, 1, one).form;
    expect(lintForm(next)).toEqual([]);
    for (const one of fieldTypes) expect(typeOf(one.schema)?.id).toBe(one.id);
  });

  it('gives a second field of a type another name', () => {
    const first = addField(form(), 0, type('date'));
    expect(addField(first.form, 0, type('date')).name).toBe('date2');
  });

  it('removes a field everywhere', () => {
    const next = removeField(form(), 'length');
    expect(JSON.stringify({ schema: next.schema, sections: next.sections, visible: next.visible })).not.toContain(
      'length',
    );
    expect(removeField(form(), 'name').schema.required).toEqual([]);
  });

  it('moves a field to another section', () => {
    expect(moveField(form(), 'name', 1, 0).sections.map((section) => section.fields)).toEqual([[], ['name', 'length']]);
  });

  it('renames a field in schema, sections, conditions, rules and rights', () => {
    const next = renameField(form(), 'length', 'lineLength');
    expect(next).toMatchObject({
      sections: [{}, { fields: ['lineLength'] }],
      visible: { lineLength: 'form.name != null' },
      rules: [{ fields: ['lineLength'] }],
      steps: { approval: { edit: ['lineLength'] } },
    });
  });

  it('sets and takes back required, keywords, type and condition', () => {
    expect(requiredOf(setRequired(form(), 'length', true))).toEqual(['name', 'length']);
    expect(setKeywords(form(), 'name', { maxLength: 50, title: undefined }).schema.properties).toMatchObject({
      name: { type: 'string', maxLength: 50 },
    });
    expect(setType(form(), 'length', type('date')).schema.properties).toMatchObject({
      length: { title: '线长', format: 'date' },
    });
    expect(setVisible(form(), 'length', '').visible).toBeUndefined();
  });

  it('changes nothing in place', () => {
    const before = form();
    renameField(before, 'length', 'x');
    addField(before, 0, type('text'));
    expect(before).toEqual(form());
  });

  it('survives the text', () => {
    expect(parseForm(printForm(form()))).toEqual(form());
    expect(parseForm('{"schema": {}}')).toBeUndefined();
    expect(parseForm('{')).toBeUndefined();
  });
});
