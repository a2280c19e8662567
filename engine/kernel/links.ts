import { detailOf } from '../bpmn/detail.ts';
import type { FlowNode } from '../bpmn/model.ts';
import { type Run, send, type Visit } from './run.ts';

/** A thrown link goes on at the catching event of that name in the same scope, as if a flow led there (§10.5.1). */
export function followLink(run: Run, visit: Visit): void {
  const target = linkTarget(visit);
  if (target) send(run, visit.process, target, visit.scope);
}

const linkTarget = ({ process, node }: Visit): FlowNode | undefined => {
  const { link } = detailOf(node);
  return Object.values(process.nodes).find(
    (other) => other.type === 'intermediateCatchEvent' && other.scope === node.scope && detailOf(other).link === link,
  );
};
