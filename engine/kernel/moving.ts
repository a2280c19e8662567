import type { Flow } from '../bpmn/model.ts';
import { leaveWithinAdHoc } from './adHoc.ts';
import { armBoundaries } from './boundaries.ts';
import { cancelTimers } from './cancel.ts';
import { completed, continueUndoing, handlerDone } from './compensation/index.ts';
import { fireConditions } from './conditions.ts';
import { emptyOutputs, fillInputs } from './data.ts';
import { ELEMENTS } from './elements/index.ts';
import { raise } from './incidents.ts';
import { fireJoin, heldForQuantity, reportDeadlock } from './joins.ts';
import { enterLoop, isLoopScope, leaveRun } from './loop/index.ts';
import { dropToken, type Run, send, type Visit } from './run.ts';
import { goBack } from './straight.ts';

/** A step that needs more moves than this is a loop without a rest. */
export const MAX_MOVES = 100_000;
/** More tokens on their way at once than this come from a loop that splits. */
const MAX_WAITING = 10_000;

/** Every move takes longer by itself for each so many tokens that rest in the case. */
const CROWD = 256;

/** Conditions that make each other true are stopped early, because asking them takes longer than a move. */
const MOVES_OF_CONDITION = 20;

const TOO_MANY = {
  code: 'kernel.tooManySteps',
  message: `一次办理经过的环节超过 ${MAX_MOVES} 个，流程可能存在死循环，请检查流转条件。`,
};

/**
 * Makes every move that is due until all tokens rest. Conditional events are asked before the first move, for what time
 * has changed, and before the next one whenever data have changed or one of them has been armed.
 */
export function drain(run: Run): void {
  let moves = 0;
  let writes = -1;
  do {
    for (;;) {
      if (run.writes !== writes) {
        writes = run.writes;
        moves = settleConditions(run, moves);
      }
      const move = run.queue[run.head];
      if (!move) break;
      run.head += 1;
      moves = run.queue.length - run.head < MAX_WAITING ? moves + costOf(run) : MAX_MOVES + 1;
      if (moves > MAX_MOVES) strand(run, move);
      else arrive(run, move);
    }
    run.queue = [];
    run.head = 0;
  } while (!run.state.ended && (continueUndoing(run) || fireJoin(run)));
  if (!run.state.ended) reportDeadlock(run);
}

const costOf = (run: Run): number => 1 + Math.floor(run.state.tokens.length / CROWD);

/** Conditional events happen one after the other until none does. A condition that is asked counts as a move. */
function settleConditions(run: Run, before: number): number {
  let moves = before;
  while (!run.state.ended && moves <= MAX_MOVES) {
    const { fired, asked } = fireConditions(run);
    moves += asked + (fired ? MOVES_OF_CONDITION : 0);
    if (!fired) break;
  }
  return moves;
}

function strand(run: Run, visit: Visit): void {
  visit.id = run.state.next++;
  raise(run, visit, TOO_MANY, 'arrive');
}

function arrive(run: Run, visit: Visit): void {
  const { startQuantity } = visit.node.detail;
  if (startQuantity !== undefined && heldForQuantity(run, visit, Number(startQuantity))) return;
  if (!ELEMENTS[visit.node.type]?.holdBack?.(run, visit)) enter(run, visit);
}

/** A token enters an element; each visit has a token id of its own, so that a late command never meets the next task. */
export function enter(run: Run, visit: Visit): void {
  visit.id = run.state.next++;
  note(run, 'element.entered', visit);
  begin(run, visit);
}

/** What the element waits for has happened before the token came: it is entered and completed at once. */
export function pass(run: Run, visit: Visit): void {
  visit.id = run.state.next++;
  note(run, 'element.entered', visit);
  const problem = fillInputs(run, visit);
  if (problem) raise(run, visit, problem, 'execute');
  else complete(run, visit);
}

/** The element begins: its data inputs are filled, for each run anew, and its boundary events are armed, for all runs once. */
export function begin(run: Run, visit: Visit): void {
  const problem = isLoopScope(visit.node, visit.index) ? undefined : fillInputs(run, visit);
  if (problem) raise(run, visit, problem);
  else if (visit.index !== undefined || visit.node.boundary.length === 0 || armBoundaries(run, visit))
    execute(run, visit);
}

export function execute(run: Run, visit: Visit): void {
  if (isLoopScope(visit.node, visit.index)) enterLoop(run, visit);
  else ELEMENTS[visit.node.type]?.execute(run, visit);
}

/** The element has done its work: its data outputs go out and the token leaves it. */
export function complete(run: Run, visit: Visit): void {
  const problem = isLoopScope(visit.node, visit.index) ? undefined : emptyOutputs(run, visit);
  if (problem) raise(run, visit, problem, 'complete');
  else finish(run, visit);
}

function finish(run: Run, visit: Visit): void {
  dropToken(run, visit.id);
  cancelTimers(run, visit.id);
  note(run, 'element.completed', visit);
  completed(run, visit);
  leave(run, visit);
}

/** Takes the outgoing flows, goes straight back to who sent it here, or tells a looping activity that one run is done. */
export function leave(run: Run, visit: Visit): void {
  dropToken(run, visit.id);
  if (visit.index !== undefined) leaveRun(run, visit);
  else if (visit.node.detail.isForCompensation) handlerDone(run, visit);
  else if (visit.back !== undefined && goBack(run, visit)) return;
  else if (!leaveWithinAdHoc(run, visit)) ELEMENTS[visit.node.type]?.leave(run, visit);
}

export function takeFlow(run: Run, visit: Visit, flow: Flow): void {
  run.facts.push({ type: 'flow.taken', flow: flow.id });
  const node = visit.process.nodes[flow.target];
  if (node) send(run, visit.process, node, visit.scope, flow.id);
}

export function note(run: Run, type: 'element.entered' | 'element.completed', { node, id, index, scope }: Visit): void {
  if (index === undefined && scope === 0) run.facts.push({ type, element: node.id, token: id });
  else if (index === undefined) run.facts.push({ type, element: node.id, token: id, scope });
  else run.facts.push({ type, element: node.id, token: id, scope, body: true });
}
