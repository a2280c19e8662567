import { APPLICANT_FIELDS } from '../../bundle/applicant.ts';
import { formDecide } from '../../form/index.ts';
import { settleForm } from '../../form/pruneForm.ts';
import { fieldRights, propertiesOf } from '../../form/rights.ts';
import type { JsonObject } from '../../json.ts';
import type { CompiledItem } from '../../service/types.ts';
import { isObject, part } from '../draft.ts';
import type { CaseData, CaseState, NoticeContent } from '../types.ts';

/** What corrections look at: the case as it stands, with the whole data that its expressions see. */
export interface Corrected {
  compiled: CompiledItem;
  state: { applicant: Pick<CaseState['applicant'], 'kind'>; notice?: Pick<NoticeContent, 'fields'> };
  data: CaseData;
}

/** Fields that repeat the applicant's telephone: corrected, they change it there, too. */
export const PHONES: readonly string[] = ['phone', 'contactPhone'];

/** Who applies is not corrected: another person has to apply anew. */
const identity = (kind: 'person' | 'organization'): string[] =>
  APPLICANT_FIELDS[kind].map(([field]) => field).filter((field) => !PHONES.includes(field));

/** Fields that applicants fill in themselves, shown now or not; computed ones and their identity are none. */
export function ownFields({ form }: CompiledItem, { applicant }: Corrected['state']): string[] {
  const rights = fieldRights(form, 'acceptance');
  const fixed = identity(applicant.kind);
  return Object.entries(propertiesOf(form)).flatMap(([name, schema]) =>
    rights.editable(name) && isObject(schema) && schema.derived === undefined && !fixed.includes(name) ? [name] : [],
  );
}

const hiddenIn = (compiled: CompiledItem, data: CaseData): Set<string> =>
  settleForm(compiled.form, data, formDecide(compiled)).hidden;

/** Fields of the application that a one-time notice may ask to correct: shown, and filled in by the applicant. */
export function correctableFields({ compiled, state, data }: Corrected): string[] {
  const hidden = hiddenIn(compiled, data);
  return ownFields(compiled, state).filter((name) => !hidden.has(name));
}

/** Fields that the latest notice asks to correct and the form still has. */
export const noticedFields = ({ compiled, state }: Omit<Corrected, 'data'>): string[] => {
  const own = ownFields(compiled, state);
  return (state.notice?.fields ?? []).filter((name) => own.includes(name));
};

/**
 * The fields that a correction may write: those that the notice names, and those that are on the sheet only because of
 * them. `given`: the new answers.
 */
export function openFields({ compiled, state, data }: Corrected, given: JsonObject): Set<string> {
  const own = ownFields(compiled, state);
  const before = hiddenIn(compiled, data);
  const open = new Set(noticedFields({ compiled, state }));
  for (;;) {
    const allowed = Object.fromEntries(Object.entries(given).filter(([name]) => open.has(name)));
    const hidden = hiddenIn(compiled, { ...data, form: { ...part(data, 'form'), ...allowed } });
    const more = own.filter((name) => !open.has(name) && before.has(name) && !hidden.has(name));
    if (more.length === 0) return open;
    for (const name of more) open.add(name);
  }
}
