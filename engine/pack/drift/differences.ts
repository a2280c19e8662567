import type { JsonObject } from '../../json.ts';
import {
  changeWords,
  type FieldChange,
  fieldChanges,
  fieldName,
  placeWords,
  same,
  valueWords,
} from '../fields/index.ts';
import { FOLDERS } from '../kinds.ts';
import { stepNames } from '../merge/stepNames.ts';
import { type Setting, settingOf, type Trace, traceOf } from '../merge/trace.ts';
import { isWithin } from '../narrow/index.ts';
import type { RefFolder } from '../partTypes.ts';
import { kindOf, patchable } from '../patched.ts';
import { rightOf } from '../rights.ts';
import { partsUsedBy } from '../uses.ts';
import type { Part } from '../view.ts';
import type { Effective } from './effective.ts';
import { type ElementId, elementOf } from './elements.ts';
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
  const trace = traceOf(effective.part, 'items');
  const names = { ...stepNames(against.view, against.part.value), ...stepNames(effective.view, effective.part.value) };
  const pair: Pair = { effective, against, before, after, trace, names, soonest };
  const found = fieldChanges(before, after)
    .filter(({ moved }) => !moved)
    .flatMap((change) => difference(change, pair) ?? []);
  return [...found, ...partDifferences(effective, against, soonest)];
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

/** What a part means to a station when a lower pack overlays it although the item says the same, by its folder. */
const USED: Partial<Record<RefFolder, ElementId>> = {
  forms: 'other',
  processes: 'procedure',
  ledgers: 'other',
  documents: 'result',
  'code-tables': 'other',
  parameters: 'other',
  calendars: 'timeLimit',
};

function partDifferences(effective: Effective, against: Effective, soonest: string): Difference[] {
  const above = new Set(partsUsedBy(against.view, against.part.value));
  return partsUsedBy(effective.view, effective.part.value).flatMap((name) => {
    const slash = name.indexOf('/');
    const [folder, ref] = [name.slice(0, slash) as RefFolder, name.slice(slash + 1)];
    return above.has(name) ? partDifference(folder, ref, { effective, against, soonest }) : [];
  });
}

interface Sides {
  effective: Effective;
  against: Effective;
  soonest: string;
}

function partDifference(folder: RefFolder, ref: string, { effective, against, soonest }: Sides): Difference[] {
  const [part, above] = [effective, against].map(({ view }) =>
    (view.parts[folder] as Map<string, Part<unknown>>).get(ref),
  );
  const element = USED[folder];
  if (part === undefined || above === undefined || element === undefined || part.value === above.value) return [];
  const [now, old] = [patchable(folder, part.value), patchable(folder, above.value)];
  const source = traceOf(part, folder).sources.at(-1);
  if (source === undefined || same(now, old)) return [];
  const kind = kindOf(folder);
  const noun = folder === 'forms' ? '申请表' : FOLDERS[folder].noun;
  const title = String(now.title ?? ref);
  const texts = fieldChanges(old, now).map((change) => changeWords(kind, change, [now, old]));
  return [
    {
      ...named(effective, against),
      element,
      field: `/${folder}/${ref}`,
      place: folder === 'forms' ? noun : `${noun}“${title}”`,
      from: `上级的${noun}`,
      to: `有本地调整的${noun}`,
      text: `${folder === 'forms' ? noun : `${noun}“${title}”`}：${texts.join('；')}`,
      source,
      right: rightOf(old, [], kind),
      soon: source.expires !== undefined && source.expires <= soonest,
    },
  ];
}
