import { type FeelType, type FeelTypes, typeOfSchema } from '../feel/index.ts';
import type { FormDefinition } from '../form/types.ts';
import type { ServiceItemSource } from '../service/types.ts';

const context = (entries: Record<string, FeelType>, open = false): FeelType =>
  open ? { kind: 'context', entries, open } : { kind: 'context', entries };

const texts = (...names: string[]): Record<string, FeelType> =>
  Object.fromEntries(names.map((name) => [name, 'string' as FeelType]));

const APPLICANT = context({
  ...texts('kind', 'name', 'idType', 'idNo', 'phone'),
  agent: context(texts('name', 'idNo', 'phone')),
});

/** What expressions know of the case; dates are texts, `2026-01-05`, absent before they happen. */
const CASE = context(
  texts('no', 'itemName', 'officeName', 'division', 'receivedAt', 'acceptedAt', 'concludedAt', 'result'),
  true,
);
const DELIVERY = context(texts('method', 'receiver', 'receiverIdNo', 'at', 'trackingNo'));
const OFFICERS = context({}, true);
/** What of them an item lists is checked where the item is compiled. */
const PARAMETERS = context({}, true);

/**
 * Types of the one context that every expression of a pack sees (`CaseData`). The answers are those of the form and the
 * questions of the item, where these are known; else any.
 */
export const caseTypes = (known: { form?: FormDefinition; item?: ServiceItemSource } = {}): FeelTypes => ({
  form: known.form ? typeOfSchema(known.form.schema) : 'Any',
  situation: known.item ? situationOf(known.item) : 'Any',
  applicant: APPLICANT,
  outcome: 'string',
  opinion: 'string',
  accepted: 'boolean',
  delivery: DELIVERY,
  case: CASE,
  officers: OFFICERS,
  parameters: PARAMETERS,
});

/** Types of what the expressions of a form see: of the case data, and the results of the decisions that it declares. */
export function formTypes(form: FormDefinition): FeelTypes {
  const names = Object.keys(form.decisions ?? {});
  if (names.length === 0) return caseTypes({ form });
  const decisions = context(Object.fromEntries(names.map((name) => [name, 'Any' as const])));
  return { ...caseTypes({ form }), decisions };
}

const situationOf = ({ situations = [] }: ServiceItemSource): FeelType =>
  context(
    Object.fromEntries(situations.map(({ id, type }) => [id, type === 'boolean' ? 'boolean' : ('string' as FeelType)])),
  );
