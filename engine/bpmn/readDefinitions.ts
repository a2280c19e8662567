import { sm3 } from '../digest.ts';
import { fail, ok, type Result } from '../result.ts';
import { checkProcess } from './check/index.ts';
import type { Definitions, Process } from './model.ts';
import { readCollaborations } from './read/collaboration.ts';
import { childrenOf, type Element, localName, textOf } from './read/element.ts';
import { declaresGlobalTask, readGlobalTask } from './read/globalTasks.ts';
import { hostileXml, reservedId } from './read/guard.ts';
import { parseDefinitions } from './read/parse.ts';
import { prepare } from './read/prepare.ts';
import { readProcess } from './read/process.ts';
import { createReading, type Manner, type Reading, type ReadOptions } from './read/reading.ts';
import { createReport } from './read/report.ts';

/** Root elements that are refused: they describe an exchange between participants that no single process executes. */
const REFUSED = /^(?:choreography|globalChoreographyTask|globalConversation|conversation)$/;

/**
 * Compiles everything executable of a BPMN 2.0 file: processes, global tasks, participants, message flows. What is
 * executable but not supported is a problem with the element's id, never ignored. Codes: `bpmn.*` and, for
 * expressions, `feel.*`. A process counts as executable if it says so; if none of the file does, those that do not
 * deny it are.
 */
export const readDefinitions = (xml: string, options: ReadOptions = {}): Promise<Result<Definitions>> =>
  readFile(xml, options, 'standard');

export async function readFile(xml: string, options: ReadOptions, manner: Manner): Promise<Result<Definitions>> {
  const report = createReport(options.file);
  const hostile = hostileXml(xml);
  if (hostile) {
    report.add(hostile.code, hostile.message);
    return fail(...report.problems);
  }
  const reserved = reservedId(xml);
  if (reserved !== undefined) {
    report.add('bpmn.badId', `元素编号“${reserved}”是程序语言的保留名称，不能用作编号，请改名。`, reserved);
    return fail(...report.problems);
  }
  const root = await parseDefinitions(xml, report);
  if (!root) return fail(...report.problems);
  // What an imported model carries of its former engine has been taken over or reported (engine/dialect).
  const imported = textOf(root, 'importedFrom') !== undefined;
  const reading = createReading(report, imported ? { ...options, foreign: 'ignore' } : options, manner);
  const definitions = readRoots(childrenOf(root, 'rootElements'), sm3(xml), reading);
  return report.problems.length > 0 ? fail(...report.problems) : ok(definitions);
}

function readRoots(roots: Element[], digest: string, reading: Reading): Definitions {
  for (const root of roots) checkRoot(root, reading);
  prepare(roots, reading);
  const compiled = executable(roots, reading).map((element) => readProcess(element, digest, reading));
  const tasks = roots.filter(declaresGlobalTask).map((element) => readGlobalTask(element, digest, reading));
  const processes: Process[] = [...compiled, ...tasks];
  for (const process of processes) checkProcess(process, reading);
  return { processes, ...readCollaborations(roots) };
}

function checkRoot(root: Element, reading: Reading): void {
  const refused = REFUSED.test(localName(root)) || childrenOf(root, 'conversations').length > 0;
  const { id } = childrenOf(root, 'conversations')[0] ?? root;
  if (refused) reading.add('bpmn.unsupported', `不支持元素 ${localName(root)}，请删除或改用其他元素表达。`, id);
}

function executable(roots: Element[], reading: Reading): Element[] {
  const processes = roots.filter((root) => localName(root) === 'process');
  const marked = processes.filter((process) => process.isExecutable === true);
  const open = reading.manner === 'standard' ? processes.filter((process) => process.isExecutable === undefined) : [];
  const chosen = marked.length > 0 ? marked : open;
  if (chosen.length === 0)
    reading.add(
      'bpmn.noProcess',
      '文件中没有可执行的流程，请将流程设为可执行（isExecutable）。',
      reading.manner === 'standard' ? processes[0]?.id : undefined,
    );
  return chosen;
}
