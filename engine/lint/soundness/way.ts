import type { Process } from '../../bpmn/model.ts';

const MOST = 12;

/** A path in words: the named elements on it, repetitions in a row once, the middle of a long one left out. */
export function wayThrough(process: Process, path: readonly string[]): string {
  const names = path.map((id) => process.nodes[id]?.name?.trim() || id);
  const steps = names.filter((name, index) => name !== names[index - 1]);
  const shown = steps.length <= MOST ? steps : [...steps.slice(0, MOST / 2), '……', ...steps.slice(-MOST / 2)];
  return shown.join(' → ');
}
