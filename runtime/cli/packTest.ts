import { type Certification, certifyPacks, type PathCoverage, type ScenarioOutcome } from '#engine';
import { type Command, readArguments } from './command.ts';
import { compileFolders, packFolders } from './packFolders.ts';
import { problemLine } from './problems.ts';
import { reportProblems } from './results.ts';

/** Plays every scenario of the packs and prints how much of each process they walk. Exit code 1 if one fails. */
export const packTest: Command = async ({ argv }) => {
  const { on, positionals } = readArguments(argv, [], ['json']);
  const folders = packFolders(positionals, 'wutong pack test packs/national packs/beijing');
  const { packs, items, problems } = await compileFolders(folders);
  if (problems.length > 0) return reportProblems(problems, on.has('json'));
  const certification = certifyPacks(packs, items);
  if (on.has('json')) printJsonLines(certification);
  else printWords(certification);
  return certification.outcomes.every((outcome) => outcome.problems.length === 0) ? 0 : 1;
};

const percent = ({ flows, taken }: PathCoverage): number => (flows === 0 ? 100 : Math.floor((taken / flows) * 100));

function printJsonLines({ outcomes, coverage }: Certification): void {
  for (const outcome of outcomes) console.log(JSON.stringify({ type: 'scenario', ...outcome }));
  for (const one of coverage) console.log(JSON.stringify({ type: 'coverage', ...one, percent: percent(one) }));
  const failed = outcomes.filter(({ problems }) => problems.length > 0).length;
  console.log(JSON.stringify({ type: 'result', scenarios: outcomes.length, failed }));
}

function printWords({ outcomes, coverage }: Certification): void {
  for (const outcome of outcomes) console.log(scenarioLine(outcome));
  console.log('路径覆盖：');
  for (const one of coverage) console.log(coverageLine(one));
  const failed = outcomes.filter(({ problems }) => problems.length > 0).length;
  console.log(`情景 ${outcomes.length} 个，通过 ${outcomes.length - failed} 个，未通过 ${failed} 个。`);
}

const scenarioLine = ({ pack, scenario, title, problems }: ScenarioOutcome): string =>
  [
    `${problems.length === 0 ? '通过  ' : '未通过'}  ${pack} ${scenario}：${title}`,
    ...problems.map((problem) => `        ${problemLine(problem)}`),
  ].join('\n');

function coverageLine(one: PathCoverage): string {
  const missed = one.missed.length === 0 ? '' : `，未走到：${one.missed.join('、')}`;
  return `  ${one.process}（${one.name}）：${one.taken}/${one.flows} 条连线，${percent(one)}%${missed}`;
}
