import { detailOf } from '../../bpmn/detail.ts';
import { leaveByConditions } from '../flows.ts';
import { raise } from '../incidents.ts';
import { complete } from '../moving.ts';
import { write } from '../run.ts';
import { visible } from '../variables.ts';
import type { Behavior } from './behavior.ts';

/** Asks the context for a decision and writes its result to the result variable. */
export const businessRuleTask: Behavior = {
  execute(run, visit) {
    const { decision = '', resultVariable = '' } = detailOf(visit.node);
    if (!run.ctx.decide) {
      const message = `决策“${decision}”没有可用的决策引擎，请配置后重试。`;
      return raise(run, visit, { code: 'kernel.noDecision', message }, 'execute');
    }
    write(run, { [resultVariable]: run.ctx.decide(decision, visible(run, visit)) });
    complete(run, visit);
  },
  leave: leaveByConditions,
};
