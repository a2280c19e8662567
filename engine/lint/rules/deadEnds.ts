import { label, leadingTo, nodesOf } from '../graph.ts';
import type { Finding, ProcessRule } from '../types.ts';

/** From every element an end event can be reached: otherwise a case stands there for ever. */
export const deadEnds: ProcessRule = (process) => {
  const ends = nodesOf(process).filter((node) => node.type === 'endEvent');
  const alive = leadingTo(
    process,
    ends.map((node) => node.id),
  );
  return nodesOf(process)
    .filter((node) => !alive.has(node.id))
    .map(
      (node): Finding => ({
        severity: 'error',
        code: 'lint.deadEnds',
        element: node.id,
        message: `从${label(node)}走不到结束，办件会停在这里。请把它连到后续环节或结束事件。`,
      }),
    );
};
