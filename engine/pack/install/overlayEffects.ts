import type { Problem } from '../../result.ts';
import type { OverlayUpgrade } from '../merge/index.ts';
import type { Pack } from '../types.ts';
import type { PartChange } from './parts.ts';
import { overlaying } from './removals.ts';
import type { OverlayEffect, OverlayMerge } from './types.ts';

export interface EffectsInput {
  /** The pack that changes, as it is installed. */
  former: Pack | undefined;
  /** The other packs before the change. */
  others: Pack[];
  /** What the merge made of their overlays. */
  carried: OverlayUpgrade[];
  problems: Problem[];
}

/**
 * Overlays of other packs on parts that change: whether they still apply, and what the merge makes of them. Those on parts
 * that another layer made of one that changes are told when they cannot stay as they are.
 */
export function overlayEffects(parts: PartChange[], input: EffectsInput): OverlayEffect[] {
  const { former, others, carried } = input;
  const namespace = former?.manifest.wutong.namespace;
  if (namespace === undefined) return [];
  const direct = parts
    .filter(({ change }) => change !== 'added')
    .flatMap(({ part, title }) =>
      overlaying(others, namespace, part).map((one) => effectOf({ ...one, part, title }, input)),
    );
  const further = carried
    .filter(({ state, pack, file }) => state !== 'same' && !direct.some((one) => isSame(one, pack, file)))
    .map(({ pack, file, reason, target, title }) =>
      effectOf({ pack, overlay: file, reason, part: target, title }, input),
    );
  return [...direct, ...further];
}

const isSame = (one: { pack: string; overlay: string }, pack: string, file: string): boolean =>
  one.pack === pack && one.overlay === file;

type Laid = Pick<OverlayEffect, 'pack' | 'overlay' | 'reason' | 'part' | 'title'>;

function effectOf(laid: Laid, { carried, problems }: EffectsInput): OverlayEffect {
  const own = problems.filter((problem) => isOf(problem, laid));
  const upgrade = carried.find(({ pack, file }) => isSame(laid, pack, file));
  const state = own.length === 0 ? 'fits' : 'broken';
  return { ...laid, state, problems: own, ...(upgrade ? { merge: mergeOf(upgrade) } : {}) };
}

/** Problems name the file, and the pack in their words. */
const isOf = ({ file, message }: Problem, { pack, overlay }: { pack: string; overlay: string }): boolean =>
  file === overlay && message.includes(`“${pack}”`);

/** Problems but those of overlays that wait for a decision: they may be gone with it. */
export const withoutWaiting = (problems: Problem[], carried: OverlayUpgrade[]): Problem[] => {
  const waiting = carried.filter(({ state }) => state === 'conflict');
  return problems.filter((problem) => !waiting.some(({ pack, file }) => isOf(problem, { pack, overlay: file })));
};

const mergeOf = ({ state, document, expires, taken, kept, conflicts }: OverlayUpgrade): OverlayMerge => ({
  state,
  ...(document === undefined ? {} : { document }),
  ...(expires === undefined ? {} : { expires }),
  taken,
  kept,
  conflicts,
});
