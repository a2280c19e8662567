import {
  affectedByRepeal,
  type CompiledItem,
  type CompiledPoster,
  type LegalBasis,
  nearest,
  postersToRenew,
  type RepealEffect,
} from '#engine';
import type { Store } from '../store/port.ts';
import { type Command, MisuseError, readArguments } from './command.ts';
import { withStore } from './database.ts';
import { isDay } from './days.ts';
import { compileFolders, packFolders } from './packFolders.ts';
import { reportProblems } from './results.ts';

const EXAMPLE = 'wutong pack basis packs/national --repeal 就业促进法 --on 2027-01-01';

/** Cases of an item that are not concluded, by number. */
type OpenCases = Map<string, string[]>;

const PAGE = 500;

/**
 * Items that a repeal reaches, with what is left of their legal ground, the posters that tell of them and, with `--data`,
 * their open cases; without `--repeal` those whose basis has run out.
 */
export const packBasis: Command = async (invocation) => {
  const { values, on, positionals } = readArguments(invocation.argv, ['repeal', 'on', 'data'], ['json']);
  const folders = packFolders(positionals, EXAMPLE);
  const day = values.on ?? '';
  if (day !== '' && !isDay(day)) throw new MisuseError(`--on 须为日期，例如 2027-01-01；现为“${day}”。`);
  if (day === '') throw new MisuseError(`请用 --on 给出日期，例如：${EXAMPLE}`);
  const { items, posters, problems } = await compileFolders(folders);
  if (problems.length > 0) return reportProblems(problems, on.has('json'));
  const effects = affectedByRepeal(items, { ...(values.repeal === undefined ? {} : { law: values.repeal }), on: day });
  const renew = postersToRenew(posters, items, effects);
  const refs = effects.map(({ ref }) => ref);
  const cases = values.data === undefined ? undefined : await withStore(invocation, values.data, openCases(refs));
  if (on.has('json')) printJson(effects, renew, cases);
  else printWords(effects, renew, cases, values.repeal, day);
  if (effects.length === 0 && values.repeal !== undefined) sayNearest(values.repeal, items);
  return 0;
};

/** A law that nothing cites may be one that is called otherwise. */
function sayNearest(law: string, items: CompiledItem[]): void {
  const cited = items.flatMap(({ item }) => item.elements.legalBasis.map((basis) => basis.law));
  const found = nearest(law, new Set(cited));
  if (found !== undefined) console.error(`事项的依据中没有“${law}”。最接近的是“${found}”，请核对法规名。`);
}

const openCases =
  (refs: string[]) =>
  async (store: Store): Promise<OpenCases> => {
    const found: OpenCases = new Map(refs.map((ref) => [ref, []]));
    for (let after = 0; ; ) {
      const rows = await store.runningCases(after, PAGE);
      for (const { itemRef, no } of rows) found.get(itemRef)?.push(no);
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return found;
      after = last.seq;
    }
  };

function printJson(effects: RepealEffect[], posters: CompiledPoster[], cases: OpenCases | undefined): void {
  for (const effect of effects) {
    const open = cases?.get(effect.ref);
    console.log(JSON.stringify({ type: 'item', ...effect, ...(open ? { openCases: open } : {}) }));
  }
  for (const { ref, source } of posters) console.log(JSON.stringify({ type: 'poster', ref, title: source.title }));
}

function printWords(
  effects: RepealEffect[],
  posters: CompiledPoster[],
  cases: OpenCases | undefined,
  law: string | undefined,
  day: string,
): void {
  const why = law === undefined ? `${day} 依据已失效` : `《${law.replace(/[《》]/g, '')}》自 ${day} 起废止`;
  console.log(effects.length === 0 ? `${why}：没有受影响的事项。` : `${why}，受影响的事项 ${effects.length} 个：`);
  for (const effect of effects) {
    console.log(effectWords(effect));
    const open = cases?.get(effect.ref);
    if (open) console.log(open.length === 0 ? '  没有在办件' : `  在办件 ${open.length} 件：${open.join('、')}`);
  }
  if (posters.length > 0) console.log(`须重新制作的图版 ${posters.length} 块：`);
  for (const { ref, source } of posters) console.log(`${source.title}（${ref}）`);
}

const citation = ({ law, article = '' }: LegalBasis): string => `${law}${article}`;

function effectWords({ ref, title, cited, left, materials }: RepealEffect): string {
  const lines = [`${title}（${ref}）`];
  if (cited.length > 0) lines.push(`  失效的依据：${cited.map(citation).join('；')}`);
  lines.push(
    left.length > 0
      ? `  仍有的依据：${left.map(citation).join('；')}`
      : '  没有其他依据，须重新确定设定依据或者取消事项',
  );
  if (materials.length > 0) lines.push(`  据此收取的材料：${materials.join('、')}`);
  return lines.join('\n');
}
