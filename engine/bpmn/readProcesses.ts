import { sm3 } from '../digest.ts';
import { fail, ok, type Result } from '../result.ts';
import { checkProcess } from './check/index.ts';
import type { Process } from './model.ts';
import { childrenOf, type Element, localName } from './read/element.ts';
import { hostileXml } from './read/guard.ts';
import { parseDefinitions } from './read/parse.ts';
import { readProcess } from './read/process.ts';
import { createReport, type Report } from './read/report.ts';

/** Root elements that carry no execution of their own. */
const PASSIVE = new Set(['collaboration', 'message', 'error', 'itemDefinition', 'dataStore', 'category', 'process']);

/**
 * Compiles every executable process of a BPMN 2.0 file. Everything executable that the kernel does not support is a
 * problem with the element's id, never ignored. Codes: `bpmn.*` and, for expressions, `feel.*`.
 */
export async function readProcesses(xml: string, options: { file?: string } = {}): Promise<Result<Process[]>> {
  const report = createReport(options.file);
  const hostile = hostileXml(xml);
  if (hostile) {
    report.add(hostile.code, hostile.message);
    return fail(...report.problems);
  }
  const definitions = await parseDefinitions(xml, report);
  if (!definitions) return fail(...report.problems);
  const processes = readRoot(definitions, sm3(xml), report);
  return report.problems.length > 0 ? fail(...report.problems) : ok(processes);
}

function readRoot(definitions: Element, digest: string, report: Report): Process[] {
  const roots = childrenOf(definitions, 'rootElements');
  for (const root of roots)
    if (!PASSIVE.has(localName(root)))
      report.add('bpmn.unsupported', `不支持元素 ${localName(root)}，请删除或改用其他元素表达。`, root.id);
  const executable = roots.filter((root) => localName(root) === 'process' && root.isExecutable === true);
  if (executable.length === 0)
    report.add('bpmn.noProcess', '文件中没有可执行的流程，请将流程设为可执行（isExecutable）。');
  return executable.map((element) => {
    const process = readProcess(element, digest, report);
    checkProcess(process, report);
    return process;
  });
}
