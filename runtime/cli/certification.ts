import { type Certification, type PathCoverage, percentOf, type ScenarioOutcome, type Verdict } from '#engine';
import { problemLine } from './problems.ts';

/** One JSON object a line: scenarios, processes, and the result at the end. */
export function printCertificationLines({ outcomes, coverage, problems }: Certification, seconds: number): void {
  for (const outcome of outcomes) console.log(JSON.stringify({ type: 'scenario', ...outcome }));
  for (const one of coverage) console.log(JSON.stringify({ type: 'coverage', ...one, percent: percentOf(one) }));
  const counts = { scenarios: outcomes.length, failed: failedIn(outcomes), problems: problems.length };
  console.log(JSON.stringify({ type: 'result', ...counts, seconds: Number(seconds.toFixed(1)) }));
}

export function printCertification({ outcomes, coverage }: Certification, seconds: number): void {
  for (const outcome of outcomes) console.log(scenarioLine(outcome));
  console.log('路径覆盖：');
  for (const one of coverage) console.log(coverageLine(one));
  const excused = excusedIn(outcomes);
  for (const [reason, count] of excused) console.log(`引擎差异（${count} 个情景）：${reason}`);
  const failed = failedIn(outcomes);
  const low = coverage.filter(({ enough }) => !enough).length;
  console.log(
    `情景 ${outcomes.length} 个，两个引擎都通过 ${outcomes.length - failed} 个，未通过 ${failed} 个；` +
      `流程 ${coverage.length} 个，覆盖不足 ${low} 个；用时 ${seconds.toFixed(1)} 秒。`,
  );
}

const failedIn = (outcomes: ScenarioOutcome[]): number => outcomes.filter(({ problems }) => problems.length > 0).length;

const scenarioLine = ({ pack, scenario, title, verdicts, problems }: ScenarioOutcome): string =>
  [
    `${problems.length === 0 ? '通过  ' : '未通过'}  ${pack} ${scenario}：${title}（${verdicts.map(verdictWords).join('，')}）`,
    ...problems.map((problem) => `        ${problemLine(problem)}`),
  ].join('\n');

const WORDS: Record<Verdict['verdict'], string> = { passed: '通过', failed: '未通过', excused: '差异有据' };

const verdictWords = ({ engine, verdict, difference }: Verdict): string =>
  `${engine === 'wutong' ? '梧桐' : engine} ${WORDS[verdict]}${difference ? ` ${difference.code}` : ''}`;

/** Differences of the engines that scenarios met, with their clause, and how many did. */
function excusedIn(outcomes: ScenarioOutcome[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { difference } of outcomes.flatMap(({ verdicts }) => verdicts)) {
    if (!difference) continue;
    const reason = `${difference.code}：${difference.what}（${difference.clause}）`;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}

function coverageLine(one: PathCoverage): string {
  const mark = one.enough ? '' : `，应不低于 ${one.threshold}%`;
  const names = one.missed.map(({ kind, name }) => (kind === 'end' ? `结束“${name}”` : name));
  const missed = names.length === 0 ? '' : `，未走到：${names.join('、')}`;
  return `  ${one.process}（${one.name}）：${one.reached}/${one.parts}，${percentOf(one)}%${mark}${missed}`;
}
