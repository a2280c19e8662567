import type { Pack } from '#engine';
import { openShippedPacks } from '../../kit/packs.ts';
import { itemMutants, overlayMutants } from './mutants.ts';
import { type Noticed, noticeItem, noticeOverlay } from './notice.ts';

export interface FigureOptions {
  /** Only every n-th mutant is played. */
  every: number;
  /** Namespaces; none: all packs. */
  packs: string[];
  /** Of the packs' own items instead of overlays. */
  items: boolean;
  onMissed(line: string): void;
  print(line: string): void;
}

interface Planned {
  kind: string;
  place: string;
  play(): Promise<Noticed>;
}

const namespaceOf = ({ manifest }: Pack) => manifest.wutong.namespace;

/** The pack and those under it. */
function standing(pack: Pack, packs: Pack[]): Pack[] {
  const names = Object.keys(pack.manifest.dependencies ?? {});
  const under = packs.filter(({ manifest }) => names.includes(manifest.name));
  return [...new Set([...under.flatMap((one) => standing(one, packs)), pack])];
}

function planned(pack: Pack, packs: Pack[], items: boolean): Planned[] {
  const all = standing(pack, packs);
  const place = (id: string, at: string) => `${namespaceOf(pack)}/${id} ${at}`;
  if (items)
    return Object.values(pack.items).flatMap((item) =>
      itemMutants(item).map(({ kind, at, value }) => ({
        kind,
        place: place(item.id, at),
        play: () => noticeItem(all, pack, value),
      })),
    );
  return Object.values(pack.overlays).flatMap((overlay) =>
    overlayMutants(overlay).map(({ kind, at, value }) => ({
      kind,
      place: place(overlay.id, at),
      play: () => noticeOverlay(all, pack, value),
    })),
  );
}

/** Plays the mutants and prints by kind how many were noticed; how many were not. */
export async function contentFigures({ every, packs: wanted, items, onMissed, print }: FigureOptions): Promise<number> {
  const packs = openShippedPacks();
  const meant = packs.filter((pack) => wanted.length === 0 || wanted.includes(namespaceOf(pack)));
  const chosen = meant.flatMap((pack) => planned(pack, packs, items)).filter((_, index) => index % every === 0);
  const figures = new Map<string, Record<string, number>>();
  let missed = 0;
  for (const { kind, place, play } of chosen) {
    const by = (await play()) ?? 'missed';
    const counts = figures.get(kind) ?? {};
    figures.set(kind, { ...counts, [by]: (counts[by] ?? 0) + 1, all: (counts.all ?? 0) + 1 });
    if (by !== 'missed') continue;
    missed += 1;
    onMissed(`漏过  ${kind}  ${place}`);
  }
  for (const [kind, { all = 0, missed: left = 0, ...by }] of [...figures].sort())
    print(`${kind}：${all} 处，发现 ${all - left} 处 ${JSON.stringify(by)}`);
  print(`改动 ${chosen.length} 处，发现 ${chosen.length - missed} 处，漏过 ${missed} 处`);
  return missed;
}
