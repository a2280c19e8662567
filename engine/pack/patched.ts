import type { JsonObject } from '../json.ts';
import type { SchemaKind } from './check.ts';
import { FOLDERS, type Folder } from './kinds.ts';
import { processView } from './processView.ts';

/** Kinds of parts that an overlay can patch: those in JSON, and processes by what is read out of their BPMN. */
export type PatchedKind = SchemaKind | 'process';

export const kindOf = (folder: Folder): PatchedKind => FOLDERS[folder].kind as PatchedKind;

/** A part as patches and comparisons see it: JSON as it is, of a process its elements and flows. */
export const patchable = (folder: Folder, value: unknown): JsonObject =>
  folder === 'processes' ? processView(String(value)) : (value as JsonObject);
