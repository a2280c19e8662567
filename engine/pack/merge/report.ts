import type { Json } from '../../json.ts';
import type { SchemaKind } from '../check.ts';
import { type FieldPath, fieldName, placeWords, valueWords } from '../fields/index.ts';
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
  /** What speaks against keeping ours: it is beyond the rights of the new version. */
  note?: string;
  choice?: Choice;
}

export const conflictId = (owner: string, path: FieldPath): string => `${owner}#${fieldName(path)}`;

/** Names a conflict and puts it into words. `owner`: namespace and file; `versions`: the part, the newest first. */
export function conflictReport(
  conflict: FieldConflict & { note?: string },
  owner: string,
  kind: SchemaKind | undefined,
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
    ...(note === undefined ? {} : { note }),
    ...(choice === undefined ? {} : { choice }),
  };
}

type Sides = Record<'base' | 'theirs' | 'ours', string>;

const SENTENCES: Record<ConflictKind, (sides: Sides) => string> = {
  changed: ({ base, theirs, ours }) => `原为“${base}”，新版改为“${theirs}”，本地改为“${ours}”`,
  removedAbove: ({ ours }) => `新版已取消，本地改为“${ours}”`,
  removedBelow: ({ theirs }) => `新版改为“${theirs}”，本地已取消`,
  order: () => '新版和本地各自调整了先后次序',
  rights: ({ theirs, ours }) => `新版为“${theirs}”，本地为“${ours}”，新版不再允许`,
};
