import type { Flow, Process } from '../bpmn/model.ts';
import type { MigrationPlan } from './types.ts';

/**
 * The counterpart of each sequence flow, for tokens that wait at a join and remember by which flow they came: the flow
 * with the same id if it leads to the same join, else the only one between the counterparts of its two ends.
 */
export function flowsOf(from: Process, to: Process, elements: MigrationPlan['elements']): MigrationPlan['flows'] {
  const flows: MigrationPlan['flows'] = {};
  for (const flow of Object.values(from.flows)) flows[flow.id] = counterpart(flow, to, elements);
  return flows;
}

function counterpart({ id, source, target }: Flow, to: Process, elements: MigrationPlan['elements']): string | null {
  if (to.flows[id] && to.flows[id]?.target === elements[target]) return id;
  const between = Object.values(to.flows).filter(
    (flow) => flow.source === elements[source] && flow.target === elements[target],
  );
  return between.length === 1 ? (between[0]?.id ?? null) : null;
}
