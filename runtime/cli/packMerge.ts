import { join } from 'node:path';
import { openPack, type Pack, type Problem, type Result, resolvePacks } from '#engine';
import { isArchive } from './archiveFile.ts';
import { chooseHint, readChoices, refuseStrays } from './choices.ts';
import { type Command, MisuseError, readArguments } from './command.ts';
import { type Changes, type Plan, planEdits, planLayers } from './mergePlan.ts';
import { openFolder, packFolders } from './packFolders.ts';
import { reportProblems } from './results.ts';
import { recover, writeTogether } from './writeTogether.ts';

const EXAMPLE =
  'wutong pack merge --base packs/national-1.0 --theirs packs/national-1.1 --ours packs/guangdong [--with 其他依赖]';

/**
 * Carries what was made on the old version of a pack over to the new one: the overlays of lower packs, or local edits of the
 * pack itself. Exit code 1 while conflicts wait for a decision, or when the result does not check.
 */
export const packMerge: Command = async ({ argv }) => {
  const { values, on, positionals } = readArguments(
    argv,
    ['base', 'theirs', 'ours', 'with', 'choose'],
    ['write', 'json'],
  );
  const { base, theirs, ours } = values;
  if (!base || !theirs || !ours || positionals.length > 0)
    throw new MisuseError(`请给出旧版、新版和要合并的内容包，例如：${EXAMPLE}`);
  if (on.has('write') && ours.split(',').some(isArchive))
    throw new MisuseError('归档不能改写，请给出目录，或者去掉 --write。');
  const choices = readChoices(values.choose);
  for (const folder of ours.split(',').filter((one) => !isArchive(one))) {
    const back = recover(folder);
    if (!back.ok) return reportProblems(back.problems, on.has('json'));
  }
  const sides = await Promise.all([base, theirs, ours, values.with ?? ''].map(openAll));
  const problems = sides.flatMap((side) => side.problems);
  if (problems.length > 0) return reportProblems(problems, on.has('json'));
  const [old, now, local, others] = sides.map((side) => side.packs) as [Pack[], Pack[], Pack[], Pack[]];
  const edits = local.length === 1 && local[0]?.manifest.name === old[0]?.manifest.name;
  const plan = edits
    ? planEdits(old, now, local, choices)
    : planLayers({ base: old, theirs: now, ours: local, others }, choices);
  if (!plan.ok) return reportProblems(plan.problems, on.has('json'));
  const { value } = plan;
  refuseStrays(choices, value.conflicts);
  for (const line of on.has('json') ? value.json : value.words)
    console.log(on.has('json') ? JSON.stringify(line) : line);
  const open = value.conflicts.filter(({ choice }) => choice === undefined);
  if (open.length > 0) {
    console.error(chooseHint(open));
    return 1;
  }
  const wrong = await checked(value, edits ? others : [...now, ...others]);
  if (wrong.length > 0) return reportProblems(wrong, on.has('json'));
  const written = on.has('write') ? write(value.changes, sides[2]?.folders ?? []) : undefined;
  return written && !written.ok ? reportProblems(written.problems, on.has('json')) : 0;
};

async function openAll(list: string): Promise<{ folders: string[]; packs: Pack[]; problems: Problem[] }> {
  if (list === '') return { folders: [], packs: [], problems: [] };
  const folders = packFolders(list.split(','), EXAMPLE);
  const opened = await Promise.all(folders.map(openFolder));
  return {
    folders,
    packs: opened.flatMap(({ pack }) => (pack ? [pack] : [])),
    problems: opened.flatMap(({ problems }) => problems),
  };
}

/** What the check of the packs says to the result. */
async function checked({ changes }: Plan, above: Pack[]): Promise<Problem[]> {
  const opened = changes.map(({ files }) => openPack(files));
  const problems = opened.flatMap((one) => (one.ok ? [] : one.problems));
  if (problems.length > 0) return problems;
  const resolved = await resolvePacks([...above, ...opened.flatMap((one) => (one.ok ? [one.value] : []))]);
  return resolved.ok ? [] : resolved.problems;
}

/** Writes what changed, in the order of the folders that were given, each of them wholly or not at all. */
function write(changes: Changes[], folders: string[]): Result<void> {
  for (const { index, files, before } of changes) {
    const folder = folders[index] ?? '';
    const paths = [...new Set([...Object.keys(files), ...Object.keys(before)])];
    const changed = paths.filter((path) => files[path] !== before[path]);
    const written = writeTogether(folder, Object.fromEntries(changed.map((path) => [path, files[path]])));
    if (!written.ok) return written;
    for (const path of changed)
      console.error(`${files[path] === undefined ? '已删除' : '已写入'} ${join(folder, path)}`);
  }
  return { ok: true, value: undefined };
}
