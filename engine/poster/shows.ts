import type { CompiledItem } from '../service/types.ts';
import { isChosen } from './itemTables.ts';
import type { CompiledPoster, PosterBlock } from './types.ts';

/** Whether a poster tells of an item on the wall of some office: by name, in a list or as the process that it runs. */
export function posterShows({ source, division = '' }: CompiledPoster, item: CompiledItem): boolean {
  const other = item.division ?? '';
  if (!division.startsWith(other) && !other.startsWith(division)) return false;
  return source.blocks.some((block) => blockShows(block, item, source.levels));
}

function blockShows(block: PosterBlock, compiled: CompiledItem, levels: CompiledPoster['source']['levels']): boolean {
  const isNamed = (ref: string): boolean => ref === compiled.ref || ref === compiled.base;
  switch (block.type) {
    case 'catalogue':
    case 'commitments':
      return block.items ? block.items.some(isNamed) : levels.some((level) => isChosen(block, compiled, level));
    case 'twelveElements':
      return isNamed(block.item);
    case 'process':
      return block.process === compiled.item.process;
    default:
      return false;
  }
}
