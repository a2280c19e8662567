import type { FlowNode, Process } from '../bpmn/model.ts';
import { evaluate } from '../feel/index.ts';
import type { Random } from './random.ts';

/** One opened process, sub-process or call within a case. It is over when its last token is. */
export interface Scope {
  process: Process;
  tokens: number;
  /** Tokens that have arrived at each joining gateway. */
  joined: Record<string, number>;
  parent?: { scope: Scope; node: FlowNode };
}

/** Where a token comes to rest. */
export interface Rest {
  scope: Scope;
  node: FlowNode;
}

/** More elements in a row without any work are a loop. */
const MOST_HOPS = 500;

const WAITS = ['receiveTask', 'intermediateCatchEvent'];

export interface Walker {
  calls: Record<string, Process>;
  /** By flow and outcome: true, false, or null where the answers of the applicant decide. */
  conditions: Map<string, boolean | null>;
}

/** A new case at its start. */
export function begin(walker: Walker, process: Process, random: Random): { root: Scope; rests: Rest[] } {
  const root: Scope = { process, tokens: 0, joined: {} };
  return { root, rests: entered(walker, root, process.id, '', random, 0) };
}

/** A token goes on from where it rested; the rests that it and its copies come to. */
export const goOn = (walker: Walker, { scope, node }: Rest, outcome: string, random: Random): Rest[] =>
  left(walker, scope, node, outcome, random, 0);

function entered(walker: Walker, scope: Scope, id: string, outcome: string, random: Random, hops: number): Rest[] {
  const { process } = scope;
  const entries = process.entries?.[id] ?? process.starts;
  scope.tokens += entries.length;
  return entries.flatMap((entry) => arrived(walker, scope, process.nodes[entry], outcome, random, hops + 1));
}

function arrived(
  walker: Walker,
  scope: Scope,
  node: FlowNode | undefined,
  outcome: string,
  random: Random,
  hops: number,
): Rest[] {
  if (!node || hops > MOST_HOPS) return [];
  if (node.type === 'userTask' || WAITS.includes(node.type)) return [{ scope, node }];
  const inner = innerOf(walker, scope, node);
  if (inner) return entered(walker, inner.scope, inner.id, outcome, random, hops);
  if (node.type === 'parallelGateway' && node.incoming.length > 1) {
    const count = (scope.joined[node.id] ?? 0) + 1;
    scope.joined[node.id] = count % node.incoming.length;
    if (count < node.incoming.length) return [];
    scope.tokens -= node.incoming.length - 1;
  }
  return left(walker, scope, node, outcome, random, hops);
}

/** The scope that an activity opens. */
function innerOf(walker: Walker, scope: Scope, node: FlowNode): { scope: Scope; id: string } | undefined {
  const parent = { scope, node };
  if (node.type === 'callActivity') {
    const process = walker.calls[String(node.detail.process ?? '')];
    return process && { scope: { process, tokens: 0, joined: {}, parent }, id: process.id };
  }
  const opens = ['subProcess', 'transaction'].includes(node.type);
  return opens ? { scope: { process: scope.process, tokens: 0, joined: {}, parent }, id: node.id } : undefined;
}

function left(walker: Walker, scope: Scope, node: FlowNode, outcome: string, random: Random, hops: number): Rest[] {
  const flows = chosen(walker, scope.process, node, outcome, random);
  scope.tokens += flows.length - 1;
  if (node.event === 'terminate') scope.tokens = 0;
  if (scope.tokens > 0)
    return flows.flatMap((target) => arrived(walker, scope, scope.process.nodes[target], outcome, random, hops + 1));
  const { parent } = scope;
  return parent ? left(walker, parent.scope, parent.node, outcome, random, hops + 1) : [];
}

/** Targets of the flows that are taken: one behind an exclusive gateway, all behind everything else. */
function chosen(walker: Walker, process: Process, node: FlowNode, outcome: string, random: Random): string[] {
  const flows = node.outgoing.flatMap((id) => process.flows[id] ?? []);
  const picks = ['exclusiveGateway', 'inclusiveGateway', 'eventBasedGateway'].includes(node.type);
  if (!picks || flows.length < 2) return flows.map(({ target }) => target);
  const conditions = flows.map((flow) => ({ flow, holds: holds(walker, flow, node, outcome) }));
  const certain = conditions.find(({ holds }) => holds === true);
  if (certain) return [certain.flow.target];
  // What the applicant's answers decide is left to chance, evenly.
  const open = conditions.filter(({ flow, holds }) => holds === null || flow.id === node.default);
  const pick = open[Math.floor(random() * open.length)] ?? conditions.at(-1);
  return pick ? [pick.flow.target] : [];
}

function holds(
  { conditions }: Walker,
  { id, condition }: { id: string; condition?: string },
  node: FlowNode,
  outcome: string,
): boolean | null {
  if (id === node.default) return false;
  if (condition === undefined) return null;
  const key = `${id} ${outcome}`;
  const known = conditions.get(key);
  if (known !== undefined) return known;
  const value = told(condition, outcome);
  conditions.set(key, value);
  return value;
}

const ANSWERS = /\b(?:form|situation|applicant|case|officers|parameters|ledger)\b/;
const NAMED = /outcome\s*=\s*"([^"]*)"/g;

/** Null: the outcome alone does not tell. */
function told(condition: string, outcome: string): boolean | null {
  if (ANSWERS.test(condition)) {
    const named = [...condition.matchAll(NAMED)].map(([, name]) => name);
    return named.length > 0 && !named.includes(outcome) ? false : null;
  }
  const found = evaluate(condition, { outcome });
  return found.ok && typeof found.value === 'boolean' ? found.value : null;
}
