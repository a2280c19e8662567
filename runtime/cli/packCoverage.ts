import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Coverage, coveragePage, coverRequirements, type RequirementText, unanswered } from '#engine';
import { type Command, MisuseError, readArguments } from './command.ts';
import { compileFolders, packFolders } from './packFolders.ts';
import { printProblems } from './problems.ts';
import { reportProblems } from './results.ts';

const EXAMPLE = 'wutong pack coverage packs/* --write docs/coverage.md';

/**
 * Which part of the packs answers which demand of the policy texts, by the list in `docs/requirements.json`.
 * `--write`: the page to write; `--requirements`: another list. Exit code 1 when a demand has no answer.
 */
export const packCoverage: Command = async ({ root, argv }) => {
  const { values, on, positionals } = readArguments(argv, ['write', 'requirements'], ['json']);
  const folders = packFolders(positionals, EXAMPLE);
  const texts = readTexts(values.requirements ?? join(root, 'docs/requirements.json'));
  const { packs, problems, ...content } = await compileFolders(folders);
  if (problems.length > 0) return reportProblems(problems, on.has('json'));
  const coverage = coverRequirements(texts, packs, content);
  printProblems(coverage.problems);
  if (on.has('json')) for (const entry of entriesOf(coverage)) console.log(JSON.stringify(entry));
  else printWords(coverage);
  if (values.write !== undefined) {
    const page = resolve(values.write);
    writeFileSync(
      page,
      coveragePage(coverage, { packs: homes(packs, folders, dirname(page)), root: to(dirname(page), root) }),
    );
  }
  return unanswered(coverage).length === 0 && coverage.problems.length === 0 ? 0 : 1;
};

function readTexts(path: string): RequirementText[] {
  if (!existsSync(path)) throw new MisuseError(`找不到政策要求清单“${path}”，请用 --requirements 指出。`);
  return JSON.parse(readFileSync(path, 'utf8')) as RequirementText[];
}

const entriesOf = ({ texts }: Coverage) => texts.flatMap(({ entries }) => entries);

function printWords(coverage: Coverage): void {
  for (const { title, entries } of coverage.texts) {
    const answered = entries.filter((entry) => entry.answered).length;
    console.log(`${title}：${entries.length} 条，已落实 ${answered} 条`);
  }
  for (const { requirement } of unanswered(coverage)) console.log(`尚未落实：${requirement.code} ${requirement.title}`);
}

/** Paths in a page of the web are written with `/` everywhere. */
const to = (from: string, path: string): string => relative(from, path).split(sep).join('/') || '.';

const homes = (packs: { manifest: { name: string; wutong: { title: string } } }[], folders: string[], page: string) =>
  Object.fromEntries(
    packs.map(({ manifest: { name, wutong } }, at) => [
      name,
      { title: wutong.title, folder: to(page, folders[at] ?? '') },
    ]),
  );
