import type { JsonObject, PatchOperation } from '#engine';
import type { Scope } from './common.ts';

/** An overlay that a city or county office drafts at run time. What became of its request stands in the case. */
export interface LocalizationRow {
  id: string;
  /** Office that drafts and requests it. */
  office: string;
  officePath: string;
  /** Division code prefix in which it is to hold: four digits a city, six a county. */
  division: string;
  /** Item as it was first defined: `national:unemp-reg`. */
  target: string;
  /** Name of the item. */
  title: string;
  reason: string;
  /** 文号 */
  document: string | null;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  expires: string | null;
  patch: PatchOperation[];
  /** Case of the latest request; there may be none under it yet when the server ended in between. */
  caseId: string | null;
  /** SM3 of what was requested: only that is ever activated. */
  requested: string | null;
  /** Result of the latest trial run: opaque to the store. */
  trial: JsonObject | null;
  /** Put into force by the office itself, within its rights. */
  activatedAt: number | null;
  activatedBy: string | null;
  endedAt: number | null;
  endedBy: string | null;
  endReason: string | null;
  createdAt: number;
  updatedBy: string;
  updatedAt: number;
  version: number;
}

/** What holds in a division on top of the installed packs. */
export interface LocalLayerRow {
  division: string;
  title: string;
  /** SM3 of what it was compiled from: another one, and it has to be compiled anew. */
  print: string;
  /** Localizations that hold, by id. */
  active: string[];
  /** Those that should and cannot, with the reason. */
  blocked: Record<string, string>;
  /** Digests of the compiled items. */
  items: string[];
  at: number;
}

/** Local changes and what holds because of them. */
export interface LocalizationStore {
  localizations(scope: Scope): Promise<LocalizationRow[]>;
  localization(id: string, scope: Scope): Promise<LocalizationRow | undefined>;
  /** `expect`: version that the writer last saw, 0 for a new one. */
  saveLocalization(
    row: LocalizationRow,
    expect: number,
  ): Promise<{ kind: 'saved'; version: number } | { kind: 'conflict' }>;
  deleteLocalization(id: string): Promise<void>;
  localLayers(): Promise<LocalLayerRow[]>;
  /** Writes the layer and makes its items, which were staged, the only active ones of its pack, in one transaction. */
  saveLocalLayer(row: LocalLayerRow, pack: string): Promise<void>;
}
