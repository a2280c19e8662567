import type { Json, JsonObject } from '../../json.ts';
import {
  changeWords,
  type FieldChange,
  fieldChanges,
  fieldName,
  placeWords,
  same,
  valueWords,
} from '../fields/index.ts';
import { homeFile } from '../merge/provenance.ts';
import { stepNames } from '../merge/stepNames.ts';
import { type Setting, settingOf, type Trace, traceOf } from '../merge/trace.ts';
import { isWithin } from '../narrow/index.ts';
import { rightOf } from '../rights.ts';
import type { Part } from '../view.ts';
import type { Effective } from './effective.ts';
import { elementOf } from './elements.ts';
import type { Difference } from './types.ts';

/** An item at a station, the same item where it counts, and what both need to be told apart in words. */
interface Pair {
  effective: Effective;
  against: Effective;
  before: JsonObject;
  after: JsonObject;
  trace: Trace;
  /** Steps by their ids. */
  names: Record<string, string>;
  soonest: string;
}

/** In which fields an item differs from the same item of the layer that counts. `soonest`: expiries up to this day are soon. */
export function differencesOf(effective: Effective, against: Effective, soonest: string): Difference[] {
  const [before, after] = [against.part.value, effective.part.value] as unknown as [JsonObject, JsonObject];
  const trace = traceOf(effective.part, 'item', homeFile('items', effective.part.ref));
  const names = { ...stepNames(against.view, against.part.value), ...stepNames(effective.view, effective.part.value) };
  const pair: Pair = { effective, against, before, after, trace, names, soonest };
  const found = fieldChanges(before, after)
    .filter(({ moved }) => !moved)
    .flatMap((change) => difference(change, pair) ?? []);
  return [...found, ...formDifference(effective, against, soonest)];
}

const named = (effective: Effective, against: Effective) => ({
  item: effective.item.id,
  title: effective.part.value.title,
  ref: effective.ref,
  against: against.ref,
});

function difference(change: FieldChange, pair: Pair): Difference | undefined {
  const { effective, against, before, after, trace, names, soonest } = pair;
  const { path } = change;
  const element = elementOf(path);
  const setting = settingFor(trace, path);
  const source = trace.sources[setting?.source ?? 0];
  if (element === undefined || source === undefined) return undefined;
  return {
    ...named(effective, against),
    element,
    field: fieldName(path),
    place: placeWords('item', path, [after, before], names),
    from: valueWords(path, change.before),
    to: valueWords(path, change.after),
    text: changeWords('item', change, [after, before], names),
    source,
    right: rightOf(before, path),
    ...(setting?.beyond === undefined ? {} : { beyond: setting.beyond }),
    soon: source.expires !== undefined && source.expires <= soonest,
  };
}

/** What set the field, what holds it, or the last thing that was set inside it. */
const settingFor = (trace: Trace, path: string[]): Setting | undefined =>
  settingOf(trace, path) ?? trace.settings.filter((setting) => isWithin(setting.path, path)).at(-1);

/** A form that a lower pack overlays changes what a station asks for, although the item says the same. */
function formDifference(effective: Effective, against: Effective, soonest: string): Difference[] {
  const forms = [effective, against].map(({ view, part }) => view.parts.forms.get(part.value.form));
  const [form, above] = forms as [Part<unknown> | undefined, Part<unknown> | undefined];
  if (form === undefined || above === undefined || form.ref !== above.ref) return [];
  if (same(form.value as Json, above.value as Json)) return [];
  const trace = traceOf(form, 'form', homeFile('forms', form.ref));
  const source = trace.sources.at(-1);
  if (source === undefined) return [];
  const texts = fieldChanges(above.value as Json, form.value as Json).map((change) =>
    changeWords('form', change, [form.value as Json, above.value as Json]),
  );
  return [
    {
      ...named(effective, against),
      element: 'other',
      field: '/form',
      place: '申请表',
      from: '上级的申请表',
      to: '有本地调整的申请表',
      text: `申请表：${texts.join('；')}`,
      source,
      right: 'free',
      soon: source.expires !== undefined && source.expires <= soonest,
    },
  ];
}
