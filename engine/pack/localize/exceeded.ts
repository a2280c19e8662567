import type { JsonObject } from '../../json.ts';
import { placeWords } from '../fields/index.ts';
import type { RefFolder } from '../partTypes.ts';
import { type PatchedKind, patchable } from '../patched.ts';
import { type Breach, breaches } from '../rights.ts';
import type { PackManifest } from '../types.ts';
import type { Part } from '../view.ts';

type Layer = PackManifest['wutong']['layer'];

/** A change beyond the rights, and who may let it be. */
export interface Exceeded extends Breach {
  /** 申请材料 › 身份证 › 份数 */
  where: string;
  /** Layer of the pack that wrote the right. */
  by: Layer;
  /** False: nobody below may open it: the national layer locked it, or it is a ledger that a province keeps uniform. */
  approvable: boolean;
}

export interface RightsQuestion {
  kind?: PatchedKind;
  /** Who wrote the right at a pointer. */
  by: (pointer: string) => Layer;
  /** Division code prefix in which the change is to hold. */
  division?: string;
}

/**
 * Where a part goes beyond the rights that the layer above gives. What is `narrow-only` a province may let be heavier
 * (JS-24: 确需本地化须报省批准); what is `locked` only the layer that locked it, of a ledger nobody (HLJ-7), and `id`, `rights`
 * and values of other places nobody.
 */
export function exceededRights(
  before: JsonObject,
  after: JsonObject,
  { kind = 'item', by: writer, division }: RightsQuestion,
): Exceeded[] {
  return breaches(before, after, kind, division).map((breach) => {
    const by = writer(breach.pointer);
    const where = placeWords(kind, breach.path, [before, after]);
    const opens = breach.right === 'narrow-only' || (by !== 'national' && kind !== 'ledger');
    return { ...breach, where, by, approvable: !breach.final && opens };
  });
}

/** Layer of the pack that wrote the rights of a part at a pointer: the last overlay that changed it, else its first pack. */
export function rightWriter(part: Part<unknown>, folder: RefFolder): (pointer: string) => Layer {
  return (pointer) => {
    const rightAt = (value: unknown) => rightsOf(value, folder)[covering(rightsOf(value, folder), pointer)];
    const last = part.laid.findLast(({ before }, index) => {
      const after = part.laid[index + 1]?.before ?? part.value;
      return rightAt(before) !== rightAt(after);
    });
    return (last?.pack ?? part.home).manifest.wutong.layer;
  };
}

const rightsOf = (value: unknown, folder: RefFolder): Record<string, string> =>
  (patchable(folder, value).rights ?? {}) as Record<string, string>;

/** The longest written prefix of a pointer. */
const covering = (rights: Record<string, string>, pointer: string): string =>
  Object.keys(rights)
    .filter((prefix) => `${pointer}/`.startsWith(`${prefix}/`) || prefix === '')
    .sort((a, b) => b.length - a.length)[0] ?? '';
