import type { ProofOutcome } from '#engine';
import { problemLine } from './problems.ts';

/** One line a proof, what is wrong with it indented below. */
export function printProofs(outcomes: ProofOutcome[]): void {
  if (outcomes.length === 0) return;
  console.log('演练：');
  for (const { pack, part, title, problems } of outcomes) {
    console.log(`${problems.length === 0 ? '通过  ' : '未通过'}  ${pack} ${part}：${title}`);
    for (const problem of problems) console.log(`        ${problemLine(problem)}`);
  }
  const failed = outcomes.filter(({ problems }) => problems.length > 0).length;
  console.log(`演练 ${outcomes.length} 个，通过 ${outcomes.length - failed} 个，未通过 ${failed} 个。`);
}

export function printProofLines(outcomes: ProofOutcome[]): void {
  for (const outcome of outcomes) console.log(JSON.stringify({ type: 'proof', ...outcome }));
}
