import type { CompiledItem } from '../service/types.ts';
import type { CompiledBundle } from './types.ts';

/** One item as an intake sees it: nothing is shared, nothing to choose. `ref`: how the item is asked for. */
export const bundleOfItem = (ref: string, compiled: CompiledItem): CompiledBundle => ({
  ref,
  source: {
    id: compiled.item.id,
    title: compiled.item.elements.name,
    items: [{ item: ref }],
    shared: { fields: {} },
    result: compiled.item.elements.result,
    timeLimit: compiled.item.elements.timeLimit.promised,
    proof: [],
  },
  items: { [ref]: compiled },
});
