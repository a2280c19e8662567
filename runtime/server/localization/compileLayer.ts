import {
  type CompiledItem,
  chainOf,
  localPack,
  localPackName,
  type Pack,
  type Problem,
  type ResolveOptions,
  resolvePacks,
} from '#engine';
import type { InForce } from './inForce.ts';

export interface LayerRequest {
  /** Every installed pack. */
  packs: Pack[];
  /** Local layers of the divisions above. */
  above: Pack[];
  division: string;
  title: string;
  entries: InForce[];
  today: string;
  /** Approved pointers of the layers above. */
  approved: Record<string, string[]>;
}

export interface CompiledLayer {
  pack: Pack;
  items: CompiledItem[];
  active: string[];
  /** Overlays that could not be laid, by id of the localization, with the reason. */
  blocked: Record<string, string>;
}

/** Pointers by `<pack>/<overlay>`, as the engine asks for them. */
export const approvedOf = (division: string, entries: InForce[]): Record<string, string[]> =>
  Object.fromEntries(entries.map(({ overlay, approved }) => [`${localPackName(division)}/${overlay.id}`, approved]));

const plain = (message: string, name: string): string => message.replace(`（内容包“${name}”）`, '');

/** Problems by the localization whose overlay has them; `''` for what no overlay is to blame for alone. */
function blamed(problems: Problem[], entries: InForce[], name: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { file, message } of problems) {
    const entry = entries.find(({ overlay }) => file === `overlays/${overlay.id}.json`);
    found[entry?.id ?? ''] ??= plain(message, name);
  }
  return found;
}

/**
 * Compiles the items that a division's overlays change. An overlay that cannot be laid any more, because an upper pack
 * changed, is left out with its reason: the upper item holds then.
 */
export async function compileLayer(request: LayerRequest): Promise<CompiledLayer> {
  const { division } = request;
  const blocked: Record<string, string> = {};
  for (let entries = request.entries; ; entries = entries.filter(({ id }) => blocked[id] === undefined)) {
    const compiled = await tryLayer(request, entries);
    if (Array.isArray(compiled)) {
      const faults = blamed(compiled, entries, localPackName(division));
      const culprits = entries.filter(({ id }) => faults[id] !== undefined);
      for (const { id } of culprits.length > 0 ? culprits : entries)
        blocked[id] = faults[id] ?? faults[''] ?? '无法套用';
      continue;
    }
    return { ...compiled, active: entries.map(({ id }) => id), blocked };
  }
}

async function tryLayer(
  { packs, above, division, title, today, approved }: LayerRequest,
  entries: InForce[],
): Promise<Pick<CompiledLayer, 'pack' | 'items'> | Problem[]> {
  const chain = chainOf([...packs, ...above], division);
  const opened = localPack({ division, title, overlays: entries.map(({ overlay }) => overlay) }, chain);
  if (!opened.ok) return opened.problems;
  const options: ResolveOptions = {
    today,
    approved: { ...approved, ...approvedOf(division, entries) },
    only: [localPackName(division)],
  };
  if (entries.length === 0) return { pack: opened.value, items: [] };
  const resolved = await resolvePacks([...chain, opened.value], options);
  return resolved.ok ? { pack: opened.value, items: resolved.value } : resolved.problems;
}
