import { readFileSync } from 'node:fs';
import {
  type ElementMapping,
  type MigrationPlan,
  type MigrationPreview,
  type Moving,
  type Problem,
  type Process,
  planMigration,
  previewMigration,
  readProcesses,
  type TimerChange,
} from '#engine';
import { type Command, MisuseError, readArguments } from './command.ts';
import { printProblems, problemLine } from './problems.ts';
import { readXml } from './readXml.ts';

const USAGE = '请给出旧版和新版两个 BPMN 文件，例如：wutong bpmn migrate 旧版.bpmn 新版.bpmn --state state.json';

/**
 * The plan that takes cases from one version of a process to another and, with a state, what it would do to that case.
 * Exit code 1 if a file cannot be executed, the mapping is wrong, or the case cannot move.
 */
export const bpmnMigrate: Command = async ({ argv }) => {
  const { values, on, positionals } = readArguments(argv, ['state', 'map', 'process', 'now'], ['json']);
  const [older, newer, ...more] = positionals;
  if (older === undefined || newer === undefined || more.length > 0) throw new MisuseError(USAGE);
  const moving = values.state === undefined ? undefined : movingOf(json(values.state), values.state);
  const mapping = values.map === undefined ? {} : (json(values.map) as ElementMapping);
  const now = timeOf(values.now);
  const from = await processOf(older, values.process);
  const to = await processOf(newer, values.process);
  if ('problems' in from || 'problems' in to) return fail(['problems' in from ? from : to].flatMap(problemsOf));
  const plan = planMigration(from, to, mapping);
  if (!plan.ok) return fail(plan.problems);
  const preview = moving && previewMigration(plan.value, moving, { now, process: () => undefined });
  print(plan.value, preview, on.has('json'));
  return preview && preview.problems.length > 0 ? 1 : 0;
};

const problemsOf = (read: Process | { problems: Problem[] }): Problem[] => ('problems' in read ? read.problems : []);

function fail(problems: Problem[]): number {
  printProblems(problems);
  return 1;
}

function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new MisuseError(`文件“${file}”无法读取：${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The kernel's state alone, or with the data as `{ "state": …, "data": … }`. */
function movingOf(value: unknown, file: string): Moving {
  const given = value as Partial<Moving> & Partial<Moving['state']>;
  const state = given.state ?? (given as Moving['state']);
  if (!Array.isArray(state.tokens) || !Array.isArray(state.scopes) || !Array.isArray(state.timers))
    throw new MisuseError(`文件“${file}”不是流程的状态：应有 tokens、scopes、timers 三个列表。`);
  return { state, data: given.data ?? {} };
}

function timeOf(text: string | undefined): number {
  const time = text === undefined ? Date.now() : Date.parse(text);
  if (Number.isNaN(time)) throw new MisuseError('--now 应为日期和时间，例如 2026-01-05T09:00:00+08:00。');
  return time;
}

async function processOf(file: string, id: string | undefined): Promise<Process | { problems: Problem[] }> {
  const read = await readProcesses(readXml(file), { file });
  if (!read.ok) return read;
  const found = read.value.find((process) => id === undefined || process.id === id);
  if (!found) throw new MisuseError(`文件“${file}”中没有流程“${id ?? ''}”。`);
  return found;
}

function print(plan: MigrationPlan, preview: MigrationPreview | undefined, asJson: boolean): void {
  const { lost, added, renamed } = differences(plan);
  if (asJson) {
    console.log(JSON.stringify({ type: 'plan', from: plan.from.digest, to: plan.to.digest, lost, added, renamed }));
    for (const problem of preview?.problems ?? []) console.log(JSON.stringify({ type: 'problem', ...problem }));
    for (const timer of preview?.timers ?? []) console.log(JSON.stringify({ type: 'timer', ...timer }));
    if (preview) console.log(JSON.stringify({ type: 'result', movable: preview.problems.length === 0 }));
    return;
  }
  console.log(`旧版 ${plan.from.digest}\n新版 ${plan.to.digest}`);
  console.log(`新版中没有对应的元素：${lost.join('、') || '无'}`);
  console.log(`新版增加的元素：${added.join('、') || '无'}`);
  for (const [old, next] of Object.entries(renamed)) console.log(`对照：${old} → ${next}`);
  for (const problem of preview?.problems ?? []) console.log(`不能迁移：${problemLine(problem)}`);
  for (const timer of preview?.timers ?? []) console.log(timerLine(timer));
  if (preview?.problems.length === 0) console.log('这件办件可以迁移');
}

function differences({ elements, to }: MigrationPlan) {
  const taken = new Set(Object.values(elements));
  return {
    lost: Object.keys(elements).filter((id) => elements[id] === null),
    added: Object.keys(to.nodes).filter((id) => !taken.has(id)),
    renamed: Object.fromEntries(Object.entries(elements).filter(([old, next]) => next !== null && next !== old)),
  };
}

const WORDS: Record<TimerChange['what'], string> = { kept: '保留', removed: '取消', added: '新设' };

function timerLine({ name, what, before, after }: TimerChange): string {
  const time = (ms: number | undefined) => (ms === undefined ? '—' : new Date(ms).toISOString());
  return `定时“${name}”${WORDS[what]}：原到期 ${time(before)}，按新版 ${time(after)}`;
}
