import type { Problem } from '../../result.ts';
import type { ItemDiff } from '../diff/index.ts';
import type { Choices, Conflict, OverlayState } from '../merge/index.ts';
import type { PackVersion } from '../trust/index.ts';
import type { PartChange } from './parts.ts';
import type { AcceptedRemovals, Removal } from './removals.ts';

/** What whoever installs decides. Everything is left as it is unless said otherwise. */
export interface InstallChoices {
  /** Parts without tombstone that may go. */
  removals?: AcceptedRemovals;
  /** Everything that was changed here since the pack was installed is given up; else it is merged into the new version. */
  replaceLocal?: boolean;
  /** What becomes of fields that the new version and people here both changed, by name of the conflict; `*` for all others. */
  conflicts?: Choices;
  /** What becomes of running cases, by reference of the item; `*` for all others. Default: they keep their version. */
  cases?: Record<string, CaseChoice>;
  /** Not certified, for trying out only: said in the record and on every screen. */
  sandbox?: boolean;
  /** Taken although it is older than what was in force here, or other content under the same version: why. */
  downgrade?: { reason: string };
}

export interface CaseChoice {
  cases: 'keep' | 'move';
  /** Elements that have another name in the new process, or none (null). */
  mapping?: Record<string, string | null>;
  timers?: 'keep' | 'recompute';
}

/** From whom the pack comes, as far as it was checked. */
export type TrustFinding =
  /** Signed by a key of the installation's list. */
  | { kind: 'signed'; publisher: string; key: string; validUntil: string }
  /** Came with the program. */
  | { kind: 'shipped' }
  /** No list of keys is set up here, so nothing could be checked. */
  | { kind: 'unchecked' }
  | { kind: 'refused'; problems: Problem[] };

/** An item with the pack that it comes from. */
export interface NamedItem {
  ref: string;
  title: string;
  pack: string;
}

/** A lower pack's overlay on a part that changes. */
export interface OverlayEffect {
  pack: string;
  overlay: string;
  reason: string;
  part: string;
  title: string;
  /** `fits`: it applies to the new version as well. */
  state: 'fits' | 'broken';
  problems: Problem[];
  /** What a merge would make of it, in words: what it would take from the new version, keep, and could not decide. */
  merge?: OverlayMerge;
}

export interface OverlayMerge {
  state: OverlayState;
  /** 文号 and day of expiry of the overlay. */
  document?: string;
  expires?: string;
  taken: string[];
  kept: string[];
  conflicts: Conflict[];
}

/** A part that was changed here, and what the merge with the new version makes of it, in words. */
export interface LocalChange extends PartChange {
  /** What the new version brings, and what stays different from it. */
  taken: string[];
  kept: string[];
  /** Fields that the new version changed otherwise. */
  conflicts: Conflict[];
}

/** Who changed a part here last, and in which version that was published. */
export interface LocalEdit {
  path: string;
  version: string;
  by: string;
  /** Milliseconds since 1970 UTC. */
  at: number;
}

/** Everything that installing or removing a pack would do, before it does anything. Plain JSON. */
export interface InstallPlan {
  kind: 'install' | 'upgrade' | 'same' | 'remove';
  pack: string;
  title: string;
  layer: string;
  from: PackVersion | null;
  /** What is active afterwards. */
  to: PackVersion | null;
  /** The publisher's version; other than `to` where what was changed here is merged into it. Null: the pack is removed. */
  delivered: PackVersion | null;
  /** The publisher's version with which the changes made here began; null: nothing was changed here. */
  origin: PackVersion | null;
  /** Digest of what was active when the plan was made: on any other state it is refused. */
  base: string;
  parts: PartChange[];
  removals: Removal[];
  /** Parts that were changed here since the publisher's version was installed. */
  local: LocalChange[];
  edits: LocalEdit[];
  /** Lower packs whose overlays are written anew for the new version. */
  rewritten: { pack: string; title: string; from: PackVersion; to: PackVersion }[];
  items: {
    added: NamedItem[];
    removed: NamedItem[];
    /** In words, element by element; also items of lower packs that change along. */
    changed: (ItemDiff & { pack: string })[];
    /** Of the pack itself. */
    unchanged: number;
  };
  overlays: OverlayEffect[];
  trust: TrustFinding;
  /** It takes the pack back, as was chosen: behind which version that was in force here, and why. */
  downgrade?: { from: string; reason: string };
  /** Why it cannot be applied as it is. Empty: it can. */
  problems: Problem[];
}
