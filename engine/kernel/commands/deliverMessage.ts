import { detailOf } from '../../bpmn/detail.ts';
import type { FlowNode } from '../../bpmn/model.ts';
import { type Refusal, refuse } from '../../result.ts';
import { keyOf } from '../messages.ts';
import { occur } from '../occur.ts';
import { type Run, type Visit, write } from '../run.ts';
import { visitOf } from '../scopes.ts';
import type { CommandOf } from './command.ts';

/** `message.deliver`: the oldest place that waits for this message and key receives it, one place only. */
export function deliverMessage(run: Run, command: CommandOf<'message.deliver'>): Refusal | undefined {
  for (const token of run.state.tokens) {
    const visit = visitOf(run, token);
    const event = visit && candidatesOf(visit, token.waits).find((node) => accepts(run, visit, node, command));
    if (!visit || !event) continue;
    if (command.data && Object.keys(command.data).length > 0) write(run, command.data);
    occur(run, visit, event);
    return undefined;
  }
  return refuse('kernel.noSubscription', `当前没有环节在等待消息“${command.name}”。`);
}

/** Elements of this visit that a message may reach: itself, branches of an event gateway, boundary events. */
function candidatesOf({ process, node, index }: Visit, waits: string): FlowNode[] {
  if (waits === 'join') return [];
  const boundary = index === undefined ? node.boundary.flatMap((id) => process.nodes[id] ?? []) : [];
  if (waits === 'message') return [node, ...boundary];
  if (waits !== 'event') return boundary;
  return node.outgoing.flatMap((flow) => process.nodes[process.flows[flow]?.target ?? ''] ?? []);
}

function accepts(run: Run, visit: Visit, node: FlowNode, { name, key }: CommandOf<'message.deliver'>): boolean {
  const { message } = detailOf(node);
  if (message?.name !== name) return false;
  const expected = keyOf(run, visit, message.key);
  return expected === undefined || expected === key;
}
