import { type Binding, type Difference, type DriftBoard, driftBoard, driftCsv } from '#engine';
import { writeWhole } from './archiveFile.ts';
import { type Command, MisuseError, readArguments } from './command.ts';
import { isDay, today } from './days.ts';
import { openFolder, packFolders } from './packFolders.ts';
import { reportProblems } from './results.ts';

const EXAMPLE = 'wutong pack drift packs/*';
const LAYERS = ['national', 'province', 'city'] as const;
const LAYER_WORDS = { national: '国家', province: '省级', city: '市级', county: '县级' };

/** Which stations of the packs' organizations work by other elements than their province, set by whom, till when. */
export const packDrift: Command = async ({ argv }) => {
  const { values, on, positionals } = readArguments(argv, ['against', 'on', 'csv'], ['json']);
  const folders = packFolders(positionals, EXAMPLE);
  const against = LAYERS.find((layer) => layer === (values.against ?? 'province'));
  if (against === undefined) throw new MisuseError(`--against 须为 ${LAYERS.join('、')} 之一。`);
  const day = values.on ?? today();
  if (!isDay(day)) throw new MisuseError(`--on 须为日期，例如 2026-07-01；现为“${values.on}”。`);
  const opened = await Promise.all(folders.map(openFolder));
  const problems = opened.flatMap((one) => one.problems);
  if (problems.length > 0) return reportProblems(problems, on.has('json'));
  const packs = opened.flatMap(({ pack }) => (pack ? [pack] : []));
  const offices = packs.flatMap(({ organizations }) => Object.values(organizations).flatMap((one) => one.offices));
  const board = driftBoard(packs, offices, { against, today: day });
  if (!board.ok) return reportProblems(board.problems, on.has('json'));
  if (values.csv !== undefined) writeWhole(values.csv, Buffer.from(driftCsv(board.value)));
  if (on.has('json')) printJsonLines(board.value);
  else printWords(board.value);
  return 0;
};

function printJsonLines({ bindings, stations, differing, totals, against }: DriftBoard): void {
  for (const [index, binding] of bindings.entries())
    console.log(JSON.stringify({ type: 'binding', binding: index, ...binding }));
  for (const station of stations) console.log(JSON.stringify({ type: 'station', ...station }));
  console.log(JSON.stringify({ type: 'result', against, stations: stations.length, differing, totals }));
}

function printWords(board: DriftBoard): void {
  const { bindings, stations, differing, against, elements, totals } = board;
  for (const [index, binding] of bindings.entries()) {
    const names = stations.filter((station) => station.binding === index).map(({ name }) => name);
    if (binding.items > 0 || binding.added.length > 0) console.log(bindingWords(binding, names));
  }
  console.log(`对照${LAYER_WORDS[against]}：机构 ${stations.length} 个，有差异的 ${differing} 个。`);
  const counts = elements.filter(({ id }) => totals[id].stations > 0);
  if (counts.length > 0)
    console.log(`按要素：${counts.map(({ id, title }) => `${title} ${totals[id].stations} 个机构`).join('，')}。`);
}

const SHOWN = 5;

function bindingWords({ packs, differences, added }: Binding, names: string[]): string {
  const shown = names.slice(0, SHOWN).join('、');
  const lines = [`${packs[0]?.title ?? ''}：${names.length} 个机构（${shown}${names.length > SHOWN ? '等' : ''}）`];
  for (const { ref, title } of added) lines.push(`  本地增设事项：${title}（${ref}）`);
  for (const [index, difference] of differences.entries()) {
    const next = differences[index + 1];
    if (difference.ref !== differences[index - 1]?.ref)
      lines.push(`  ${difference.title}（${difference.against} → ${difference.ref}）`);
    lines.push(`    ${difference.text}`);
    // One source often sets several fields in a row: it is told once, below them.
    if (next?.ref !== difference.ref || sourceWords(next) !== sourceWords(difference))
      lines.push(`      ${sourceWords(difference)}`);
  }
  return lines.join('\n');
}

function sourceWords({ source, beyond, soon }: Difference): string {
  const { title, version, document, reason, expires } = source;
  const end = expires === undefined ? '' : `，${expires} 到期${soon ? '（即将到期）' : ''}`;
  const right = beyond === undefined ? '' : '，超出权限、经批准';
  return `来源：${title} ${version}${document === undefined ? '' : `，${document}`}${end}${right}${reason === undefined ? '' : `；${reason}`}`;
}
