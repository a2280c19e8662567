import type { FlowNode, Process } from '../../bpmn/model.ts';
import type { CompiledCampaign } from '../../campaign/types.ts';
import type { Problem } from '../../result.ts';
import type { CompiledItem } from '../../service/types.ts';
import type { Pack } from '../types.ts';
import type { MissedPart, PathCoverage } from './types.ts';
import type { Runs, Walked } from './walked.ts';

/** Percent of every process that scenarios must reach; no pack can lower it. */
export const COVERAGE_THRESHOLD = 90;

/** A process with the items and campaigns that run it and what these walked of it and of what it calls. */
export interface WalkedProcess {
  ref: string;
  /** The first of them: all run the same process. */
  compiled: Runs;
  items: CompiledItem[];
  campaigns: CompiledCampaign[];
  walked: Map<string, Set<string>>;
}

/** The processes of items and campaigns, nothing walked yet. */
export function walkedProcesses(items: CompiledItem[], campaigns: CompiledCampaign[]): Map<string, WalkedProcess> {
  const found = new Map<string, WalkedProcess>();
  const of = (ref: string, compiled: Runs): WalkedProcess => {
    const one = found.get(ref) ?? { ref, compiled, items: [], campaigns: [], walked: new Map() };
    found.set(ref, one);
    return one;
  };
  for (const compiled of items) of(compiled.item.process, compiled).items.push(compiled);
  for (const compiled of campaigns) of(compiled.source.process, compiled).campaigns.push(compiled);
  return found;
}

export function noteWalked(process: WalkedProcess | undefined, more: Walked): void {
  if (!process) return;
  const { walked } = process;
  for (const [process, parts] of Object.entries(more)) {
    const known = walked.get(process) ?? new Set<string>();
    for (const part of parts) known.add(part);
    walked.set(process, known);
  }
}

export function coverageOf(one: WalkedProcess, packs: Pack[]): PathCoverage {
  const { process, calls } = one.compiled;
  const parts = [...partsOf(process), ...Object.entries(calls).flatMap(([id, called]) => partsOf(called, id))];
  const missed = parts.filter((part) => !one.walked.get(part.process ?? '')?.has(part.id));
  const threshold = thresholdOf(one, packs);
  const reached = parts.length - missed.length;
  return {
    process: one.ref,
    name: process.name ?? process.id,
    items: one.items.map(({ ref }) => ref),
    campaigns: one.campaigns.map(({ ref }) => ref),
    parts: parts.length,
    reached,
    missed,
    threshold,
    enough: reached * 100 >= threshold * parts.length,
  };
}

/**
 * Every flow and end event once, however often a process is called. All of them can be reached: what nothing leads to is
 * refused when the file is read (`bpmn.unreachable`).
 */
function partsOf(process: Process, called?: string): MissedPart[] {
  const where = called === undefined ? {} : { process: called };
  const before = called === undefined ? '' : `${process.name ?? called}：`;
  const ends = Object.values(process.nodes).filter(({ type }) => type === 'endEvent');
  return [
    ...Object.values(process.flows).map((flow): MissedPart => {
      const name = `${nameOf(process.nodes[flow.source])}→${nameOf(process.nodes[flow.target])}`;
      return { kind: 'flow', id: flow.id, name: before + name, ...where };
    }),
    ...ends.map((end): MissedPart => ({ kind: 'end', id: end.id, name: before + nameOf(end), ...where })),
  ];
}

const nameOf = (node: FlowNode | undefined): string => node?.name ?? node?.id ?? '';

/** The process's own pack and those of the items and campaigns may ask for more, each for what it answers for. */
function thresholdOf({ ref, items, campaigns }: WalkedProcess, packs: Pack[]): number {
  const namespaces = [ref, ...campaigns.map((campaign) => campaign.ref)].map((one) => one.slice(0, one.indexOf(':')));
  const names = items.map(({ pack }) => pack.name);
  const asked = packs
    .filter(({ manifest }) => namespaces.includes(manifest.wutong.namespace) || names.includes(manifest.name))
    .map(({ manifest }) => manifest.wutong.coverage ?? 0);
  return Math.max(COVERAGE_THRESHOLD, ...asked);
}

/** Percent without rounding up: 89.9 is not 90. */
export const percentOf = ({ parts, reached }: Pick<PathCoverage, 'parts' | 'reached'>): number =>
  parts === 0 ? 100 : Math.floor((reached / parts) * 100);

/** The problem of a process that is walked too little, with the parts that nobody reached by name. */
export function coverageProblem(coverage: PathCoverage): Problem[] {
  if (coverage.enough) return [];
  const names = coverage.missed.map(({ name, kind }) => (kind === 'end' ? `结束“${name}”` : `“${name}”`)).join('、');
  const message = `流程“${coverage.name}”（${coverage.process}）的路径覆盖率为 ${percentOf(coverage)}%，应不低于 ${coverage.threshold}%。请补写${coverage.items.length > 0 ? '情景' : '专项任务的演练'}，走到：${names}。`;
  return [
    {
      code: 'coverage.low',
      message,
      file: `processes/${coverage.process.slice(coverage.process.indexOf(':') + 1)}.bpmn`,
    },
  ];
}
