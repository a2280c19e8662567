import type { Json } from '../../json.ts';
import { type FieldPath, fieldName, placeWords, valueWords } from '../fields/index.ts';
import type { PatchedKind } from '../patched.ts';
import type { Choice, ConflictKind, FieldConflict } from './types.ts';

/** A conflict as people and choice files know it. */
export interface Conflict {
  /** `beijing/overlays/unemp-reg.json#/elements/timeLimit/promised`: name in the file of choices; entries by their key. */
  id: string;
  kind: ConflictKind;
  /** 办理时限 › 承诺时限 */
  place: string;
  /** A plain sentence: what both sides did. */
  text: string;
  /** The values of the three sides in words. */
  base: string;
  theirs: string;
  ours: string;
  /** The values themselves, where it is one field of a part: what a merge may begin with. */
  values?: { base?: Json; theirs?: Json; ours?: Json };
  /** What may be decided: an order cannot be written by hand, what is gone cannot be kept by an overlay. */
  answers: Answer[];
  /** What speaks against keeping ours: it is beyond the rights of the new version. */
  note?: string;
  choice?: Choice;
}

/** The forms of a `Choice`. */
export type Answer = 'keep' | 'replace' | 'merge';

export const conflictId = (owner: string, path: FieldPath): string => `${owner}#${fieldName(path)}`;

/** Names a conflict and puts it into words. `owner`: namespace and file; `versions`: the part, the newest first. */
export function conflictReport(
  conflict: FieldConflict & { note?: string },
  owner: string,
  kind: PatchedKind | undefined,
  versions: (Json | undefined)[],
  names: Record<string, string> = {},
): Conflict {
  const { path, note, choice } = conflict;
  const place = (kind && placeWords(kind, path, versions, names)) || '整个部分';
  const [base, theirs, ours] = [conflict.base, conflict.theirs, conflict.ours].map((value) => valueWords(path, value));
  const sides = { base: base ?? '', theirs: theirs ?? '', ours: ours ?? '' };
  return {
    id: conflictId(owner, path),
    kind: conflict.kind,
    place,
    text: `${place}：${SENTENCES[conflict.kind](sides)}`,
    ...sides,
    ...(kind && path.length > 0 ? { values: valuesOf(conflict) } : {}),
    answers: kind === undefined || conflict.kind === 'order' ? ['keep', 'replace'] : ['keep', 'replace', 'merge'],
    ...(note === undefined ? {} : { note }),
    ...(choice === undefined ? {} : { choice }),
  };
}

const valuesOf = ({ base, theirs, ours }: FieldConflict): NonNullable<Conflict['values']> => ({
  ...(base === undefined ? {} : { base }),
  ...(theirs === undefined ? {} : { theirs }),
  ...(ours === undefined ? {} : { ours }),
});

type Sides = Record<'base' | 'theirs' | 'ours', string>;

const SENTENCES: Record<ConflictKind, (sides: Sides) => string> = {
  changed: ({ base, theirs, ours }) => `原为“${base}”，新版改为“${theirs}”，本地改为“${ours}”`,
  removedAbove: ({ ours }) => `新版已取消，本地改为“${ours}”`,
  removedBelow: ({ theirs }) => `新版改为“${theirs}”，本地已取消`,
  order: () => '新版和本地各自调整了先后次序',
  rights: ({ theirs, ours }) => `新版为“${theirs}”，本地为“${ours}”，新版不再允许`,
};
