import type { FlowNode } from '../../bpmn/model.ts';
import type { KernelState } from '../../kernel/types.ts';
import type { Problem } from '../../result.ts';
import type { MigrationPlan } from '../types.ts';

/** One reason why cases cannot move: looks at a state and names everything that stands against it. */
export type Reason = (plan: MigrationPlan, state: KernelState) => Problem[];

export const reason = (code: string, element: Pick<FlowNode, 'id'>, message: string): Problem => ({
  code: `migrate.${code}`,
  message,
  element: element.id,
});
