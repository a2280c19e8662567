import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { importBpmn, type MappingEntry } from '#engine';
import { type Command, MisuseError, readArguments } from './command.ts';
import { printProblems } from './problems.ts';

const DIALECTS: Record<string, string> = {
  camunda7: 'Camunda 7',
  camunda8: 'Camunda 8',
  flowable: 'Flowable',
  activiti: 'Activiti',
  bpmn: '标准 BPMN',
};

/** `{"management": "approval"}`: posts by candidate group or user of the foreign model. */
function readPosts(file: string | undefined): Record<string, string> {
  if (file === undefined) return {};
  try {
    const posts: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof posts === 'object' && posts !== null && Object.values(posts).every((post) => typeof post === 'string'))
      return posts as Record<string, string>;
  } catch {
    // Said below in one sentence, whatever is wrong with the file.
  }
  throw new MisuseError(`岗位对照表“${file}”无法读取，应为 JSON 对象，例如 {"management": "approval"}。`);
}

const line = ({ element, what, value, state, to, reason }: MappingEntry): string => {
  const became = state === 'mapped' ? `→ ${to}` : '未转换';
  return `  [${element}] ${what}${value === '' ? '' : `=${value}`}  ${became}${reason === undefined ? '' : `（${reason}）`}`;
};

/**
 * Takes over a model drawn for another engine: prints what was mapped and what was not, writes the result to `--out`.
 * Exit code 1 if the file is no BPMN or the result does not run yet.
 */
export const bpmnImport: Command = async ({ argv }) => {
  const { values, on, positionals } = readArguments(argv, ['out', 'posts'], ['json']);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new MisuseError('请给出一个 BPMN 文件，例如：wutong bpmn import flow.bpmn --out new.bpmn');
  if (!existsSync(file)) throw new MisuseError(`没有文件“${file}”。`);
  const imported = await importBpmn(readFileSync(file, 'utf8'), { file, posts: readPosts(values.posts) });
  if (!imported.ok) {
    if (on.has('json'))
      for (const problem of imported.problems) console.log(JSON.stringify({ type: 'problem', ...problem }));
    else printProblems(imported.problems);
    return 1;
  }
  const { dialect, report, problems, xml } = imported.value;
  if (values.out !== undefined) writeFileSync(values.out, xml);
  if (on.has('json')) {
    for (const entry of report) console.log(JSON.stringify({ type: 'mapping', ...entry }));
    for (const problem of problems) console.log(JSON.stringify({ type: 'problem', ...problem }));
    console.log(JSON.stringify({ type: 'result', dialect, runs: problems.length === 0 }));
  } else {
    const mapped = report.filter(({ state }) => state === 'mapped').length;
    console.log(
      `${file}：${DIALECTS[dialect] ?? dialect} 模型，${report.length} 处扩展，转换 ${mapped} 处，未转换 ${report.length - mapped} 处`,
    );
    for (const entry of report) console.log(line(entry));
    if (values.out !== undefined) console.log(`已写入 ${values.out}，原有扩展原样保留`);
    if (problems.length > 0) console.error('还需处理以下问题，流程才能执行：');
    printProblems(problems);
  }
  return problems.length > 0 ? 1 : 0;
};
