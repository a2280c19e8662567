/// <reference path="../../engine/bpmn/bpmn-moddle.d.ts" />
import { gzipSync } from 'node:zlib';
import { BpmnModdle } from 'bpmn-moddle';
import { evaluate as feelin } from 'feelin';
import { build } from 'vite';
import { advance, compileFeel, isRefusal, type KernelStep, type Process, readProcesses } from '#engine';
import { alternate, rate, row } from './measure.ts';
import { peerCachedCase } from './peer.ts';

const ROUNDS = 5;
const MS = 1_000;
const FIVE_TASKS = 5;

/** One case of five user tasks on our kernel: six steps. Gives the most bytes that its state had. */
function kernelCase(process: Process, measured = false): number {
  const ctx = { now: 0 };
  let bytes = 0;
  let step = advance(process, null, { type: 'case.start' }, ctx);
  for (let done = 0; done < FIVE_TASKS; done += 1) {
    if (isRefusal(step)) throw new Error(step.message);
    if (measured) bytes = Math.max(bytes, stateBytes(step));
    const [token] = step.state.tokens;
    step = advance(process, step, { type: 'task.complete', task: token?.id ?? 0, outcome: 'approve' }, ctx);
  }
  if (isRefusal(step) || step.state.ended !== 'completed') throw new Error('the case did not complete');
  return bytes;
}

const stateBytes = ({ state }: KernelStep): number => Buffer.byteLength(JSON.stringify(state));

async function compiled(source: string): Promise<Process> {
  const read = await readProcesses(source);
  const process = read.ok ? read.value[0] : undefined;
  if (!process) throw new Error('the model does not compile');
  return process;
}

/** Five user tasks a case: cases and steps a second beside bpmn-engine, with and without its parse of the file. */
export async function kernel(source: string): Promise<void> {
  const process = await compiled(source);
  const { rootElement, elementsById, references, warnings } = (await new BpmnModdle().fromXML(
    source,
  )) as never as Record<string, never>;
  const context = { rootElement, elementsById, references, warnings };
  const figures = await alternate(ROUNDS, {
    wutong: () =>
      rate(MS, 100, () => {
        for (let index = 0; index < 100; index += 1) kernelCase(process);
      }),
    peer: () => rate(MS, 1, () => peerCachedCase(context)),
  });
  const { wutong = 0, peer = 1 } = figures;
  console.log('\nIn memory, five user tasks a case');
  row('bpmn-engine, definition cached', peer, 'cases/s');
  row('wutong kernel', wutong, 'cases/s', { name: 'bpmn-engine', value: peer });
  row('wutong kernel', wutong * (FIVE_TASKS + 1), 'steps/s');
  row('state of the case, at most', kernelCase(process, true), 'B');
}

/** A line of `count` user tasks with a choice after every tenth. */
function longModel(count: number): string {
  const nodes = Array.from({ length: count }, (_, at) =>
    at % 10 === 9 && at < count - 1
      ? `<exclusiveGateway id="n${at}" default="f${at}"/>`
      : `<userTask id="n${at}" name="环节${at}"/>`,
  );
  const flows = Array.from(
    { length: count - 1 },
    (_, at) => `<sequenceFlow id="f${at}" sourceRef="n${at}" targetRef="n${at + 1}"/>`,
  );
  const skips = Array.from({ length: Math.floor(count / 10) - 1 }, (_, at) => {
    const from = at * 10 + 9;
    return `<sequenceFlow id="s${from}" sourceRef="n${from}" targetRef="n${from + 10}"><conditionExpression>form.amount &gt; ${at}</conditionExpression></sequenceFlow>`;
  });
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="bench"><process id="long" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="first" sourceRef="start" targetRef="n0"/>${nodes.join('')}${flows.join('')}${skips.join('')}
    <sequenceFlow id="last" sourceRef="n${count - 1}" targetRef="end"/><endEvent id="end"/></process></definitions>`;
}

export async function compiling(): Promise<void> {
  const source = longModel(500);
  await compiled(source);
  const figures = await alternate(ROUNDS, { compile: () => rate(MS, 1, () => compiled(source)) });
  console.log('\nCompiling a model');
  row('500 elements, XML to process', 1_000 / (figures.compile ?? 1), 'ms');
}

/** Conditions as packs have them, with Chinese names; the data of one case. */
const RULES = [
  '年龄 >= 16 and 年龄 < 60 and 户籍 = "本地" and 缴费月数 >= 12 and 失业原因 != "自愿"',
  'if 缴费月数 >= 60 then 补贴标准 * 1.2 else 补贴标准',
  '失业原因 in ("合同到期", "单位辞退", "破产")',
  'some 成员 in 家庭成员 satisfies 成员.年龄 < 18 and 成员.在读 = true',
  'count(家庭成员[年龄 >= 60]) > 0 and sum(for 成员 in 家庭成员 return 成员.收入) < 3000',
  'outcome = "approve" or outcome = "accept"',
  'string length(姓名) <= 30 and starts with(身份证号, "1101")',
];
const DATA = {
  年龄: 45,
  户籍: '本地',
  缴费月数: 36,
  失业原因: '合同到期',
  补贴标准: 1560.5,
  姓名: '买买提·艾合买提',
  身份证号: '11010119800101123X',
  outcome: 'approve',
  家庭成员: [
    { 年龄: 12, 在读: true, 收入: 0 },
    { 年龄: 67, 在读: false, 收入: 1200.5 },
  ],
};

export async function expressions(): Promise<void> {
  const ours = RULES.map((text) => {
    const feel = compileFeel(text, { names: Object.keys(DATA) });
    if (!feel.ok) throw new Error(JSON.stringify(feel.problems));
    return feel.value;
  });
  for (const [at, feel] of ours.entries()) {
    const result = feel.evaluate(DATA, {});
    const expected = feelin(RULES[at] ?? '', DATA).value;
    if (!result.ok || String(result.value) !== String(expected))
      throw new Error(`not the same as feelin: ${RULES[at]}`);
  }
  const figures = await alternate(ROUNDS, {
    wutong: () =>
      rate(MS / 2, RULES.length * 100, () => {
        for (let round = 0; round < 100; round += 1) for (const feel of ours) feel.evaluate(DATA, {});
      }),
    feelin: () =>
      rate(MS / 2, RULES.length, () => {
        for (const text of RULES) feelin(text, DATA);
      }),
  });
  console.log('\nFEEL, seven rules with Chinese names');
  row('feelin', figures.feelin ?? 0, 'rules/s');
  row('wutong, compiled', figures.wutong ?? 0, 'rules/s', { name: 'feelin', value: figures.feelin ?? 1 });
}

/** What a page needs that runs processes: reading BPMN and DMN, the kernel, FEEL. */
const RUNNING = "export { advance, compileDecisions, compileFeel, evaluate, readDefinitions } from '#engine';";
/** The same with the approval moves, duties, deadlines, forms and ledgers of a case. */
const CASES =
  "export { advance, advanceCase, allowedActions, allowedCaseActions, clockView, compileDecisions, compileFeel, dutyConflict, evaluate, readDefinitions } from '#engine';";
const WHOLE = "export * from '#engine';";

const ENTRY = 'bench-entry';

async function gzipped(root: string, code: string): Promise<number> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        resolveId: (id) => (id.endsWith(ENTRY) ? `\0${ENTRY}` : null),
        load: (id) => (id === `\0${ENTRY}` ? code : null),
      },
    ],
    build: { write: false, minify: true, lib: { entry: ENTRY, formats: ['es'], fileName: 'engine' } },
  });
  const outputs = Array.isArray(result)
    ? result.flatMap(({ output }) => output)
    : 'output' in result
      ? result.output
      : [];
  return outputs.reduce((sum, file) => sum + ('code' in file ? gzipSync(file.code, { level: 9 }).length : 0), 0);
}

/** Browser bundles of the engine, minified and gzipped. */
export async function bundle(root: string): Promise<void> {
  console.log('\nEngine in the browser, minified and gzipped');
  row('BPMN, kernel, FEEL, DMN', (await gzipped(root, RUNNING)) / 1024, 'KB');
  row('… with approval moves, duties, deadlines, forms, ledgers', (await gzipped(root, CASES)) / 1024, 'KB');
  row('all of it, with packs, lint, imports, migration', (await gzipped(root, WHOLE)) / 1024, 'KB');
}
