import { propertiesOf } from '../form/rights.ts';
import { viewForm } from '../form/viewForm.ts';
import type { JsonObject } from '../json.ts';
import { askedQuestions } from '../service/situations.ts';
import type { CompiledItem, SituationQuestion } from '../service/types.ts';
import { applicableItems } from './apply.ts';
import { sharedFieldsOf } from './places.ts';
import { isSameQuestion } from './sameQuestion.ts';
import { itemData } from './split.ts';
import type { BundleIntake, CompiledBundle } from './types.ts';

/** A field of the merged form. `item`: the only item that asks it; absent: shared. */
export interface BundleField {
  item?: string;
  name: string;
  title: string;
  schema: JsonObject;
  required: boolean;
}

export interface BundleQuestions {
  /** Questions that decide which items and materials it takes, each put once; `items`: who reads the answer. */
  situations: (SituationQuestion & { items: string[] })[];
  fields: BundleField[];
}

/** What one intake asks: the shared fields once, then what each item asks beyond them. */
export function mergedQuestions(bundle: CompiledBundle, intake: BundleIntake): BundleQuestions {
  const items = applicableItems(bundle, intake);
  const asked = items.flatMap((ref) => {
    const compiled = bundle.items[ref];
    return compiled ? askedOf(bundle, compiled, ref, intake) : [];
  });
  const shared = Object.entries(bundle.source.shared.fields).flatMap(([name, { title }]): BundleField[] => {
    const takers = asked.filter((field) => field.shared === name);
    const [first] = takers;
    return first ? [{ name, title, schema: first.schema, required: takers.some(({ required }) => required) }] : [];
  });
  const own = asked.flatMap(({ shared: name, ...field }) => (name === undefined ? [field] : []));
  return { situations: situationsOf(bundle, items, intake), fields: [...shared, ...own] };
}

type Asked = BundleField & { item: string; shared?: string };

/** What the applicant fills in of an item's form: no field of later steps, none that follows from others. */
function askedOf(bundle: CompiledBundle, compiled: CompiledItem, ref: string, intake: BundleIntake): Asked[] {
  const names = sharedFieldsOf(bundle.source, ref);
  const data = itemData(bundle, ref, intake);
  const view = viewForm(compiled.form, { element: intakeTask(compiled), data });
  return view.sections
    .flatMap(({ fields }) => fields)
    .filter(({ editable, schema }) => editable && schema.derived === undefined)
    .map(({ name, title, schema, required }) => {
      const shared = names.get(name);
      return { item: ref, name, title, schema, required, ...(shared === undefined ? {} : { shared }) };
    });
}

/** The step at which the application is taken. */
export const intakeTask = ({ process }: CompiledItem): string =>
  Object.values(process.nodes).find(({ settings }) => settings.post === 'acceptance')?.id ?? 'acceptance';

/** Questions that the answers so far leave open to ask. Those with the same id and answers are put once, in the bundle's own words where it has them. */
function situationsOf(bundle: CompiledBundle, refs: string[], intake: BundleIntake): BundleQuestions['situations'] {
  const { situation, shared } = intake;
  const own = askedQuestions(bundle.source, { situation, form: shared });
  const found: BundleQuestions['situations'] = own.map((one) => ({ ...one, items: [] }));
  for (const ref of refs)
    for (const question of askedQuestions(bundle.items[ref]?.item ?? {}, itemData(bundle, ref, intake))) {
      const same = found.find((one) => isSameQuestion(one, question));
      if (same) same.items.push(ref);
      else found.push({ ...question, items: [ref] });
    }
  return found;
}

/** The definition of a field that has to be the same wherever its answer goes. */
export function fieldDefinition({ form }: Pick<CompiledItem, 'form'>, name: string): JsonObject | undefined {
  const schema = propertiesOf(form)[name];
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return undefined;
  const { type = null, format = null, codeTable = null, enum: choices = null } = schema;
  return { type, format, codeTable, enum: choices };
}
