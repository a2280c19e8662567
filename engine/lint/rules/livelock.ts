import { label } from '../graph.ts';
import { soundnessOf } from '../soundness/explore.ts';
import { wayThrough } from '../soundness/way.ts';
import type { Finding, ProcessRule } from '../types.ts';

/** Every round trip has a way out: whatever is chosen, an end can still be reached. */
export const livelock: ProcessRule = (process) =>
  soundnessOf(process).livelocks.flatMap(({ elements, path }): Finding[] => {
    const names = elements.flatMap((id) => (process.nodes[id]?.name ? [label(process.nodes[id])] : []));
    return [
      {
        severity: 'error',
        code: 'lint.livelock',
        element: path.at(-1) ?? process.id,
        message: `办件会在${names.join('、') || '循环'}之间来回，永远走不到结束。进入循环的路径：${wayThrough(process, path)}。请为循环设置出口。`,
      },
    ];
  });
