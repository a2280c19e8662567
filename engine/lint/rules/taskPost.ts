import { label, postOf, userTasks } from '../graph.ts';
import type { ProcessRule } from '../types.ts';

/** Without a post nobody finds the task in a worklist. */
export const taskPost: ProcessRule = (process) =>
  userTasks(process)
    .filter((node) => !postOf(process, node))
    .map((node) => ({
      severity: 'error',
      code: 'lint.taskPost',
      element: node.id,
      message: `环节${label(node)}没有指定岗位，办件到这里无人能办。请在右侧选择岗位。`,
    }));
