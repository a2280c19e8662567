import { detailOf } from '../../bpmn/detail.ts';
import { leaveByConditions } from '../flows.ts';
import { raise } from '../incidents.ts';
import { complete } from '../moving.ts';
import { write } from '../run.ts';
import { evaluateAt } from '../variables.ts';
import type { Behavior } from './behavior.ts';

/** Evaluates FEEL and writes the value to the result variable. */
export const scriptTask: Behavior = {
  execute(run, visit) {
    const { script = '', resultVariable = '' } = detailOf(visit.node);
    const result = evaluateAt(run, visit, script);
    if (!result.ok) {
      const [problem] = result.problems;
      if (problem) raise(run, visit, problem, 'execute');
      return;
    }
    write(run, { [resultVariable]: result.value });
    complete(run, visit);
  },
  leave: leaveByConditions,
};
