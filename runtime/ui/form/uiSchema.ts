import type { UiSchema } from '@rjsf/utils';
import type { FormView, JsonObject } from '#engine';
import { type FieldKind, fieldKind } from './fieldKind.ts';

const widgets: Partial<Record<FieldKind, string>> = {
  text: 'text',
  textarea: 'textarea',
  number: 'number',
  money: 'money',
  date: 'day',
  boolean: 'yesNo',
  declaration: 'declaration',
  choice: 'choice',
  choices: 'choices',
  citizenId: 'citizenId',
  creditCode: 'creditCode',
  phone: 'phone',
  division: 'division',
};

function ofSchema(schema: JsonObject): UiSchema {
  const kind = fieldKind(schema);
  if (kind === 'file' || kind === 'signature') return { 'ui:field': kind };
  if (kind === 'rows')
    return { items: ofGroup((schema.items ?? {}) as JsonObject), 'ui:options': { orderable: false, label: false } };
  if (kind === 'group') return ofGroup(schema);
  return { 'ui:widget': widgets[kind] ?? 'text', ...exampleOf(schema) };
}

/** The first example of a field stands in it while it is empty. */
function exampleOf({ examples }: JsonObject): UiSchema {
  return Array.isArray(examples) && examples.length > 0 ? { 'ui:placeholder': `如：${examples[0]}` } : {};
}

function ofGroup(schema: JsonObject): UiSchema {
  const properties = (schema.properties ?? {}) as Record<string, JsonObject>;
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, ofSchema(property)]));
}

/** What rjsf needs to show each field of the view our way: widget, rights, masks. */
export function uiSchemaOf(view: FormView): UiSchema {
  const ui: UiSchema = { 'ui:submitButtonOptions': { norender: true } };
  for (const field of view.sections.flatMap((section) => section.fields)) {
    ui[field.name] = field.editable
      ? ofSchema(field.schema)
      : { ...ofSchema(field.schema), 'ui:field': undefined, 'ui:readonly': true, 'ui:masked': field.masked };
  }
  return ui;
}
