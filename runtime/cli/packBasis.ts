import { affectedByRepeal, type LegalBasis, type RepealEffect } from '#engine';
import { type Command, MisuseError, readArguments } from './command.ts';
import { isDay } from './days.ts';
import { compileFolders, packFolders } from './packFolders.ts';
import { reportProblems } from './results.ts';

const EXAMPLE = 'wutong pack basis packs/national --repeal 就业促进法 --on 2027-01-01';

/** Items that a repeal reaches, with what is left of their legal ground; without `--repeal` those whose basis has run out. */
export const packBasis: Command = async ({ argv }) => {
  const { values, on, positionals } = readArguments(argv, ['repeal', 'on'], ['json']);
  const folders = packFolders(positionals, EXAMPLE);
  const day = values.on ?? '';
  if (!isDay(day)) throw new MisuseError(`请用 --on 给出日期，例如：${EXAMPLE}`);
  const { items, problems } = await compileFolders(folders);
  if (problems.length > 0) return reportProblems(problems, on.has('json'));
  const effects = affectedByRepeal(items, { ...(values.repeal === undefined ? {} : { law: values.repeal }), on: day });
  if (on.has('json')) for (const effect of effects) console.log(JSON.stringify({ type: 'item', ...effect }));
  else printWords(effects, values.repeal, day);
  return 0;
};

function printWords(effects: RepealEffect[], law: string | undefined, day: string): void {
  const why = law === undefined ? `${day} 依据已失效` : `《${law.replace(/[《》]/g, '')}》自 ${day} 起废止`;
  console.log(effects.length === 0 ? `${why}：没有受影响的事项。` : `${why}，受影响的事项 ${effects.length} 个：`);
  for (const effect of effects) console.log(effectWords(effect));
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
