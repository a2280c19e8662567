import type { FlowNode, Process } from '../../bpmn/model.ts';
import { type Problem, type Refusal, refuse } from '../../result.ts';
import { startAtBranch } from '../branches.ts';
import { declareProcess } from '../data.ts';
import { armHandlers } from '../handlers.ts';
import { pass } from '../moving.ts';
import { type Run, send, visitTo } from '../run.ts';
import { findTrigger } from '../triggers.ts';
import type { CommandOf } from './command.ts';

/**
 * `case.start`: by element, whose trigger has happened (a start event, an instantiating receive task, an event behind an
 * instantiating gateway), by message, or without either where a process begins by itself.
 */
export function start(run: Run, command: CommandOf<'case.start'>): Refusal | undefined {
  const { process } = run;
  const nodes = pick(process, command);
  const [node] = nodes;
  if (!node) return refuse('kernel.noStart', '流程没有可用的开始事件，请检查启动方式。');
  const problem = open(run, node);
  if (problem) return refuse(problem.code, problem.message, { element: problem.element ?? node.id });
  for (const start of nodes) begin(run, start);
  return undefined;
}

/** Declares the data of the process and arms its event sub-processes. */
function open(run: Run, node: FlowNode): Problem | undefined {
  const problem = declareProcess(run, visitTo(run.process, node, 0));
  if (problem) return problem;
  const armed = armHandlers(run, 0);
  return armed.ok ? undefined : armed.problems[0];
}

function begin(run: Run, node: FlowNode): void {
  const { process } = run;
  const gateway = node.type === 'startEvent' ? undefined : gatewayBefore(process, node);
  if (gateway) startAtBranch(run, gateway, node);
  else if (node.type === 'receiveTask' && process.starts.includes(node.id)) pass(run, visitTo(process, node, 0));
  else send(run, process, node, 0);
}

function pick(process: Process, { element, message }: CommandOf<'case.start'>): FlowNode[] {
  if (element !== undefined) return first(process, (node) => node.id === element);
  if (message !== undefined) return first(process, (node) => isStartedBy(node, message));
  const starts = nodesOf(process, process.starts);
  const none = starts.find((node) => node.event === 'none');
  if (none) return [none];
  const implicit = nodesOf(process, process.entries?.[process.id] ?? []);
  return implicit.length > 0 || starts.length !== 1 ? implicit : starts;
}

/** The first start, or event behind an instantiating gateway, that the test accepts. */
const first = (process: Process, accepts: (node: FlowNode) => boolean): FlowNode[] =>
  nodesOf(process, process.starts)
    .flatMap((node) => [node, ...branchesOf(process, node)])
    .filter(accepts)
    .slice(0, 1);

/** One message is not enough for a parallel multiple start: it is started by element, when all triggers have happened. */
const isStartedBy = (node: FlowNode, name: string): boolean =>
  node.event !== 'parallelMultiple' && findTrigger(node, ({ message }) => message?.name === name) >= 0;

function nodesOf({ nodes }: Process, ids: string[]): FlowNode[] {
  const found: FlowNode[] = [];
  for (const id of ids) if (nodes[id]) found.push(nodes[id]);
  return found;
}

const branchesOf = (process: Process, node: FlowNode): FlowNode[] =>
  node.type === 'eventBasedGateway'
    ? node.outgoing.flatMap((flow) => process.nodes[process.flows[flow]?.target ?? ''] ?? [])
    : [];

/** The instantiating gateway that a start stands behind. */
const gatewayBefore = (process: Process, node: FlowNode): FlowNode | undefined =>
  nodesOf(process, process.starts).find((start) => branchesOf(process, start).includes(node));
