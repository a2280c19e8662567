import { isRefusal, type Refusal, refuse } from '../../result.ts';
import { cancelToken } from '../cancel.ts';
import { bookOf, type LoopBook } from '../loop/book.ts';
import { closeLoop } from '../loop/close.ts';
import { jointResult, keepBook } from '../loop/joint.ts';
import { MAX_INSTANCES } from '../loop/openInstances.ts';
import { startRun } from '../loop/startRun.ts';
import { findToken, type Run, type Visit } from '../run.ts';
import { findScope, ownerOf, visitOf } from '../scopes.ts';
import type { CommandOf } from './command.ts';
import { findWaiting } from './find.ts';

interface Signing {
  visit: Visit;
  /** The joint signature as a whole. */
  activity: Visit;
  book: LoopBook;
}

function findSigning(run: Run, task: number): Signing | Refusal {
  const visit = findWaiting(run, task, 'task');
  if (isRefusal(visit)) return visit;
  const owner = ownerOf(run, visit.scope);
  const activity = owner && visitOf(run, owner);
  const scope = findScope(run, visit.scope);
  if (!activity || !scope || visit.index === undefined || !visit.node.settings.joint)
    return refuse('kernel.notJoint', '该环节不是会签环节，不能加签或减签。', { element: visit.node.id });
  return { visit, activity, book: bookOf(scope) };
}

const isSequential = ({ node }: Visit): boolean => {
  const loop = node.detail.loop;
  return typeof loop === 'object' && loop !== null && 'sequential' in loop && loop.sequential === true;
};

/** `signer.add` (加签): counts at once; one after the other, the new signer's turn comes last. */
export function addSigner(run: Run, command: CommandOf<'signer.add'>): Refusal | undefined {
  const signing = findSigning(run, command.task);
  if (isRefusal(signing)) return signing;
  const { activity, book } = signing;
  const index = book.total + (book.dropped?.length ?? 0);
  if (index >= MAX_INSTANCES)
    return refuse('kernel.tooManyInstances', `会签最多 ${MAX_INSTANCES} 人，不能再加签。`, {
      element: activity.node.id,
    });
  const items = [...(book.items ?? new Array(index).fill(null)), command.item];
  keepBook(run, activity.id, { ...book, total: book.total + 1, items });
  if (!isSequential(activity)) startRun(run, activity, index);
  return undefined;
}

/** `signer.drop` (减签): never the last signer; those who have signed may decide now. */
export function dropSigner(run: Run, command: CommandOf<'signer.drop'>): Refusal | undefined {
  const signing = findSigning(run, command.task);
  if (isRefusal(signing)) return signing;
  const { visit, activity, book } = signing;
  if (book.total < 2)
    return refuse('kernel.lastSigner', '会签至少保留一名签署人，不能再减签。', { element: activity.node.id });
  const index = visit.index ?? 0;
  const token = findToken(run, visit.id);
  if (token) cancelToken(run, token);
  const left = { ...book, total: book.total - 1, dropped: [...(book.dropped ?? []), index] };
  keepBook(run, activity.id, left);
  if (jointResult(activity.node, left)) closeLoop(run, activity);
  else if (isSequential(activity)) startRun(run, activity, index + 1);
  return undefined;
}
