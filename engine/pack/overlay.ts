import type { Json, JsonObject } from '../json.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import { checkPart, type SchemaKind } from './check.ts';
import { FOLDERS, type Folder } from './kinds.ts';
import { applyOperation, type PatchOperation } from './patch.ts';
import { pointerTo } from './pointer.ts';
import { type Breach, breaches } from './rights.ts';
import type { Overlay } from './types.ts';

export const overlayFile = (overlay: Overlay): string => `overlays/${overlay.id}.json`;

/** Folder and reference of what an overlay changes. */
export function targetOf(overlay: Overlay): { folder: Folder; ref: string } {
  const slash = overlay.target.indexOf('/');
  return { folder: overlay.target.slice(0, slash) as Folder, ref: overlay.target.slice(slash + 1) };
}

/** An overlay ends with the day that `expires` names; the part then falls back by itself. */
export const isExpired = (overlay: Overlay, today: string | undefined): boolean =>
  today !== undefined && overlay.expires !== undefined && overlay.expires < today;

/**
 * The part with the overlay's patch, checked: the operations apply, rights are kept, the result has the shape of its kind.
 * `approved`: pointers at which it may go beyond the rights, because the layer above let it (JS-24).
 */
export function applyOverlay(overlay: Overlay, part: JsonObject, approved: readonly string[] = []): Result<JsonObject> {
  const file = overlayFile(overlay);
  let value: Json = part;
  for (const [index, operation] of overlay.patch.entries()) {
    const result = applyOperation(value, operation);
    if (!result.ok) return fail(doesNotApply(file, index, operation, result.reason));
    value = result.value;
  }
  const kind = FOLDERS[targetOf(overlay).folder].kind as SchemaKind;
  const broken = checkPart(kind, value, file);
  if (broken.length > 0)
    return fail(...broken.map((problem) => ({ ...problem, message: `叠加之后：${problem.message}` })));
  const after = value as JsonObject;
  const beyond = breaches(part, after, kind)
    .filter(({ pointer }) => !approved.includes(pointer))
    .map((breach) => tooFar(overlay, file, breach));
  return beyond.length > 0 ? fail(...beyond) : ok(after);
}

const doesNotApply = (file: string, index: number, { op, path }: PatchOperation, reason: string): Problem => ({
  code: 'pack.patch',
  message: `第 ${index + 1} 项改动（${op} ${path}）无法应用：${reason}。`,
  file,
  path: pointerTo('patch', index),
});

function tooFar({ patch }: Overlay, file: string, { pointer, place, reason }: Breach): Problem {
  const at = [place, pointer].map((goal) => patch.findIndex((operation) => touches(operation, goal)));
  const index = at.find((found) => found >= 0) ?? 0;
  const message = `${reason}。如确需改动，请报上级批准。`;
  return { code: 'pack.rights', message, file, path: pointerTo('patch', index) };
}

const touches = ({ op, path, from }: PatchOperation, pointer: string): boolean =>
  [path, ...(op === 'move' && from !== undefined ? [from] : [])].some(
    (place) => `${place}/`.startsWith(`${pointer}/`) || `${pointer}/`.startsWith(`${place}/`),
  );
