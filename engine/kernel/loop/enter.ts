import { detailOf } from '../../bpmn/detail.ts';
import type { FlowNode } from '../../bpmn/model.ts';
import { raiseFirst } from '../incidents.ts';
import { type Run, rest, type Visit } from '../run.ts';
import { dropScope } from '../scopes.ts';
import type { LoopBook } from './book.ts';
import { closeLoop } from './close.ts';
import { openInstances } from './openInstances.ts';
import { mayRunAgain, openStandard } from './standard.ts';
import { startRun } from './startRun.ts';

/** The activity runs several times, one after the other or at once. */
export const isLooping = ({ detail }: FlowNode): boolean =>
  detail.loop !== undefined || detail.standardLoop !== undefined;

/** Whether a token at this element holds the scope of a loop, which has the runs in it and declares no variables. */
export const isLoopScope = (node: FlowNode, index: number | undefined): boolean =>
  index === undefined && isLooping(node);

/** A looping activity begins (BPMN 2.0 §13.3.6, §13.3.7): all its runs at once, the first one, or none. */
export function enterLoop(run: Run, visit: Visit): void {
  const { loop, standardLoop } = detailOf(visit.node);
  const book = loop ? openInstances(run, visit, loop) : openStandard(run, visit);
  if (!book.ok) {
    raiseFirst(run, visit, book.problems, 'execute');
    return;
  }
  const { total } = book.value;
  openLoopScope(run, visit, book.value);
  if (total === 0) closeLoop(run, visit);
  else if (standardLoop?.testBefore) startIfHolds(run, visit);
  else for (let index = 0; index < (loop && !loop.sequential ? total : 1); index++) startRun(run, visit, index);
}

function openLoopScope(run: Run, visit: Visit, book: LoopBook): void {
  rest(run, visit, 'children');
  run.state.scopes.push({ id: visit.id, element: visit.node.id, parent: visit.scope, vars: book });
}

function startIfHolds(run: Run, visit: Visit): void {
  const holds = mayRunAgain(run, { ...visit, scope: visit.id, index: -1, vars: undefined });
  if (!holds.ok) {
    dropScope(run, visit.id);
    raiseFirst(run, visit, holds.problems, 'execute');
  } else if (holds.value) startRun(run, visit, 0);
  else closeLoop(run, visit);
}
