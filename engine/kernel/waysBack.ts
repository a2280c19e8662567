import type { FlowNode, Process } from '../bpmn/model.ts';
import { leadsOver } from './rewalk.ts';
import type { KernelState, Token } from './types.ts';

export type WayBack = 'rewalk' | 'straight';

type Tokens = Pick<KernelState, 'tokens'>;

const tokenOf = ({ tokens }: Tokens, id: number): Token | undefined => tokens.find((token) => token.id === id);

/** The activity that a token is a run of, or the token itself. */
function activityOf(state: Tokens, token: Token | undefined): Token | undefined {
  return token?.index === undefined ? token : tokenOf(state, token.scope);
}

/** The activity in the target's scope that a task is, or stands in; never beyond the process of the task. */
export function senderIn(state: Tokens, process: Process, task: number, target: FlowNode): Token | undefined {
  let sender = activityOf(state, tokenOf(state, task));
  for (let node = sender && process.nodes[sender.at]; sender && node; node = process.nodes[sender.at]) {
    if (node.scope === target.scope) return sender;
    const around: Token | undefined = activityOf(state, tokenOf(state, sender.scope));
    if (around?.at !== node.scope) return undefined;
    sender = around;
  }
  return undefined;
}

/**
 * How a task may be sent back to a target (退回): the case walks its path again, if that leads to the task again; or the
 * target comes straight back, if nobody is working on it now.
 */
export function waysBack(state: Tokens, process: Process, task: number, target: FlowNode): WayBack[] {
  const sender = senderIn(state, process, task, target);
  if (!sender) return [];
  const busy = state.tokens.some(({ at, scope, id }) => at === target.id && scope === sender.scope && id !== sender.id);
  return [
    ...(leadsOver(process, target.id, sender.at) ? (['rewalk'] as const) : []),
    ...(busy ? [] : (['straight'] as const)),
  ];
}
