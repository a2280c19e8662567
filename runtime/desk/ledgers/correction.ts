import type { FormDefinition, FormProblem, JsonObject } from '#engine';
import type { LedgerRowDetail, ProblemDocument, UnmaskedRow } from '../../ui/api/client.ts';

/** A row that is corrected: as it stood when the form was opened, and what of it was opened. */
export interface Corrected {
  detail: LedgerRowDetail;
  opened: UnmaskedRow | undefined;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const masked = ({ detail, opened }: Corrected): Set<string> =>
  new Set(
    detail.columns
      .filter(({ name, sensitive }) => sensitive && detail.row.shown[name] && opened?.values[name] === undefined)
      .map(({ name }) => name),
  );

/** The form of a correction: the key is not asked for; masked cells may stay as they are. */
export function correctionForm(form: FormDefinition, corrected: Corrected): FormDefinition {
  const { key, row } = corrected.detail;
  const closed = masked(corrected);
  const properties = Object.entries((form.schema.properties ?? {}) as Record<string, JsonObject>)
    .filter(([name]) => !key.includes(name))
    .map(([name, schema]) => [
      name,
      closed.has(name) ? { ...schema, description: `现为 ${row.shown[name]}，不改动请留空` } : schema,
    ]);
  const required = Array.isArray(form.schema.required) ? form.schema.required : [];
  return {
    ...form,
    schema: {
      ...form.schema,
      properties: Object.fromEntries(properties) as JsonObject,
      required: required.filter((name) => !key.includes(String(name)) && !closed.has(String(name))),
    },
    sections: form.sections
      .map((section) => ({ ...section, fields: section.fields.filter((name) => !key.includes(name)) }))
      .filter(({ fields }) => fields.length > 0),
  };
}

/** What stands in the fields at first. */
export function initialValues({ detail, opened }: Corrected): JsonObject {
  const values = { ...detail.row.values, ...opened?.values };
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !detail.key.includes(name) && !isEmpty(value)),
  ) as JsonObject;
}

/** The cells that were changed; null for those that were emptied. */
export function changedValues(initial: JsonObject, typed: JsonObject): JsonObject {
  const names = new Set([...Object.keys(initial), ...Object.keys(typed)]);
  const changed = [...names].filter((name) => {
    const before = isEmpty(initial[name]) ? null : initial[name];
    const after = isEmpty(typed[name]) ? null : typed[name];
    return JSON.stringify(before) !== JSON.stringify(after);
  });
  return Object.fromEntries(changed.map((name) => [name, isEmpty(typed[name]) ? null : (typed[name] ?? null)]));
}

/** Somebody else was faster: what they changed, in words, and the fields with what was typed here kept. */
export function meet(before: Corrected, current: LedgerRowDetail, typed: JsonObject) {
  const after = { detail: current, opened: before.opened };
  const own = changedValues(initialValues(before), typed);
  const others = current.history
    .filter(({ version }) => version > before.detail.row.version)
    .flatMap(({ actorName, changes }) =>
      changes.map(({ title, from, to }) => `${actorName}将“${title}”由“${from || '空'}”改为“${to || '空'}”`),
    );
  const values: JsonObject = { ...initialValues(after), ...own };
  return { corrected: after, values, others };
}

/** Problems of the server by the fields of the form. */
export const fieldProblems = ({ problems = [] }: ProblemDocument): FormProblem[] =>
  problems.flatMap(({ code, message, path = '' }) =>
    path.startsWith('/values/') ? [{ code, message, path: path.slice('/values'.length), field: '' }] : [],
  );
