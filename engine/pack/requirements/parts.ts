import { endingOf, FOLDERS, type Folder } from '../kinds.ts';
import { pointerTo } from '../pointer.ts';
import { qualify } from '../references.ts';
import type { Content } from '../resolve.ts';
import type { Pack } from '../types.ts';
import { addedCodes, overlayShown, overlayTitle } from './overlays.ts';
import { type Proved, provedBy } from './proved.ts';
import type { ServingPart } from './types.ts';

/** A part with the codes that it names. */
export interface Claim extends ServingPart {
  codes: string[];
}

type Compiled = Pick<Content, 'items' | 'campaigns' | 'bundles'>;

/** Every claim of the packs to serve a code, each with how it is shown to work. */
export function claimsOf(packs: Pack[], content: Compiled): Claim[] {
  const proved = provedBy(packs, content);
  return packs.flatMap((pack) => [...partClaims(pack, packs, content, proved), ...unifiedClaims(pack)]);
}

interface Titled {
  title?: string;
  requirements?: string[];
}

/** Records of a pack by their folder, as `openPack` fills them. */
const recordsOf = (pack: Pack): [Folder, Record<string, Titled>][] => [
  ['items', pack.items],
  ['forms', pack.forms as Record<string, Titled>],
  ['ledgers', pack.ledgers],
  ['documents', pack.documents],
  ['code-tables', pack.codeTables as Record<string, Titled>],
  ['overlays', pack.overlays],
  ['organizations', pack.organizations],
  ['scenarios', pack.scenarios],
  ['parameters', pack.parameters],
  ['indicators', pack.indicators],
  ['rule-texts', pack.ruleTexts],
  ['campaigns', pack.campaigns],
  ['bundles', pack.bundles],
  ['posters', pack.posters],
];

function partClaims(pack: Pack, packs: Pack[], content: Compiled, proved: Proved): Claim[] {
  const { name, wutong } = pack.manifest;
  return recordsOf(pack).flatMap(([folder, record]) =>
    Object.entries(record).flatMap(([id, part]): Claim[] => {
      const codes = [...(part.requirements ?? []), ...(folder === 'overlays' ? addedCodes(pack, id) : [])];
      if (codes.length === 0) return [];
      const shown = shownBy(pack, folder, id, qualify(id, wutong.namespace), proved, content);
      const file = `${folder}/${id}.${endingOf(folder)}`;
      const title = folder === 'overlays' ? overlayTitle(packs, pack, id) : (part.title ?? id);
      return [{ pack: name, folder, file, title, codes, ...(shown === undefined ? {} : { shown }) }];
    }),
  );
}

function shownBy(
  pack: Pack,
  folder: Folder,
  id: string,
  ref: string,
  proved: Proved,
  { items }: Compiled,
): string | undefined {
  const times = (counts: Map<string, number>, words: (n: number) => string): string | undefined => {
    const n = counts.get(ref) ?? 0;
    return n === 0 ? undefined : words(n);
  };
  switch (folder) {
    case 'items':
      return times(proved.items, (n) => `${n} 个情景办到办结`);
    case 'documents':
      return times(proved.documents, (n) => `${n} 个情景、任务、一件事中出具`);
    case 'ledgers':
      return times(proved.ledgers, (n) => `${n} 个情景、验算登记`);
    case 'forms':
      return times(proved.forms, (n) => `${n} 个情景、任务中填写`);
    case 'code-tables':
      return times(proved.codeTables, (n) => `${n} 个情景的表单、台账使用`);
    case 'parameters':
      return times(proved.parameters, (n) => `${n} 个情景取值`);
    case 'indicators':
      return `${pack.indicators[id]?.proof.length} 个验算`;
    case 'campaigns':
      return `${pack.campaigns[id]?.proof.length} 次演练，从布置到办结`;
    case 'bundles':
      return `${pack.bundles[id]?.proof.length} 次演练，一次收件到各事项办结`;
    case 'scenarios':
      return '情景本身';
    case 'overlays':
      return overlayShown(pack, id, items);
    case 'rule-texts':
      return '工作台可读、可打印';
    case 'posters':
      return '排成图版，可打印张贴';
    case 'organizations':
      return `${pack.organizations[id]?.offices.length} 个机构`;
    default:
      return undefined;
  }
}

const unifiedClaims = ({ manifest: { name, wutong } }: Pack): Claim[] =>
  (wutong.unifies ?? []).flatMap(({ title, parts, requirements = [] }, at): Claim[] =>
    requirements.length === 0
      ? []
      : [
          {
            pack: name,
            folder: 'unifies',
            file: `package.json${pointerTo('wutong', 'unifies', at)}`,
            title,
            codes: requirements,
            shown: `由 ${parts.length} 个部分落实`,
          },
        ],
  );

/** What a part is called in Chinese. */
export const nounOf = (folder: ServingPart['folder']): string => (folder === 'unifies' ? '统一' : FOLDERS[folder].noun);
