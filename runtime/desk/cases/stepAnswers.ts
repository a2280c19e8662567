import type { FormDefinition, JsonObject } from '#engine';

/** Form fields of this step only; an opinion field among them is written through the opinion box. */
export function stepFields(form: FormDefinition, element: string | undefined) {
  const edit = element === undefined ? [] : (form.steps?.[element]?.edit ?? []);
  const opinion = edit.find((field) => /opinion$/i.test(field));
  return { fields: edit.filter((field) => field !== opinion), opinion };
}

/** What was cleared is sent as null: left out, the old answer would stay. */
export function changedAnswers(before: JsonObject, after: JsonObject): JsonObject {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names]
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name] ?? null]),
  );
}
