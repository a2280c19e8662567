import type { Result } from '../../result.ts';
import { openPack } from '../open.ts';
import type { Overlay, Pack, PackManifest } from '../types.ts';

/** The overlays of one city or county, which no archive brings: they were drafted and approved where they hold. */
export interface LocalLayer {
  /** Division code prefix: four digits a city, six a county. */
  division: string;
  title: string;
  overlays: Overlay[];
}

/** Packs under this scope are formed here; no archive may bear such a name. */
export const LOCAL_SCOPE = '@local/';

/** Name of the pack that a division's own overlays form. */
export const localPackName = (division: string): string => `${LOCAL_SCOPE}d${division}`;

export const isLocalPack = (name: string): boolean => name.startsWith(LOCAL_SCOPE);

/** Division and id of the item that a reference into a local layer names. */
export function localRefParts(ref: string): { division: string; item: string } | undefined {
  const [, division, item] = /^d(\d{2,12}):(.+)$/.exec(ref) ?? [];
  return division === undefined || item === undefined ? undefined : { division, item };
}

function manifestOf({ division, title }: LocalLayer, above: Pack[]): PackManifest {
  return {
    name: localPackName(division),
    version: '1.0.0',
    dependencies: Object.fromEntries(above.map(({ manifest }) => [manifest.name, '*'])),
    wutong: {
      formatVersion: 1,
      namespace: `d${division}`,
      title,
      layer: division.length > 4 ? 'county' : 'city',
      division,
    },
  };
}

/** A division's overlays as a pack over all packs above it. Fails where an overlay has not the shape of one. */
export function localPack(layer: LocalLayer, above: Pack[]): Result<Pack> {
  const parts = layer.overlays.map((overlay) => [`overlays/${overlay.id}.json`, JSON.stringify(overlay)]);
  return openPack({ 'package.json': JSON.stringify(manifestOf(layer, above)), ...Object.fromEntries(parts) });
}
