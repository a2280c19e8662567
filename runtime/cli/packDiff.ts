import { type CompiledItem, diffItems, type ItemDiff, type ItemMetrics, type Pack, type PackDiff } from '#engine';
import { type Command, MisuseError, readArguments } from './command.ts';
import { compileFolders, openFolder, packFolders } from './packFolders.ts';
import { reportProblems } from './results.ts';

const EXAMPLE = 'wutong pack diff 旧目录 新目录 [--base packs/national]';

/**
 * What became of the items between two versions of a pack, or between a pack and a layer over it, with the figures of
 * 减环节、减材料、减时限. `--base`: the packs that both depend on, separated by commas.
 */
export const packDiff: Command = async ({ argv }) => {
  const { values, on, positionals } = readArguments(argv, ['base'], ['json']);
  if (positionals.length !== 2) throw new MisuseError(`请给出旧、新两个内容包目录，例如：${EXAMPLE}`);
  const bases = values.base === undefined ? [] : packFolders(values.base.split(','), EXAMPLE);
  const [older = '', newer = ''] = packFolders(positionals, EXAMPLE);
  if (older === newer) throw new MisuseError('旧、新两个目录相同，没有可比较的内容。');
  const before = await compileFolders([older, ...bases]);
  const layer = Object.hasOwn((await openFolder(newer)).pack?.manifest.dependencies ?? {}, nameOf(before) ?? '');
  const after = await compileFolders([newer, ...(layer ? [older] : []), ...bases]);
  const problems = [...before.problems, ...after.problems];
  if (problems.length > 0) return reportProblems(problems, on.has('json'));
  const diff = diffItems(own(before), own(after), { layer });
  if (on.has('json')) printJsonLines(diff);
  else printWords(diff);
  return 0;
};

interface Compiled {
  packs: Pack[];
  items: CompiledItem[];
}

/** The pack of the folder that was named first. */
const nameOf = ({ packs }: Compiled): string | undefined => packs[0]?.manifest.name;

const own = (compiled: Compiled): CompiledItem[] => compiled.items.filter(({ pack }) => pack.name === nameOf(compiled));

function printJsonLines({ items, added, removed, unchanged, before, after }: PackDiff): void {
  for (const item of items) console.log(JSON.stringify({ type: 'item', ...item }));
  for (const one of added) console.log(JSON.stringify({ type: 'added', ...one }));
  for (const one of removed) console.log(JSON.stringify({ type: 'removed', ...one }));
  console.log(JSON.stringify({ type: 'result', changed: items.length, unchanged, before, after }));
}

function printWords({ items, added, removed, unchanged, before, after }: PackDiff): void {
  for (const { ref, title } of added) console.log(`新增事项：${title}（${ref}）`);
  for (const { ref, title } of removed) console.log(`取消事项：${title}（${ref}）`);
  for (const item of items) console.log(itemWords(item));
  console.log(`有变化的事项 ${items.length} 个，没有变化的 ${unchanged} 个。`);
  if (items.length > 0) console.log(`合计：${metricWords(before, after)}`);
}

const itemWords = ({ title, from, to, changes, before, after }: ItemDiff): string =>
  [
    from === to ? `${title}（${to}）` : `${title}（${from} → ${to}）`,
    ...changes.map(({ part, text }) => `  ${part}：${text}`),
    `  ${metricWords(before, after)}`,
  ].join('\n');

const METRICS: [string, keyof ItemMetrics, string][] = [
  ['环节', 'steps', '个'],
  ['必交材料', 'materials', '份'],
  ['按情形提交的材料', 'conditional', '份'],
  ['时限', 'days', '个工作日'],
];

/** `减环节 2 个（7→5）；材料不变（3份） …` */
const metricWords = (before: ItemMetrics, after: ItemMetrics): string =>
  METRICS.map(([name, key, unit]) => {
    const change = Math.round((after[key] - before[key]) * 100) / 100;
    if (change === 0) return `${name}不变（${after[key]}${unit}）`;
    return `${change < 0 ? '减' : '增'}${name} ${Math.abs(change)} ${unit}（${before[key]}→${after[key]}）`;
  }).join('；');
