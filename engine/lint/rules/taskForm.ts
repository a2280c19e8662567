import { label, userTasks } from '../graph.ts';
import type { ProcessRule } from '../types.ts';

/** A form of its own must exist in the pack. */
export const taskForm: ProcessRule = (process, { forms }) =>
  userTasks(process)
    .filter((node) => forms && node.settings.form && !forms.includes(node.settings.form))
    .map((node) => ({
      severity: 'error',
      code: 'lint.taskForm',
      element: node.id,
      message: `环节${label(node)}使用的表单 ${node.settings.form} 不存在。请改选本包或上级包里的表单。`,
    }));
