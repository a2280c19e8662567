import { detailOf } from '../../bpmn/detail.ts';
import { writeResult } from '../data.ts';
import { leaveByConditions } from '../flows.ts';
import { raise, raiseFirst } from '../incidents.ts';
import { complete } from '../moving.ts';
import type { Run, Visit } from '../run.ts';
import { visible } from '../variables.ts';
import type { Behavior } from './behavior.ts';
import { serviceTask } from './serviceTask.ts';

/** Asks the context for a decision and writes its result; without decision it waits, as a service task does, for a job. */
export const businessRuleTask: Behavior = {
  execute(run, visit) {
    const { decision } = detailOf(visit.node);
    if (decision === undefined || decision === '') serviceTask.execute(run, visit);
    else decide(run, visit, decision);
  },
  leave: leaveByConditions,
};

function decide(run: Run, visit: Visit, decision: string): void {
  const result = run.ctx.decide?.(decision, visible(run, visit));
  if (!result) raise(run, visit, noEngine(decision), 'execute');
  else if (!result.ok) raiseFirst(run, visit, result.problems, 'execute');
  else {
    writeResult(run, visit, result.value);
    complete(run, visit);
  }
}

const noEngine = (decision: string) => ({
  code: 'kernel.noDecision',
  message: `决策“${decision}”没有可用的决策引擎，请配置后重试。`,
});
