import type { JsonObject } from '../../json.ts';
import { isRefusal, type Refusal, refuse } from '../../result.ts';
import { sign } from '../loop/joint.ts';
import { complete } from '../moving.ts';
import type { Run, Visit } from '../run.ts';
import { put } from '../variables.ts';
import type { CommandOf } from './command.ts';
import { findWaiting } from './find.ts';

/** `task.complete`: the outcome becomes `outcome`, the data is merged into the case data at its top level. */
export function completeTask(run: Run, command: CommandOf<'task.complete'>): Refusal | undefined {
  const visit = findWaiting(run, command.task, 'task');
  if (isRefusal(visit)) return visit;
  const refusal = checkOutcome(visit, command.outcome);
  if (refusal) return refusal;
  const { data, outcome } = command;
  const patch: JsonObject = { ...data, ...(outcome === undefined ? {} : { outcome }) };
  if (Object.keys(patch).length > 0) put(run, visit, patch);
  sign(run, visit, outcome);
  run.facts.push({ type: 'task.completed', element: visit.node.id, token: visit.id });
  complete(run, visit);
  return undefined;
}

function checkOutcome({ node }: Visit, outcome: string | undefined): Refusal | undefined {
  const { outcomes } = node.settings;
  if (outcomes.length === 0 || outcomes.some((known) => known.id === outcome)) return undefined;
  const names = outcomes.map((known) => known.name).join('、');
  if (outcome === undefined) return refuse('kernel.outcomeMissing', `请选择办理结果：${names}。`, { element: node.id });
  return refuse('kernel.outcomeUnknown', `办理结果“${outcome}”不可用，可选：${names}。`, { element: node.id });
}
