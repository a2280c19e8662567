import { label } from '../graph.ts';
import { soundnessOf } from '../soundness/explore.ts';
import { wayThrough } from '../soundness/way.ts';
import type { Finding, ProcessRule } from '../types.ts';

/** A loop must not open new parallel branches each time round: the same step would be due more and more often. */
export const tokenFlood: ProcessRule = (process) =>
  soundnessOf(process).floods.map(({ element, path }): Finding => {
    const node = process.nodes[element];
    return {
      severity: 'error',
      code: 'lint.tokenFlood',
      element,
      message: `每循环一次，${node ? label(node) : element}就多出一个并行的待办，越积越多。路径：${wayThrough(process, path)}。请先汇聚并行分支再返回。`,
    };
  });
