import { label, nodesOf } from '../graph.ts';
import type { Finding, ProcessRule } from '../types.ts';

/** The end of the process says how the case ended; without it nobody knows whether it was granted. */
export const endResult: ProcessRule = (process) =>
  nodesOf(process)
    .filter((node) => node.type === 'endEvent' && node.scope === process.id && !node.result)
    .map(
      (node): Finding => ({
        severity: 'error',
        code: 'lint.endResult',
        element: node.id,
        message: `结束事件${label(node)}没有办件结果。请选择准予、不予、不予受理、撤回或逾期。`,
      }),
    );
