import { detailOf } from '../bpmn/detail.ts';
import type { FlowNode } from '../bpmn/model.ts';
import { arm, planTimers } from './arming.ts';
import { cancelTimers } from './cancel.ts';
import { raiseFirst } from './incidents.ts';
import { note, pass } from './moving.ts';
import { dropToken, findToken, type Run, replaceToken, rest, type Visit, visitTo } from './run.ts';

/** Waits for the events behind an event-based gateway that have not happened yet; the token's `met` holds those that have. */
export function awaitBranches(run: Run, visit: Visit): void {
  const events = branchesOf(visit).filter((event) => !visit.met?.includes(event.id));
  const timers = planTimers(run, visit, events);
  if (timers.ok) {
    rest(run, visit, 'event');
    arm(run, visit, events, timers.value);
  } else raiseFirst(run, visit, timers.problems, 'execute');
}

const branchesOf = ({ process, node }: Visit): FlowNode[] =>
  node.outgoing.flatMap((id) => process.nodes[process.flows[id]?.target ?? ''] ?? []);

/** One of the events has happened: it is passed, and the others are forgotten, or still waited for where all are needed. */
export function followBranch(run: Run, gateway: Visit, event: FlowNode): void {
  const met = [...(gateway.met ?? []), event.id];
  if (detailOf(gateway.node).allEvents && branchesOf(gateway).some(({ id }) => !met.includes(id))) {
    const token = findToken(run, gateway.id);
    if (token) replaceToken(run, { ...token, met });
  } else {
    dropToken(run, gateway.id);
    cancelTimers(run, gateway.id);
    note(run, 'element.completed', gateway);
  }
  takeBranch(run, gateway, event);
}

function takeBranch(run: Run, { process, node, scope }: Visit, event: FlowNode): void {
  const via = event.incoming.find((id) => process.flows[id]?.source === node.id);
  if (via !== undefined) run.facts.push({ type: 'flow.taken', flow: via });
  pass(run, visitTo(process, event, scope, via));
}

/** The process begins because an event behind this gateway has happened. */
export function startAtBranch(run: Run, gateway: FlowNode, event: FlowNode): void {
  const visit = visitTo(run.process, gateway, 0);
  visit.id = run.state.next++;
  note(run, 'element.entered', visit);
  if (detailOf(gateway).allEvents) awaitBranches(run, { ...visit, met: [event.id] });
  followBranch(run, visit, event);
}
