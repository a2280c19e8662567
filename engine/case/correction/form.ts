import { propertiesOf, requiredOf } from '../../form/rights.ts';
import type { FormDefinition } from '../../form/types.ts';
import type { JsonObject } from '../../json.ts';
import { part } from '../draft.ts';
import { type Corrected, correctableFields, noticedFields, ownFields } from './fields.ts';

/** Names as expressions write them: `form.hasMotor`. */
const wordsOf = (expression: string): string[] => expression.match(/[\p{L}\p{N}_]+/gu) ?? [];

/** Hidden fields whose condition reads one of these fields, or reads one that does. */
function dependents(corrected: Corrected, named: readonly string[]): string[] {
  const { form } = corrected.compiled;
  const shown = new Set(correctableFields(corrected));
  const waiting = ownFields(corrected.compiled, corrected.state).filter((name) => !shown.has(name));
  const found = new Set<string>();
  const reads = (name: string) =>
    wordsOf(form.visible?.[name] ?? '').some((word) => named.includes(word) || found.has(word));
  for (;;) {
    const next = waiting.find((name) => !found.has(name) && reads(name));
    if (next === undefined) return [...found];
    found.add(next);
  }
}

const pick = <T>(from: Record<string, T>, names: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.has(name)));

/** What an applicant needs to correct the fields of a notice, and nothing of the other answers. */
export interface CorrectionForm {
  /** These fields only, and those that new answers to them may bring onto the sheet. */
  form: FormDefinition;
  /** Their answers so far. */
  answers: JsonObject;
}

/** The part of the application form that the latest notice asks to correct; undefined when it names no field. */
export function correctionForm(corrected: Corrected): CorrectionForm | undefined {
  const named = noticedFields(corrected);
  if (named.length === 0) return undefined;
  const { id, title, schema, sections, visible = {} } = corrected.compiled.form;
  const later = dependents(corrected, named);
  const names = new Set([...named, ...later]);
  const form: FormDefinition = {
    id,
    title,
    schema: {
      type: 'object',
      properties: pick(propertiesOf(corrected.compiled.form), names),
      required: requiredOf(corrected.compiled.form).filter((name) => names.has(name)),
      ...(schema.$defs === undefined ? {} : { $defs: schema.$defs }),
    },
    sections: sections
      .map((section) => ({ ...section, fields: section.fields.filter((name) => names.has(name)) }))
      .filter(({ fields }) => fields.length > 0),
    visible: pick(visible, new Set(later)),
  };
  return { form, answers: pick(part(corrected.data, 'form'), new Set(named)) };
}
