import { detailOf } from '../detail.ts';
import type { FlowNode, Process } from '../model.ts';
import { CONTAINERS } from './node.ts';

type Scopes = Pick<Process, 'starts' | 'entries' | 'handlers'>;

/** Where tokens begin: start events of the process, entries and event handlers of every scope. */
export function readEntries(id: string, nodes: Record<string, FlowNode>): Scopes {
  const all = Object.values(nodes);
  const scopes = [id, ...all.filter((node) => CONTAINERS.has(node.type)).map((node) => node.id)];
  const inScope = new Map<string, FlowNode[]>(scopes.map((scope) => [scope, []]));
  for (const node of all) inScope.get(node.scope)?.push(node);
  const entries = scopes.map((scope) => [scope, entriesOf(nodes[scope], inScope.get(scope) ?? [])] as const);
  const handlers = scopes.flatMap((scope) => {
    const starts = (inScope.get(scope) ?? []).flatMap((node) => startOfHandler(node, inScope));
    return starts.length === 0 ? [] : [[scope, starts] as const];
  });
  return {
    starts: (inScope.get(id) ?? []).filter(isStart).map((node) => node.id),
    entries: Object.fromEntries(entries),
    ...(handlers.length === 0 ? {} : { handlers: Object.fromEntries(handlers) }),
  };
}

const isStart = (node: FlowNode): boolean => node.type === 'startEvent' || node.detail.instantiate === true;

/** An event sub-process is entered at its start event; every other scope at a none start event, else implicitly. */
function entriesOf(scope: FlowNode | undefined, inside: FlowNode[]): string[] {
  const starts = inside.filter(isStart);
  const entered =
    starts.length === 0
      ? inside.filter(beginsImplicitly)
      : starts.filter((node) => node.event === 'none' || scope?.detail.eventSubProcess === true);
  return entered.map((node) => node.id);
}

/** Without a start event, every element that nothing leads to begins (§10.2.5). */
function beginsImplicitly(node: FlowNode): boolean {
  const { eventSubProcess, isForCompensation, link } = detailOf(node);
  const led = node.type === 'boundaryEvent' || (node.type === 'intermediateCatchEvent' && link !== undefined);
  return node.incoming.length === 0 && !led && !eventSubProcess && !isForCompensation;
}

function startOfHandler(node: FlowNode, inScope: Map<string, FlowNode[]>): string[] {
  if (node.detail.eventSubProcess !== true) return [];
  return (inScope.get(node.id) ?? []).filter((child) => child.type === 'startEvent').map((child) => child.id);
}
