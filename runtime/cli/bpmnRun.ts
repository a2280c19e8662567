import { readFileSync } from 'node:fs';
import {
  type Problem,
  readDefinitions,
  readScenario,
  type SimulatedFact,
  type Simulation,
  type SimulationOptions,
  type SimulationScenario,
  simulate,
} from '#engine';
import { type Command, MisuseError, readArguments } from './command.ts';
import { decideFrom } from './decisionFiles.ts';
import { printProblems, problemLine } from './problems.ts';
import { readXml } from './readXml.ts';

const USAGE = '请给出一个 BPMN 文件，例如：wutong bpmn run flow.bpmn --scenario scenario.json';

/**
 * Runs a BPMN file in memory and prints what happens. Exit code 0 with a result, whatever it is; 1 if the model cannot
 * be run; 2 for misuse, a wrong scenario among it.
 */
export const bpmnRun: Command = async ({ argv }) => {
  const flags = ['scenario', 'process', 'scripts', 'max-steps', 'decisions'];
  const { values, on, positionals } = readArguments(argv, flags, ['json', 'restart']);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new MisuseError(USAGE);
  if (values.scripts !== undefined && values.scripts !== 'skip')
    throw new MisuseError(`--scripts 的值“${values.scripts}”无效，可用值：skip。`);
  const xml = readXml(file);
  const scenario = scenarioOf(values.scenario);
  const options = optionsOf(values.process, values['max-steps'], on.has('restart'));
  const scripts = values.scripts === 'skip' ? { scripts: 'skip' as const } : {};
  const read = await readDefinitions(xml, { file, foreign: 'ignore', ...scripts });
  if (!read.ok) return refuse(read.problems, on.has('json'));
  const decisions = values.decisions === undefined ? {} : { decide: decideFrom(values.decisions, Date.now()) };
  const run = simulate(read.value, scenario, { ...options, ...decisions });
  if (!run.ok) throw new MisuseError(run.problems.map(problemLine).join('\n'));
  console.log(on.has('json') ? jsonLines(run.value) : table(run.value));
  return 0;
};

function refuse(problems: Problem[], json: boolean): number {
  if (json) for (const problem of problems) console.log(JSON.stringify({ type: 'problem', ...problem }));
  else printProblems(problems);
  return 1;
}

function scenarioOf(file: string | undefined): SimulationScenario {
  if (file === undefined) return {};
  const read = readScenario(parse(file));
  if (read.ok) return read.value;
  throw new MisuseError(read.problems.map((problem) => problemLine({ ...problem, file })).join('\n'));
}

function parse(file: string) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new MisuseError(`场景文件“${file}”无法读取：${error instanceof Error ? error.message : String(error)}`);
  }
}

const WHOLE = /^[1-9]\d{0,8}$/;

function optionsOf(process: string | undefined, steps: string | undefined, restart: boolean): SimulationOptions {
  if (steps !== undefined && !WHOLE.test(steps)) throw new MisuseError('--max-steps 应为大于 0 的整数。');
  return {
    now: Date.now(),
    restart,
    ...(process === undefined ? {} : { process }),
    ...(steps === undefined ? {} : { maxSteps: Number(steps) }),
  };
}

/** One line for each fact, the last one for the result. */
function jsonLines(run: Simulation): string {
  const { facts, state, waiting, data, code, skipped, unused, exhausted } = run;
  const result = {
    type: 'result',
    state,
    waiting,
    data,
    ...(code === undefined ? {} : { code }),
    ...(skipped.length === 0 ? {} : { skipped }),
    ...(unused.length === 0 ? {} : { unused }),
    ...(exhausted ? { exhausted } : {}),
  };
  return [...facts, result].map((line) => JSON.stringify(line)).join('\n');
}

const WORDS: Record<SimulatedFact['type'], string> = {
  'element.entered': '进入',
  'element.completed': '完成',
  'element.terminated': '中止',
  'flow.taken': '经过连线',
  'message.thrown': '发出消息',
  'signal.thrown': '发出信号',
  'error.thrown': '抛出错误',
  'escalation.thrown': '抛出升级',
  'compensation.done': '已补偿',
  incident: '出现异常',
  'case.completed': '流程办结',
  'case.terminated': '流程终止',
};

const STATES: Record<Simulation['state'], string> = {
  completed: '已办结',
  waiting: '等待办理',
  terminated: '已终止',
  failed: '出错结束',
};

function table(run: Simulation): string {
  const lines = run.facts.map(factLine);
  const { state, waiting, data, code, skipped, unused, exhausted } = run;
  return [
    ...lines,
    `结果：${STATES[state]}${code === undefined ? '' : `，错误代码“${code}”`}`,
    ...(waiting.length === 0 ? [] : [`正在等待：${waiting.join('、')}`]),
    `数据：${JSON.stringify(data)}`,
    ...(skipped.length === 0 ? [] : [`跳过的脚本：${skipped.join('、')}`]),
    ...unused.map(({ command, problem }) => `第 ${command + 1} 条命令没有执行：${problem.message}`),
    ...(exhausted ? ['执行步数已达上限，可能存在死循环；可用 --max-steps 提高上限。'] : []),
  ].join('\n');
}

function factLine({ type, element, at, body, name, message }: SimulatedFact): string {
  const what = [name, message].filter((part) => part !== undefined).join('：');
  return `${at}  ${WORDS[type]}\t${element}${body ? '（其中一次）' : ''}${what === '' ? '' : `  ${what}`}`;
}
