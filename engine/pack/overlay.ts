import type { Json, JsonObject } from '../json.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import { checkPart, type SchemaKind } from './check.ts';
import { incoherent } from './coherence.ts';
import { overlayFile, targetOf } from './overlayTarget.ts';
import { applyOperation, type PatchOperation } from './patch.ts';
import { kindOf, patchable } from './patched.ts';
import { pointerTo } from './pointer.ts';
import { patchedProcess } from './processPatch.ts';
import { processView } from './processView.ts';
import { type Breach, breaches } from './rights.ts';
import type { Overlay } from './types.ts';

/** An overlay ends with the day that `expires` names; the part then falls back by itself. */
export const isExpired = (overlay: Overlay, today: string | undefined): boolean =>
  today !== undefined && overlay.expires !== undefined && overlay.expires < today;

export interface OverlayOptions {
  /** Pointers at which it may go beyond the rights, because the layer above let it (JS-24). */
  approved?: readonly string[];
  /** Division code prefix in which it is to hold. */
  division?: string | undefined;
}

/** A part as its pack holds it: JSON, a process its BPMN text. */
type Raw = JsonObject | string;

/** The part with the overlay's patch, checked: the operations apply, the result has the shape of its kind, rights are kept. */
export function applyOverlay<T extends Raw>(overlay: Overlay, part: T, options: OverlayOptions = {}): Result<T> {
  const laid = layOverlay(overlay, part);
  if (!laid.ok) return laid;
  const { folder } = targetOf(overlay);
  const file = overlayFile(overlay);
  const beyond = breaches(patchable(folder, part), patchable(folder, laid.value), kindOf(folder), options.division)
    .filter(({ pointer, final }) => final || !options.approved?.includes(pointer))
    .map((breach) => tooFar(overlay, file, breach));
  return beyond.length > 0 ? fail(...beyond) : laid;
}

/** The part with the overlay's patch, whatever the rights say. */
export function layOverlay<T extends Raw>(overlay: Overlay, part: T): Result<T> {
  const file = overlayFile(overlay);
  const { folder } = targetOf(overlay);
  let value: Json = patchable(folder, part);
  for (const [index, operation] of overlay.patch.entries()) {
    const result = applyOperation(value, operation);
    if (!result.ok) return fail(doesNotApply(file, index, operation, result.reason));
    value = result.value;
  }
  if (typeof part === 'string') return laidProcess(overlay, part, value as JsonObject) as Result<T>;
  const broken = checkPart(kindOf(folder) as SchemaKind, value, file);
  const problems = broken.length > 0 ? broken : incoherent(folder, value as JsonObject, file);
  if (problems.length > 0)
    return fail(...problems.map((problem) => ({ ...problem, message: `叠加之后：${problem.message}` })));
  return ok(value as T);
}

function laidProcess(overlay: Overlay, xml: string, view: JsonObject): Result<string> {
  const file = overlayFile(overlay);
  const written = patchedProcess(xml, view);
  if ('reason' in written) return fail({ code: 'pack.patch', message: `${written.reason}。`, file, path: '/patch' });
  if (Object.keys(processView(written.xml).elements as JsonObject).length > 0) return ok(written.xml);
  return fail({ code: 'pack.patch', message: '替换的流程文件不是可读取的 BPMN 2.0 XML。', file, path: '/patch' });
}

const doesNotApply = (file: string, index: number, { op, path }: PatchOperation, reason: string): Problem => ({
  code: 'pack.patch',
  message: `第 ${index + 1} 项改动（${op} ${path}）无法应用：${reason}。`,
  file,
  path: pointerTo('patch', index),
});

function tooFar(overlay: Overlay, file: string, breach: Breach): Problem {
  const { pointer, place, reason } = breach;
  const { patch } = overlay;
  const at = [place, pointer].map((goal) => patch.findIndex((operation) => touches(operation, goal)));
  const index = at.find((found) => found >= 0) ?? 0;
  const message = `${reason}。${wayOut(overlay, breach)}`;
  return { code: 'pack.rights', message, file, path: pointerTo('patch', index) };
}

/** Whom to ask, where somebody may let it be. */
function wayOut(overlay: Overlay, { final, right }: Breach): string {
  if (final) return '请恢复原样。';
  const uniform = right === 'locked' && targetOf(overlay).folder === 'ledgers';
  return uniform ? '统一台账不作本地化，确有需要的，由锁定它的一级统一修改。' : '如确需改动，请报上级批准。';
}

const touches = ({ op, path, from }: PatchOperation, pointer: string): boolean =>
  op !== 'test' &&
  [path, ...(op === 'move' && from !== undefined ? [from] : [])].some(
    (place) => `${place}/`.startsWith(`${pointer}/`) || `${pointer}/`.startsWith(`${place}/`),
  );
