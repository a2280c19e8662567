import type { Workbench } from './gather.ts';
import { FOLDERS } from './kinds.ts';
import { hint } from './nearest.ts';
import { pointerTo } from './pointer.ts';
import { qualify } from './references.ts';
import type { View } from './view.ts';

/** What the manifest says to be unified must be done by parts that there are. */
export function checkUnifications({ view, problems }: Workbench): void {
  for (const [at, { parts }] of (view.pack.manifest.wutong.unifies ?? []).entries())
    for (const [index, part] of parts.entries()) {
      const message = faultOf(view, part);
      const path = pointerTo('wutong', 'unifies', at, 'parts', index);
      if (message !== undefined) problems.push({ code: 'pack.danglingLink', message, file: 'package.json', path });
    }
}

/** `ledgers/national:household`; a reference without a namespace is the pack's own. */
function faultOf(view: View, part: string): string | undefined {
  const slash = part.indexOf('/');
  const folder = part.slice(0, slash);
  const known = namesIn(view, folder);
  if (known === undefined) return `“${part}”的文件夹不对，可用：${Object.keys(FOLDERS).join('、')}。`;
  const ref = qualify(part.slice(slash + 1), view.pack.manifest.wutong.namespace);
  if (known.includes(ref)) return undefined;
  return `“${part}”不存在，或其所在的包没有列入依赖。${hint(ref, known)}`;
}

function namesIn({ pack, parts, aliases }: View, folder: string): string[] | undefined {
  const { namespace } = pack.manifest.wutong;
  const own = (record: object) => Object.keys(record).map((id) => `${namespace}:${id}`);
  if (folder === 'organizations') return own(pack.organizations);
  if (folder === 'overlays') return own(pack.overlays);
  const known = Object.entries(parts).find(([name]) => name === folder)?.[1];
  if (known === undefined) return undefined;
  return folder === 'items' ? [...known.keys(), ...aliases.keys()] : [...known.keys()];
}
