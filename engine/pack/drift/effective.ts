import type { ServiceItemSource } from '../../service/types.ts';
import { isTouched } from '../resolve.ts';
import type { Part, View } from '../view.ts';
import type { Layer } from './types.ts';

/** An item as one pack gives it: its own, or one from above that it touches. */
export interface Effective {
  ref: string;
  view: View;
  part: Part<ServiceItemSource>;
  item: { id: string };
  division?: string;
}

export const LAYERS: Layer[] = ['national', 'province', 'city', 'county'];

/** Every item that packs down to a layer give, upper packs first. */
export function effectiveItems(views: View[], lowest: Layer): Effective[] {
  return views
    .filter(({ pack }) => LAYERS.indexOf(pack.manifest.wutong.layer) <= LAYERS.indexOf(lowest))
    .flatMap((view) => {
      const { namespace, division } = view.pack.manifest.wutong;
      return [...view.parts.items.values()]
        .filter((part) => part.home === view.pack || isTouched(view, part))
        .map((part) => ({
          ref: `${namespace}:${part.value.id}`,
          view,
          part,
          item: { id: part.value.id },
          ...(division === undefined ? {} : { division }),
        }));
    });
}
