export interface PackRow {
  name: string;
  version: string;
  digest: string;
  installedAt: number;
  installedBy: string;
  active: boolean;
  /** Files by path. */
  files: Record<string, string>;
}

export interface ItemRow {
  digest: string;
  ref: string;
  pack: string;
  packVersion: string;
  /** New cases use the active one. */
  active: boolean;
  /** CompiledItem as JSON text. A member may be `{"$part": digest}` in place of what it shares with other items. */
  compiled: string;
}

/** Content that compiled items share, under the SM3 of its canonical JSON. */
export interface ItemPartRow {
  digest: string;
  /** JSON text. */
  content: string;
}

export interface DraftRow {
  id: string;
  pack: string;
  /** Path of the file that is edited. */
  path: string;
  content: string;
  /** Digest of the published content that it started from. */
  base: string;
  version: number;
  updatedBy: string;
  updatedAt: number;
}

/** Installed packs, compiled items and the drafts of the studio. */
export interface ContentStore {
  packs(): Promise<PackRow[]>;
  /** All versions without their files. */
  packHeads(): Promise<Omit<PackRow, 'files'>[]>;
  packFiles(name: string, version: string): Promise<Record<string, string> | undefined>;
  /** Whether the files of a version lie in the store as they were written: quicker told than read. */
  packIntact(name: string, version: string): Promise<boolean>;
  /** Writes the pack and its items and makes them the active ones, in one transaction. */
  installPack(pack: PackRow, items: ItemRow[]): Promise<void>;
  /** Digest of the active item of a reference. */
  activeItem(ref: string): Promise<string | undefined>;
  activeItems(): Promise<Omit<ItemRow, 'compiled'>[]>;
  item(digest: string): Promise<ItemRow | undefined>;
  itemParts(digests: string[]): Promise<ItemPartRow[]>;
  drafts(pack?: string): Promise<Omit<DraftRow, 'content'>[]>;
  draft(id: string): Promise<DraftRow | undefined>;
  /** `expect`: version that the editor last saw, 0 for a new draft. */
  saveDraft(
    row: DraftRow,
    expect: number,
  ): Promise<{ kind: 'saved'; version: number } | { kind: 'conflict'; draft: DraftRow }>;
  deleteDraft(id: string): Promise<void>;
}
