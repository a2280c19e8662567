import type { JsonObject } from '../../json.ts';
import type { ServiceItemSource } from '../../service/types.ts';
import { FOLDERS, type Folder } from '../kinds.ts';
import { overlayFile, targetOf } from '../overlayTarget.ts';
import type { PartTypes, RefFolder } from '../partTypes.ts';
import { kindOf, patchable } from '../patched.ts';
import { replacesProcess } from '../processPatch.ts';
import { qualifyPart } from '../qualify.ts';
import type { Overlay, Pack } from '../types.ts';
import type { Part, View } from '../view.ts';
import { rebase } from './rebase.ts';
import { type Conflict, conflictId, conflictReport } from './report.ts';
import { stepNames } from './stepNames.ts';
import type { Choice, Choices, FieldConflict } from './types.ts';

/** `same`: the patch stands as it is written. `adopted`: the new version has all of it. `orphaned`: its target is gone. */
export type OverlayState = 'same' | 'rebased' | 'adopted' | 'orphaned' | 'conflict';

export interface OverlayUpgrade {
  pack: string;
  file: string;
  target: string;
  /** What the part that it changes calls itself. */
  part: string;
  title: string;
  reason: string;
  document?: string;
  expires?: string;
  state: OverlayState;
  /** The overlay for the new version; absent when none is needed any more. */
  overlay?: Overlay;
  conflicts: Conflict[];
  taken: string[];
  kept: string[];
}

type AnyPart = Part<PartTypes[RefFolder]>;

function partOf(view: View, overlay: Overlay, name?: string): AnyPart | undefined {
  const { folder, ref } = targetOf(overlay);
  const parts = view.parts[folder as RefFolder] as Map<string, AnyPart>;
  return parts.get(name ?? view.aliases.get(ref) ?? ref);
}

/** A layer between that no longer overlays the part no longer gives it a name: then it goes by its first one. */
function found(view: View, overlay: Overlay, was: AnyPart): { part: AnyPart; overlay: Overlay } | undefined {
  const named = partOf(view, overlay);
  if (named) return { part: named, overlay };
  const first = partOf(view, overlay, was.ref);
  return first && { part: first, overlay: { ...overlay, target: `${targetOf(overlay).folder}/${was.ref}` } };
}

/** What a pack saw before, what it sees now without its overlays, and the packs above it in the new version. */
export interface Worlds {
  old: View;
  above: View;
  uppers: Pack[];
}

/** The overlays of a pack on the parts above it in the new version. */
export function carryOver(pack: Pack, { old, above, uppers }: Worlds, choices: Choices): OverlayUpgrade[] {
  /** What the overlays before have made of a part. */
  const current = new Map<string, JsonObject>();
  return Object.values(pack.overlays).map((overlay) => {
    const was = partOf(old, overlay);
    const place =
      was?.laid.findIndex((laid) => laid.overlay.id === overlay.id && laid.pack.manifest.name === pack.manifest.name) ??
      -1;
    const sides = was?.laid[place];
    if (was === undefined || sides === undefined) throw new Error(`overlay ${overlay.id} is not laid`);
    const now = found(above, overlay, was);
    if (now === undefined) return orphan(pack, overlay, was, uppers, choices);
    const { folder } = targetOf(overlay);
    const theirs = current.get(now.part.ref) ?? patchable(folder, now.part.value);
    const ours = patchable(folder, was.laid[place + 1]?.before ?? was.value);
    const base = patchable(folder, sides.before);
    if (replacesProcess(overlay.patch)) return asItStands(pack, now.overlay, ours);
    const upgrade = carryOne(
      pack,
      now.overlay,
      { base, theirs, ours },
      namesOf(overlay, above, [theirs, ours]),
      choices,
    );
    current.set(now.part.ref, upgrade.value);
    const moved = now.overlay !== overlay && upgrade.report.state === 'same';
    return moved ? { ...upgrade.report, state: 'rebased' as const } : upgrade.report;
  });
}

/** Steps of an item by the names of its old and its new process. */
function namesOf(overlay: Overlay, view: View, versions: JsonObject[]): Record<string, string> {
  if (targetOf(overlay).folder !== 'items') return {};
  const names = versions.map((version) => stepNames(view, version as unknown as ServiceItemSource));
  return Object.assign({}, ...names);
}

const ownerOf = ({ manifest }: Pack, overlay: Overlay): string =>
  `${manifest.wutong.namespace}/${overlayFile(overlay)}`;

const decider =
  (owner: string, choices: Choices) =>
  ({ path }: FieldConflict): Choice | undefined =>
    choices[conflictId(owner, path)] ?? choices['*'];

function carryOne(
  pack: Pack,
  overlay: Overlay,
  sides: { base: JsonObject; theirs: JsonObject; ours: JsonObject },
  names: Record<string, string>,
  choices: Choices,
): { report: OverlayUpgrade; value: JsonObject } {
  const folder = targetOf(overlay).folder as RefFolder;
  const [kind, owner] = [kindOf(folder), ownerOf(pack, overlay)];
  const localize = (value: JsonObject) =>
    qualifyPart(
      folder,
      value as unknown as PartTypes[RefFolder],
      pack.manifest.wutong.namespace,
    ) as unknown as JsonObject;
  const { value, patch, conflicts, taken, kept } = rebase(
    { kind, patch: overlay.patch, localize, names, ...sides },
    decider(owner, choices),
  );
  const versions = [value, sides.theirs, sides.ours, sides.base];
  const reports = conflicts.map((conflict) => conflictReport(conflict, owner, kind, versions, names));
  const open = reports.some(({ choice }) => choice === undefined);
  const state = open ? 'conflict' : patch.length === 0 ? 'adopted' : patch === overlay.patch ? 'same' : 'rebased';
  const report: OverlayUpgrade = {
    ...describe(pack, overlay, String(value.title ?? value.id)),
    part: String(value.id),
    state,
    ...(patch.length === 0 ? {} : { overlay: { ...overlay, patch } }),
    conflicts: reports,
    taken,
    kept,
  };
  return { report, value };
}

/** A process that was put in place of the whole does not follow the one that it replaced. */
const asItStands = (pack: Pack, overlay: Overlay, value: JsonObject): OverlayUpgrade => ({
  ...describe(pack, overlay, String(value.title)),
  state: 'same',
  overlay,
  conflicts: [],
  taken: [],
  kept: [],
});

const partIdOf = (overlay: Overlay): string => {
  const { ref } = targetOf(overlay);
  return ref.slice(ref.indexOf(':') + 1);
};

const describe = (pack: Pack, overlay: Overlay, title: string) => ({
  pack: pack.manifest.name,
  file: overlayFile(overlay),
  target: overlay.target,
  part: partIdOf(overlay),
  title,
  reason: overlay.reason,
  ...(overlay.document === undefined ? {} : { document: overlay.document }),
  ...(overlay.expires === undefined ? {} : { expires: overlay.expires }),
});

/** The part that the overlay changes is gone: it can only be given up, or the part be made one of the lower pack's own. */
function orphan(pack: Pack, overlay: Overlay, was: AnyPart, uppers: Pack[], choices: Choices): OverlayUpgrade {
  const owner = ownerOf(pack, overlay);
  const title = String((was.value as { title?: string }).title ?? overlay.target);
  const conflict: FieldConflict = { kind: 'removedAbove', path: [] };
  const decision = decider(owner, choices)(conflict);
  // What is gone cannot be kept by an overlay; only giving it up is an answer here.
  const choice = decision === 'replace' ? decision : undefined;
  const gone = `新版已取消${FOLDERS[targetOf(overlay).folder].noun}“${title}”${graveWords(was, targetOf(overlay).folder, uppers)}`;
  return {
    ...describe(pack, overlay, title),
    state: choice === undefined ? 'conflict' : 'orphaned',
    ...(choice === undefined ? { overlay } : {}),
    conflicts: [
      {
        id: conflictId(owner, []),
        kind: 'removedAbove',
        place: '整个部分',
        text: `${gone}，叠加失去对象：选择 replace 放弃叠加，或者把该部分写进本包`,
        base: title,
        theirs: '无',
        ours: title,
        answers: ['replace'],
        ...(choice === undefined ? {} : { choice }),
      },
    ],
    taken: [],
    kept: [],
  };
}

/** What the tombstone in the new version of the defining pack says. */
function graveWords(was: AnyPart, folder: Folder, uppers: Pack[]): string {
  const part = `${folder}/${was.ref.slice(was.ref.indexOf(':') + 1)}`;
  const home = uppers.find(({ manifest }) => manifest.name === was.home.manifest.name);
  const grave = home?.manifest.wutong.removed?.find((removed) => removed.part === part);
  if (grave === undefined) return '';
  return `（${grave.reason}${grave.replacedBy === undefined ? '' : `，由“${grave.replacedBy}”接替`}）`;
}
