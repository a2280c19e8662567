import type { Folder } from '../kinds.ts';

/** A demand of a policy text, as `docs/requirements.json` lists them. */
export interface Requirement {
  /** HLJ-4, EXP-SC-5 … */
  code: string;
  title: string;
  /** What the product itself does about it: files of the project, and how in one sentence. */
  by?: { files: string[]; how: string };
  /** What software cannot do of it: money, buildings, posts. */
  reason?: string;
}

/** The demands of one text. */
export interface RequirementText {
  title: string;
  requirements: Requirement[];
}

/** A part that names the code. */
export interface ServingPart {
  pack: string;
  folder: Folder | 'unifies';
  /** Path inside the pack. */
  file: string;
  title: string;
  /** How it is shown to work, in words; absent: it is only mentioned, which does not count. */
  shown?: string;
}

export interface CoverageEntry {
  requirement: Requirement;
  parts: ServingPart[];
  /** Whether a part that is shown to work, the product or a written reason answers it. */
  answered: boolean;
}
