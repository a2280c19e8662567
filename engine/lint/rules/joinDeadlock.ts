import { label } from '../graph.ts';
import { soundnessOf } from '../soundness/explore.ts';
import { wayThrough } from '../soundness/way.ts';
import type { Finding, ProcessRule } from '../types.ts';

/** No join waits for a branch that was not taken: the case would stand there for ever. */
export const joinDeadlock: ProcessRule = (process) =>
  soundnessOf(process).deadlocks.flatMap(({ join, missing, path }): Finding[] => {
    const node = process.nodes[join];
    if (!node) return [];
    const from = missing.map((flow) => process.nodes[process.flows[flow]?.source ?? '']);
    const names = from.flatMap((source) => (source ? [label(source)] : [])).join('、');
    return [
      {
        severity: 'error',
        code: 'lint.joinDeadlock',
        element: join,
        message: `汇聚网关${label(node)}会一直等待来自${names}的分支，办件停住。出现的路径：${wayThrough(process, path)}。请让分支与汇聚成对，或改用排他网关。`,
      },
    ];
  });
