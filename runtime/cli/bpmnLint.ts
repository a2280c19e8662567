import { existsSync, readFileSync } from 'node:fs';
import { type Finding, lintProcessXml } from '#engine';
import { type Command, MisuseError, readArguments } from './command.ts';

const WORDS: Record<Finding['severity'], string> = { error: '错误', warning: '提醒' };

/** Page of a rule in the manual; what the compiler refuses explains itself. */
const pageOf = ({ code }: Finding): string | undefined => {
  if (code.startsWith('lint.')) return `docs/lint/${code.slice('lint.'.length)}.md`;
  return code.startsWith('bpmnlint.') ? `docs/lint/${code}.md` : undefined;
};

const print = (file: string, finding: Finding): void => {
  const page = pageOf(finding);
  const place = finding.element === undefined ? file : `${file} [${finding.element}]`;
  console.log(
    `${WORDS[finding.severity]}  ${place}：${finding.message}（${finding.code}${page ? `，见 ${page}` : ''}）`,
  );
};

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
      else print(file, finding);
    }
  }
  if (on.has('json')) console.log(JSON.stringify({ type: 'result', files: positionals.length, errors, warnings }));
  else console.log(`检查 ${positionals.length} 个文件：错误 ${errors} 处，提醒 ${warnings} 处`);
  return errors > 0 ? 1 : 0;
};
