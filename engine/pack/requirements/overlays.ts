import type { CompiledItem } from '../../service/types.ts';
import { qualify } from '../references.ts';
import type { Pack } from '../types.ts';

interface Target {
  folder: string;
  ref: string;
  id: string;
}

function targetOf({ overlays }: Pack, id: string): Target {
  const [folder = '', ref = ''] = (overlays[id]?.target ?? '').split('/');
  return { folder, ref, id: ref.slice(ref.indexOf(':') + 1) };
}

/** 「失业登记」 as the pack that first defined the part calls it. */
export function overlayTitle(packs: Pack[], pack: Pack, id: string): string {
  const target = targetOf(pack, id);
  const path = `${target.folder}/${target.id}.json`;
  const text = packs.map(({ files }) => files[path]).find((found) => found !== undefined);
  const { title } = JSON.parse(text ?? '{}') as { title?: string };
  return title ?? target.ref;
}

/** Codes that an overlay adds to the requirements of its target. */
export const addedCodes = ({ overlays }: Pack, id: string): string[] =>
  (overlays[id]?.patch ?? []).flatMap(({ path, value }) => {
    if (!path.startsWith('/requirements')) return [];
    return [value].flat().filter((code): code is string => typeof code === 'string');
  });

/** Whether an item is what the overlay changes, or uses it. */
function uses({ item, codeTables }: CompiledItem, { folder, ref, id }: Target): boolean {
  if (folder === 'items') return item.id === id;
  if (folder === 'forms') return item.form === ref;
  if (folder === 'ledgers') return item.ledgers.some(({ ledger }) => ledger === ref);
  if (folder === 'documents') return item.documents.includes(ref);
  if (folder === 'parameters') return item.parameters?.includes(ref) ?? false;
  return folder === 'code-tables' && Object.hasOwn(codeTables, ref);
}

/** Overlays are shown by scenarios of their own pack on the items that they change, themselves or in what these use. */
export function overlayShown(pack: Pack, id: string, items: CompiledItem[]): string | undefined {
  const target = targetOf(pack, id);
  const { name, wutong } = pack.manifest;
  const laid = items.filter((item) => item.base !== undefined && item.pack.name === name && uses(item, target));
  const played = Object.values(pack.scenarios).filter(({ item }) =>
    laid.some(({ ref }) => ref === qualify(item, wutong.namespace)),
  ).length;
  if (played > 0) return `${played} 个情景按叠加后的规定办到办结`;
  // What no item uses – an indicator, a rule text – has its own proof after the overlay.
  return ['indicators', 'rule-texts', 'posters', 'campaigns', 'bundles'].includes(target.folder)
    ? '叠加后仍按本类的办法证明'
    : undefined;
}
