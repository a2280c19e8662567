import { detailOf } from './detail.ts';
import type { Process } from './model.ts';

/** Names that a process itself fills in: results of jobs, scripts and decisions, data objects, gathered lists. */
export function writtenNames(process: Process): string[] {
  const names = Object.values(process.nodes).flatMap((node) => {
    const { resultVariable, outputs = [], loop } = detailOf(node);
    const targets = outputs.map(({ to }) => to.split('.')[0] ?? to);
    return [resultVariable ?? [], targets, loop?.output?.list ?? []].flat();
  });
  return [...names, ...Object.values(process.declares ?? {}).flatMap((declared) => Object.keys(declared))];
}
