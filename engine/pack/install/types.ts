import type { Problem } from '../../result.ts';
import type { ItemDiff } from '../diff/index.ts';
import type { OverlayState } from '../merge/index.ts';
import type { PackVersion } from '../trust/index.ts';
import type { PartChange } from './parts.ts';
import type { AcceptedRemovals, Removal } from './removals.ts';

/** What whoever installs decides. Everything is left as it is unless said otherwise. */
export interface InstallChoices {
  /** Parts without tombstone that may go. */
  removals?: AcceptedRemovals;
  /** Changes made here since the pack was installed may be replaced. */
  replaceLocal?: boolean;
  /** What becomes of running cases, by reference of the item; `*` for all others. Default: they keep their version. */
  cases?: Record<string, CaseChoice>;
  /** Not certified, for trying out only: said in the record and on every screen. */
  sandbox?: boolean;
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
  merge?: { state: OverlayState; taken: string[]; kept: string[]; conflicts: string[] };
}

/** A part that was changed here, with the fields that the new version changes otherwise. */
export type LocalChange = PartChange & { conflicts: string[] };

/** Everything that installing or removing a pack would do, before it does anything. Plain JSON. */
export interface InstallPlan {
  kind: 'install' | 'upgrade' | 'same' | 'remove';
  pack: string;
  title: string;
  layer: string;
  from: PackVersion | null;
  to: PackVersion | null;
  /** Digest of what was active when the plan was made: on any other state it is refused. */
  base: string;
  parts: PartChange[];
  removals: Removal[];
  /** Parts that were changed here since the publisher's version was installed. */
  local: LocalChange[];
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
  /** Why it cannot be applied as it is. Empty: it can. */
  problems: Problem[];
}
