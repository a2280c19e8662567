import type { FlowNode, Process } from '../../bpmn/model.ts';
import { following, label } from '../graph.ts';
import type { Finding, LintContext, ProcessRule } from '../types.ts';

const code = 'lint.limitsWithinPromise';

interface Path {
  days: number;
  nodes: string[];
}

/** Working days a step may take; nothing while the clock stands. A calendar day is never longer than a working day. */
function budget(node: FlowNode, context: LintContext): number {
  if (node.settings.clock === 'pause') return 0;
  const limit = context.item?.steps?.[node.id]?.limit ?? node.settings.limit;
  return limit?.value ?? 0;
}

/** Longest way by budgets; a flow back to an element on the way (补正 and other loops) is not followed. */
function longest(
  process: Process,
  context: LintContext,
  id: string,
  onWay: Set<string>,
  known: Map<string, Path>,
): Path {
  const node = process.nodes[id];
  const before = known.get(id);
  if (before || !node) return before ?? { days: 0, nodes: [] };
  onWay.add(id);
  let best: Path = { days: 0, nodes: [] };
  for (const next of following(process, id)) {
    if (onWay.has(next)) continue;
    const path = longest(process, context, next, onWay, known);
    if (path.days > best.days) best = path;
  }
  onWay.delete(id);
  const days = budget(node, context);
  const path = { days: days + best.days, nodes: days > 0 ? [id, ...best.nodes] : best.nodes };
  known.set(id, path);
  return path;
}

function promise(context: LintContext): number | undefined {
  const limit = context.item?.elements.timeLimit;
  if (!limit) return context.promisedDays;
  return limit.promised.unit === 'workingDay' || limit.promised.unit === 'calendarDay'
    ? limit.promised.value
    : undefined;
}

const round = (days: number) => Math.round(days * 100) / 100;

/** The budgets of the steps on the longest way must fit into what the item promises. */
export const limitsWithinPromise: ProcessRule = (process, context) => {
  const promised = promise(context);
  if (promised === undefined) return [];
  return process.starts.flatMap((start): Finding[] => {
    const path = longest(process, context, start, new Set(), new Map());
    if (round(path.days) <= promised) return [];
    const steps = path.nodes.map((id) => {
      const node = process.nodes[id];
      return node ? `${label(node)}${budget(node, context)}天` : id;
    });
    const element = path.nodes[0] ?? start;
    const message = `各环节时限合计 ${round(path.days)} 个工作日（${steps.join('＋')}），超过承诺的 ${promised} 个工作日。请缩短环节时限。`;
    return [{ severity: 'error', code, element, message }];
  });
};
