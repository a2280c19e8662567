import type { Process } from '../../bpmn/model.ts';
import { label } from '../fit.ts';
import { isJoin, reachFrom } from '../graph.ts';
import { type Place, placesOf } from '../places.ts';
import { type Reason, reason } from './reason.ts';

/**
 * Two branches that are worked at the same time must not come to the same element one after the other where the old
 * process joined them, or never let them meet: it would be done twice.
 */
export const merges: Reason = (plan, state) => {
  const places = placesOf(plan, state).filter(
    ({ token, to }) => to && token.index === undefined && token.waits !== 'join',
  );
  return places.flatMap((first, at) =>
    places
      .slice(at + 1)
      .filter((second) => second.token.scope === first.token.scope && second.token.at !== first.token.at)
      .flatMap((second) => meeting(first, second)),
  );
};

function meeting(first: Place, second: Place) {
  const { plan, from, to } = first;
  if (!to || !second.to) return [];
  const before = common(plan.from, from.id, second.from.id);
  const known = new Set([...before].map((id) => plan.elements[id]));
  const old = new Set(Object.values(plan.elements));
  const twice = [...common(plan.to, to.id, second.to.id)].find(
    (id) => !known.has(id) && (old.has(id) || before.size === 0),
  );
  const node = plan.to.nodes[twice ?? ''];
  if (!node) return [];
  const both = `${label(from)}与${label(second.from)}`;
  return [reason('merge', from, `${both}正在并行办理，新版流程不再让它们汇合，${label(node)}会办两遍。`)];
}

/** What both can come to, one after the other; a join ends the way of each. */
function common(process: Process, a: string, b: string): Set<string> {
  const reached = reachFrom(process, b, isJoin);
  const meets = [...reachFrom(process, a, isJoin)].filter((id) => reached.has(id) && !isJoin(process.nodes[id]));
  return new Set(meets);
}
