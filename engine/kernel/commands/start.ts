import { detailOf } from '../../bpmn/detail.ts';
import type { FlowNode } from '../../bpmn/model.ts';
import { type Refusal, refuse } from '../../result.ts';
import { type Run, send } from '../run.ts';
import type { CommandOf } from './command.ts';

/** `case.start`: by element, by message, or at the start event without trigger (else the only one there is). */
export function start(run: Run, command: CommandOf<'case.start'>): Refusal | undefined {
  const { process } = run;
  const starts = process.starts.flatMap((id) => process.nodes[id] ?? []);
  const node = pick(starts, command);
  if (!node) return refuse('kernel.noStart', '流程没有可用的开始事件，请检查启动方式。');
  send(run, process, node, 0);
  return undefined;
}

function pick(starts: FlowNode[], { element, message }: CommandOf<'case.start'>): FlowNode | undefined {
  if (element !== undefined) return starts.find((node) => node.id === element);
  if (message !== undefined) return starts.find((node) => detailOf(node).message?.name === message);
  return starts.find((node) => node.event === 'none') ?? (starts.length === 1 ? starts[0] : undefined);
}
