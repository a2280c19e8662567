import type { FlowNode, Process } from '../bpmn/model.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import { fits, label } from './fit.ts';
import { flowsOf } from './flows.ts';
import type { MigrationPlan } from './types.ts';

/** Old element id → new one, or null to leave it without; what is not named goes to the element with its own id. */
export type ElementMapping = Record<string, string | null>;

/**
 * A plan from one compiled process to another. An element goes where `mapping` says, else to the one with its id if that
 * is of the same kind; a boundary event only together with its activity. Problems: `migrate.unknownElement` (an id that
 * one of the processes does not have), `migrate.kind`, `migrate.twice`.
 */
export function planMigration(
  from: Process,
  to: Process,
  mapping: ElementMapping = {},
  calls: Record<string, MigrationPlan> = {},
): Result<MigrationPlan> {
  const problems = checkMapping(from, to, mapping);
  if (problems.length > 0) return fail(...problems);
  const elements: MigrationPlan['elements'] = { [from.id]: to.id };
  for (const node of Object.values(from.nodes)) elements[node.id] = targetOf(node, to, mapping);
  for (const node of Object.values(from.nodes)) if (!staysAttached(node, to, elements)) elements[node.id] = null;
  return ok({ from, to, elements, flows: flowsOf(from, to, elements), calls });
}

function targetOf(node: FlowNode, to: Process, mapping: ElementMapping): string | null {
  const wanted = mapping[node.id];
  if (wanted !== undefined) return wanted;
  const same = to.nodes[node.id];
  const taken = Object.values(mapping).includes(node.id);
  return same && !taken && fits(node, same) ? same.id : null;
}

function staysAttached({ id, attachedTo }: FlowNode, to: Process, elements: MigrationPlan['elements']): boolean {
  if (attachedTo === undefined) return true;
  const host = to.nodes[elements[id] ?? '']?.attachedTo;
  return host !== undefined && host === elements[attachedTo];
}

function checkMapping(from: Process, to: Process, mapping: ElementMapping): Problem[] {
  const used = new Set<string>();
  return Object.entries(mapping).flatMap(([old, wanted]) => {
    const node = from.nodes[old];
    if (!node) return [problem('unknownElement', old, `旧版流程中没有元素“${old}”，请改正对照表。`)];
    if (wanted === null) return [];
    const target = to.nodes[wanted];
    if (!target) return [problem('unknownElement', wanted, `新版流程中没有元素“${wanted}”，请改正对照表。`)];
    if (!fits(node, target))
      return [problem('kind', old, `${label(node)}与${label(target)}种类不同，不能互相对照，请改正对照表。`)];
    if (used.has(wanted)) return [problem('twice', wanted, `对照表中有两个元素对应${label(target)}，请改正对照表。`)];
    used.add(wanted);
    return [];
  });
}

const problem = (code: string, element: string, message: string): Problem => ({
  code: `migrate.${code}`,
  message,
  element,
});
