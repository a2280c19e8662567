import type { JsonObject } from '../../json.ts';
import { placeWords } from '../fields/index.ts';
import { valueAt } from '../pointer.ts';
import { type Breach, breaches } from '../rights.ts';
import type { PackManifest } from '../types.ts';

type Layer = PackManifest['wutong']['layer'];

/** A change beyond the rights, and who may let it be. */
export interface Exceeded extends Breach {
  /** 申请材料 › 身份证 › 份数 */
  where: string;
  right: 'locked' | 'narrow-only';
  /** Layer of the pack that wrote the right. */
  by: Layer;
  /** False: the national layer locked it, and no province may open it. */
  approvable: boolean;
}

/**
 * Where an item goes beyond the rights that the layer above gives. What is `narrow-only` a province may let be heavier
 * (JS-24: 确需本地化须报省批准); what is `locked` only the layer that locked it, and `id` and `rights` nobody.
 */
export function exceededRights(before: JsonObject, after: JsonObject, by: Layer): Exceeded[] {
  const rights = valueAt(before, '/rights') as Record<string, string> | undefined;
  return breaches(before, after).map((breach) => {
    const right = rights?.[breach.pointer] === 'narrow-only' ? 'narrow-only' : 'locked';
    const fixed = rights?.[breach.pointer] === undefined;
    const where = placeWords('item', breach.path, [before, after]);
    return { ...breach, where, right, by, approvable: !fixed && (right === 'narrow-only' || by !== 'national') };
  });
}
