import { detailOf } from '../../bpmn/detail.ts';
import { clearScope } from '../cancel.ts';
import { complete } from '../moving.ts';
import type { Run, Visit } from '../run.ts';
import { findScope } from '../scopes.ts';
import { put } from '../variables.ts';
import { bookOf } from './book.ts';
import { announceResult } from './joint.ts';

/** The activity has run often enough: the rest is canceled, the results are gathered, and it completes. */
export function closeLoop(run: Run, activity: Visit): void {
  clearScope(run, activity.id);
  gather(run, activity);
  announceResult(run, activity);
  complete(run, activity);
}

/** The results of the completed instances in the order of the instances (`loopDataOutputRef`, §13.3.7). */
function gather(run: Run, activity: Visit): void {
  const output = detailOf(activity.node).loop?.output;
  const scope = findScope(run, activity.id);
  if (!output || !scope) return;
  const results = [...(bookOf(scope).results ?? [])].sort(([a], [b]) => a - b);
  put(run, activity, { [output.list]: results.map(([, value]) => value) });
}
