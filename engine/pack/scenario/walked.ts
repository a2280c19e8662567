import type { Process } from '../../bpmn/model.ts';
import type { CampaignFact } from '../../campaign/types.ts';
import type { CaseFact } from '../../case/types.ts';
import type { KernelFact } from '../../kernel/types.ts';
import type { CompiledItem } from '../../service/types.ts';

/** Flows taken and end events reached, by process: `''` is the item's own, a called one has the id that the call names. */
export type Walked = Record<string, string[]>;

/** Whatever runs a process: an item, a campaign. */
export type Runs = Pick<CompiledItem, 'process' | 'calls'>;

/**
 * Facts name flows and elements without their process, and a called process may use the same names: the instances of
 * scopes tell which one it is, and a flow belongs to the process in which its source was completed last.
 */
export function walkedIn(compiled: Runs, facts: CaseFact[]): Walked {
  const processes: [string, Process][] = [['', compiled.process], ...Object.entries(compiled.calls)];
  const taken = new Map(processes.map(([id]) => [id, new Set<string>()]));
  const scopes = new Map<number, string>([[0, '']]);
  const lastDone = new Map<string, number>();
  const nodeOf = (id: string, element: string) => (id === '' ? compiled.process : compiled.calls[id])?.nodes[element];
  for (const [at, fact] of facts.entries()) {
    if (fact.type === 'element.entered') {
      const home = scopes.get(fact.scope ?? 0) ?? '';
      const called = nodeOf(home, fact.element)?.detail.process;
      scopes.set(fact.token, typeof called === 'string' ? called : home);
    }
    if (fact.type === 'element.completed') {
      const home = scopes.get(fact.scope ?? 0) ?? '';
      lastDone.set(`${home} ${fact.element}`, at);
      if (nodeOf(home, fact.element)?.type === 'endEvent') taken.get(home)?.add(fact.element);
    }
    if (fact.type === 'flow.taken') taken.get(homeOf(fact.flow, processes, lastDone))?.add(fact.flow);
  }
  return Object.fromEntries([...taken].map(([id, parts]) => [id, [...parts]]));
}

/** What all branches of a campaign walked of its process. */
export function walkedInCampaign(compiled: Runs, facts: CampaignFact[]): Walked {
  const branches = new Map<string, KernelFact[]>();
  for (const fact of facts) {
    if (fact.type !== 'branch') continue;
    const own = branches.get(fact.office) ?? [];
    own.push(fact.fact);
    branches.set(fact.office, own);
  }
  const walked: Walked = {};
  for (const own of branches.values())
    for (const [process, parts] of Object.entries(walkedIn(compiled, own)))
      walked[process] = [...new Set([...(walked[process] ?? []), ...parts])];
  return walked;
}

function homeOf(flow: string, processes: [string, Process][], lastDone: Map<string, number>): string {
  let best = { id: '', at: -1 };
  for (const [id, { flows }] of processes) {
    const at = lastDone.get(`${id} ${flows[flow]?.source}`) ?? -1;
    if (flows[flow] && at >= best.at) best = { id, at };
  }
  return best.id;
}
