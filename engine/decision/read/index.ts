import { hostileXml } from '../../bpmn/read/guard.ts';
import { createReport, type Report } from '../../bpmn/read/report.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { DecisionModel } from '../model.ts';
import { checkNames, readDecision, readInput, readKnowledge, readService } from './requirements.ts';
import { child, children, type Node, nameOf, readTree } from './tree.ts';
import { readItem } from './types.ts';

function readImports(root: Node, report: Report): DecisionModel['imports'] {
  return children(root, 'import').map((node) => {
    const { id, importType = '', namespace = '' } = node.attributes;
    if (!/\/DMN\//i.test(importType))
      report.add('dmn.importKind', `不支持引入“${importType}”类型的文件，只能引入 DMN 模型。`, id ?? nameOf(node));
    return { ...(id === undefined ? {} : { id }), name: nameOf(node), namespace };
  });
}

function prefixesOf({ attributes }: Node): Record<string, string> {
  const declared = Object.entries(attributes).filter(([name]) => name.startsWith('xmlns:'));
  return Object.fromEntries(declared.map(([name, uri]) => [name.slice(6), uri]));
}

function readRoot(root: Node, report: Report): DecisionModel {
  const namespace = root.attributes.namespace ?? '';
  return {
    name: nameOf(root),
    namespace,
    ...(root.attributes.id === undefined ? {} : { id: root.attributes.id }),
    prefixes: prefixesOf(root),
    imports: readImports(root, report),
    items: children(root, 'itemDefinition').map(readItem),
    inputs: children(root, 'inputData').map(readInput),
    decisions: children(root, 'decision').map((node) => readDecision(node, namespace, report)),
    functions: children(root, 'businessKnowledgeModel').map((node) => readKnowledge(node, namespace, report)),
    services: children(root, 'decisionService').map((node) => readService(node, namespace)),
  };
}

function rootOf(xml: string, report: Report): Node | undefined {
  const { root, brokenAt } = readTree(xml);
  if (brokenAt !== undefined)
    report.add('dmn.xml', `文件第 ${brokenAt} 行附近不是正确的 XML，请检查文件是否完整，或用 DMN 编辑器重新导出。`);
  else if (root?.name !== 'definitions')
    report.add('dmn.xml', '文件的根元素不是 DMN 1.1 至 1.5 的 definitions，请用 DMN 编辑器重新导出。');
  else if (child(root, 'decision') === undefined && root.children.length === 0)
    report.add('dmn.empty', '文件中没有任何决策，请检查是否导出了正确的模型。');
  return root;
}

/**
 * Reads one DMN file of any version from 1.1 to 1.5 as data; nothing is compiled yet.
 * Errors: `dmn.tooLarge`, `dmn.doctype`, `dmn.tooDeep`, `dmn.xml`, and what is wrong with single elements, by id.
 */
export function readDecisionModel(xml: string, file?: string): Result<DecisionModel> {
  const report = createReport(file);
  const hostile = hostileXml(xml, DMN_FILE);
  if (hostile !== undefined) return fail({ ...hostile, ...(file === undefined ? {} : { file }) });
  const root = rootOf(xml, report);
  if (root === undefined || report.problems.length > 0) return fail(...report.problems);
  const model = readRoot(root, report);
  checkNames(model, report);
  if (report.problems.length > 0) return fail(...report.problems);
  return ok(file === undefined ? model : { ...model, file });
}

const DMN_FILE = { code: 'dmn', what: '决策文件' };
