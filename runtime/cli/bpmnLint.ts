import { existsSync, readFileSync } from 'node:fs';
import { lintProcessXml } from '#engine';
import { type Command, MisuseError, readArguments } from './command.ts';
import { findingLine } from './findings.ts';

/** Findings on BPMN files: what keeps them from running, and the rules of `docs/lint`. Exit code 1 for an error. */
export const bpmnLint: Command = async ({ argv }) => {
  const { on, positionals } = readArguments(argv, [], ['json']);
  if (positionals.length === 0) throw new MisuseError('请给出 BPMN 文件，例如：wutong bpmn lint flow.bpmn');
  for (const file of positionals) if (!existsSync(file)) throw new MisuseError(`没有文件“${file}”。`);
  let errors = 0;
  let warnings = 0;
  for (const file of positionals) {
    for (const finding of await lintProcessXml(readFileSync(file, 'utf8'))) {
      if (finding.severity === 'error') errors += 1;
      else warnings += 1;
      if (on.has('json')) console.log(JSON.stringify({ type: 'finding', file, ...finding }));
      else console.log(findingLine(file, finding));
    }
  }
  if (on.has('json')) console.log(JSON.stringify({ type: 'result', files: positionals.length, errors, warnings }));
  else console.log(`检查 ${positionals.length} 个文件：错误 ${errors} 处，提醒 ${warnings} 处`);
  return errors > 0 ? 1 : 0;
};
