import type { Flow } from '../bpmn/model.ts';
import { armBoundaries } from './boundaries.ts';
import { cancelTimers } from './cancel.ts';
import { ELEMENTS } from './elements/index.ts';
import { raise } from './incidents.ts';
import { fireInclusiveJoin, reportDeadlock } from './joins.ts';
import { enterLoop, leaveInstance } from './loop/index.ts';
import { dropToken, type Run, send, type Visit } from './run.ts';

/** A step that needs more moves than this is a loop without a rest. */
export const MAX_MOVES = 10_000;

const TOO_MANY = {
  code: 'kernel.tooManySteps',
  message: `一次办理经过的环节超过 ${MAX_MOVES} 个，流程可能存在死循环，请检查流转条件。`,
};

/** Makes every move that is due until all tokens rest. */
export function drain(run: Run): void {
  let moves = 0;
  do {
    for (let move = run.queue[run.head]; move; move = run.queue[run.head]) {
      run.head += 1;
      moves += 1;
      if (moves > MAX_MOVES) strand(run, move);
      else arrive(run, move);
    }
    run.queue = [];
    run.head = 0;
  } while (!run.state.ended && fireInclusiveJoin(run));
  if (!run.state.ended) reportDeadlock(run);
}

function strand(run: Run, visit: Visit): void {
  visit.id = run.state.next++;
  raise(run, visit, TOO_MANY, 'arrive');
}

function arrive(run: Run, visit: Visit): void {
  if (!ELEMENTS[visit.node.type]?.holdBack?.(run, visit)) enter(run, visit);
}

/** A token enters an element; each visit has a token id of its own, so that a late command never meets the next task. */
export function enter(run: Run, visit: Visit): void {
  visit.id = run.state.next++;
  note(run, 'element.entered', visit);
  begin(run, visit);
}

/** The activity begins: its boundary events are armed once, also when it has many instances. */
export function begin(run: Run, visit: Visit): void {
  if (visit.index !== undefined || visit.node.boundary.length === 0 || armBoundaries(run, visit)) execute(run, visit);
}

export function execute(run: Run, visit: Visit): void {
  if (visit.index === undefined && visit.node.detail.loop !== undefined) enterLoop(run, visit);
  else ELEMENTS[visit.node.type]?.execute(run, visit);
}

/** The element has done its work: the token leaves it. */
export function complete(run: Run, visit: Visit): void {
  dropToken(run, visit.id);
  cancelTimers(run, visit.id);
  note(run, 'element.completed', visit);
  leave(run, visit);
}

/** Takes the outgoing flows or tells the multi-instance activity that one of its instances is done. */
export function leave(run: Run, visit: Visit): void {
  dropToken(run, visit.id);
  if (visit.index === undefined) ELEMENTS[visit.node.type]?.leave(run, visit);
  else leaveInstance(run, visit);
}

export function takeFlow(run: Run, visit: Visit, flow: Flow): void {
  run.facts.push({ type: 'flow.taken', flow: flow.id });
  const node = visit.process.nodes[flow.target];
  if (node) send(run, visit.process, node, visit.scope, flow.id);
}

function note(run: Run, type: 'element.entered' | 'element.completed', { node, id, index }: Visit): void {
  if (index === undefined) run.facts.push({ type, element: node.id, token: id });
  else run.facts.push({ type, element: node.id, token: id, body: true });
}
