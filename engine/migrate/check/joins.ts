import type { FlowNode, Process } from '../../bpmn/model.ts';
import type { KernelState, Token } from '../../kernel/types.ts';
import type { Problem } from '../../result.ts';
import { label } from '../fit.ts';
import { besideFlows, isJoin } from '../graph.ts';
import { elementOfScope, type Place, placesOf } from '../places.ts';
import type { MigrationPlan } from '../types.ts';
import { type Reason, reason } from './reason.ts';

/** Tokens that wait at a join must still be waited for there, and what they wait for must still be able to come. */
export const joins: Reason = (plan, state) => {
  const places = placesOf(plan, state);
  const waiting = places.filter(({ token }) => token.waits === 'join');
  const lost = waiting.flatMap((place) => flowGone(place));
  if (lost.length > 0 || places.some(({ to }) => !to)) return lost;
  return [...full(waiting), ...starving(plan, state, places)];
};

function flowGone({ token, plan, from, to }: Place): Problem[] {
  const flows = [
    ...(token.via === undefined ? [] : [token.via]),
    ...(from.type === 'complexGateway' ? (token.met ?? []) : []),
  ];
  const gone = flows.find((flow) => !to?.incoming.includes(plan.flows[flow] ?? ''));
  if (!to || gone === undefined) return [];
  const source = plan.from.nodes[plan.from.flows[gone]?.source ?? ''];
  const branch = source ? `从${label(source)}来的分支` : `分支“${gone}”`;
  return [reason('joinFlow', from, `${branch}已经到达${label(from)}，新版流程中没有这条分支。`)];
}

/** A join or start quantity that is complete already would never be asked again. */
function full(waiting: Place[]): Problem[] {
  return waiting.flatMap(({ token, from, to, plan }, at) => {
    if (!to || waiting.findIndex((other) => sameJoin(other.token, token)) !== at) return [];
    const there = waiting.filter((other) => sameJoin(other.token, token));
    const vias = new Set(there.map(({ token: { via } }) => plan.flows[via ?? '']));
    const quantity = Number(to.detail.startQuantity ?? 1);
    const complete =
      to.type === 'parallelGateway'
        ? to.incoming.every((flow) => vias.has(flow))
        : quantity > 1 && there.length >= quantity;
    const activity = !to.type.endsWith('Gateway') && quantity <= 1;
    if (!complete && !activity) return [];
    return [reason('joinFull', from, `${label(from)}在新版流程中等待的分支变少，已经到齐，请等它汇聚以后再迁移。`)];
  });
}

const sameJoin = (a: Token, b: Token): boolean => a.at === b.at && a.scope === b.scope;

/** A token at an element, or at a join on the flow by which it came. */
interface Standing {
  node?: string;
  flow?: string;
}

/** Parallel joins that will wait for a branch which nobody is on, in the new process and not already in the old one. */
function starving(plan: MigrationPlan, state: KernelState, places: Place[]): Problem[] {
  const scopes = new Set(places.map(({ token }) => token.scope));
  return [...scopes].flatMap((scope) => {
    const inside = places.filter(({ token }) => token.scope === scope && token.index === undefined);
    const own = inside[0]?.plan;
    const around = elementOfScope(plan, state, scope);
    if (!own || around === null) return [];
    const before = starved(
      own.from,
      inside.map(({ token }) => standing(token, token.at, token.via)),
    );
    const known = new Set(before.map(({ id }) => own.elements[id]));
    const after = starved(
      own.to,
      inside.map(({ token, to }) => standing(token, to?.id ?? '', own.flows[token.via ?? ''] ?? undefined)),
    );
    return after
      .filter(({ id, scope: home }) => home === around && !known.has(id))
      .map((join) =>
        reason('joinStarved', join, `新版流程的${label(join)}要等的分支里，有的不会再有人办理，迁移后办件会停在那里。`),
      );
  });
}

const standing = ({ waits }: Token, at: string, via: string | undefined): Standing =>
  waits === 'join' && via !== undefined ? { flow: via } : { node: at };

/**
 * Lets all tokens go wherever they can; a parallel join lets on only when every flow into it has been reached. What is
 * reached in part waits for ever.
 */
function starved(process: Process, tokens: Standing[]): FlowNode[] {
  const flows = new Set(tokens.flatMap(({ flow }) => flow ?? []));
  const nodes = new Set(tokens.flatMap(({ node }) => node ?? []));
  const parallel = Object.values(process.nodes).filter((node) => node.type === 'parallelGateway' && isJoin(node));
  const open = (id: string) =>
    parallel.every((join) => join.id !== id || join.incoming.every((flow) => flows.has(flow)));
  for (const flow of flows) enter(process.flows[flow]?.target);
  for (const id of nodes) {
    const node = process.nodes[id];
    for (const flow of node?.outgoing ?? []) {
      flows.add(flow);
      enter(process.flows[flow]?.target);
    }
    for (const beside of node ? besideFlows(process, node) : []) nodes.add(beside);
  }
  return parallel.filter(({ id, incoming }) => !nodes.has(id) && incoming.some((flow) => flows.has(flow)));

  function enter(id: string | undefined): void {
    if (id !== undefined && open(id)) nodes.add(id);
  }
}
