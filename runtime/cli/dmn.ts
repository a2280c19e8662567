import {
  checkDecisions,
  compileDecisionModels,
  type Decisions,
  type Problem,
  type Result,
  readDecisionModel,
} from '#engine';
import { type Command, MisuseError, readArguments } from './command.ts';
import { withImports } from './decisionFiles.ts';
import { readData, readInput } from './inputs.ts';
import { problemLine } from './problems.ts';
import { printJson, printValue, reportProblems } from './results.ts';

function compileFile(file: string): Result<Decisions> {
  const read = readDecisionModel(readInput(file), file);
  return read.ok ? compileDecisionModels(withImports(read.value, file)) : read;
}

/** Evaluates one decision of a DMN file. Exit code 1 if the model is refused or the data do not fit it. */
export const dmnRun: Command = async ({ argv }) => {
  const { values, on, positionals } = readArguments(argv, ['decision', 'data'], ['json']);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0 || values.decision === undefined)
    throw new MisuseError(
      '请给出一个 DMN 文件和决策，例如：wutong dmn run 补贴.dmn --decision 补贴档次 --data data.json',
    );
  const data = readData(values.data);
  const compiled = compileFile(file);
  if (!compiled.ok) return reportProblems(compiled.problems, on.has('json'));
  const result = compiled.value.evaluate(values.decision, data, { now: Date.now() });
  return printValue(result.ok ? result : { ok: false, problems: named(result.problems, file) }, on.has('json'));
};

const named = (problems: Problem[], file: string): Problem[] => problems.map((problem) => ({ file, ...problem }));

/** Whether DMN files can be executed, and what looks wrong in their tables. Exit code 1 for a model that is refused. */
export const dmnCheck: Command = async ({ argv }) => {
  const { on, positionals } = readArguments(argv, [], ['json']);
  if (positionals.length === 0) throw new MisuseError('请给出 DMN 文件，例如：wutong dmn check 补贴.dmn');
  const json = on.has('json');
  const failed: number[] = [];
  for (const file of positionals) failed.push(await checkFile(file, json));
  return failed.includes(1) ? 1 : 0;
};

async function checkFile(file: string, json: boolean): Promise<number> {
  const read = readDecisionModel(readInput(file), file);
  if (!read.ok) return reportProblems(read.problems, json);
  const models = withImports(read.value, file);
  const compiled = compileDecisionModels(models);
  if (!compiled.ok) return reportProblems(compiled.problems, json);
  const findings = checkDecisions(models).filter((finding) => finding.file === file);
  const { entries } = compiled.value;
  if (json) printJson('finding', findings);
  else console.log(`${file}：可以执行，${entries.length} 个决策，提醒 ${findings.length} 处`);
  if (json) console.log(JSON.stringify({ type: 'result', file, decisions: entries.length, warnings: findings.length }));
  else for (const finding of findings) console.log(`提醒  ${problemLine(finding)}`);
  return 0;
}
