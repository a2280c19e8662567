import { detailOf } from '../../bpmn/detail.ts';
import { writeResult } from '../data.ts';
import { leaveByConditions } from '../flows.ts';
import { raiseFirst } from '../incidents.ts';
import { complete } from '../moving.ts';
import type { Run, Visit } from '../run.ts';
import { evaluateAt } from '../variables.ts';
import type { Behavior } from './behavior.ts';

/**
 * Evaluates FEEL. Without result variable a context is merged name by name into the nearest scopes that declare the
 * names. A script in a language that is passed over is recorded only; without script there is nothing to do.
 */
export const scriptTask: Behavior = {
  execute(run, visit) {
    const { script, skipped } = detailOf(visit.node);
    if (skipped !== undefined) run.facts.push({ type: 'script.skipped', element: visit.node.id, language: skipped });
    if (script === undefined || skipped !== undefined) complete(run, visit);
    else runScript(run, visit, script);
  },
  leave: leaveByConditions,
};

function runScript(run: Run, visit: Visit, script: string): void {
  const result = evaluateAt(run, visit, script);
  if (result.ok) {
    writeResult(run, visit, result.value);
    complete(run, visit);
  } else raiseFirst(run, visit, result.problems, 'execute');
}
