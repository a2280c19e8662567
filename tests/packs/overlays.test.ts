import { describe, expect, it } from 'vitest';
import { applyOperation, canonicalJson, type Json, type Overlay, type Pack } from '#engine';
import { openShippedPacks } from '../kit/packs.ts';

const packs = openShippedPacks();

/** The packs above, the highest first. */
function above({ manifest }: Pack): Pack[] {
  const names = Object.keys(manifest.dependencies ?? {});
  const upper = packs.filter((pack) => names.includes(pack.manifest.name));
  return [...new Set(upper.flatMap((pack) => [...above(pack), pack]))];
}

const placeOf = ({ target }: Overlay): string => target.replace(/[a-z][a-z0-9-]*:/, '');

/** What an overlay is laid over: the part of the pack that has it, with the overlays between. */
function partAbove(pack: Pack, overlay: Overlay): Json {
  const uppers = above(pack);
  const place = placeOf(overlay);
  const text = uppers.map(({ files }) => files[`${place}.json`]).find((found) => found !== undefined);
  const between = uppers.flatMap(({ overlays }) => Object.values(overlays)).filter((one) => placeOf(one) === place);
  const source = JSON.parse(text ?? expect.fail(overlay.target)) as Json;
  return between.flatMap(({ patch }) => patch).reduce(laid, source);
}

function laid(part: Json, operation: Overlay['patch'][number]): Json {
  const result = applyOperation(part, operation);
  return result.ok ? result.value : expect.fail(result.reason);
}

const lower = packs.filter(({ overlays }) => Object.keys(overlays).length > 0);

/** Changes that change nothing would stand in the drift board as deviations. */
describe.each(lower)('the overlays of $manifest.name', (pack) => {
  it.each(Object.values(pack.overlays).map((overlay) => [overlay.id, overlay] as const))(
    '%s changes something with every operation',
    (_id, overlay) => {
      let part = partAbove(pack, overlay);
      for (const operation of overlay.patch) {
        const next = laid(part, operation);
        if (operation.op !== 'test') expect(canonicalJson(next), operation.path).not.toBe(canonicalJson(part));
        part = next;
      }
    },
  );
});
