import type { KernelCommand, KernelState, Process, Token } from '#engine';
import { detailOf } from '../../../../engine/bpmn/detail.ts';
import { awaited, processAt } from './invariants.ts';

const OUTCOMES = ['left', 'right', 'enough', 'again'];

/** Commands that the state invites: none of them may be refused, timers apart that are not due yet. */
export function invited(processes: Process[], state: KernelState, die: number): KernelCommand[] {
  const commands = state.tokens.flatMap((token) => ofToken(processes, state, token, die));
  return [...commands, ...state.timers.map(({ id }): KernelCommand => ({ type: 'timer.fire', timer: id }))];
}

function ofToken(processes: Process[], state: KernelState, token: Token, die: number): KernelCommand[] {
  const { id, waits } = token;
  if (waits === 'task') return [{ type: 'task.complete', task: id, ...answer(processes, state, token, die) }];
  if (waits === 'job') return [{ type: 'job.complete', job: id, result: { count: die % 4 } }];
  if (waits === 'incident') return [{ type: 'incident.retry', token: id }];
  if (waits === 'children') return startsOf(processes, state, token);
  const { message, signal } = awaited(processes, state, token);
  const data = die % 2 ? { outcome: OUTCOMES[die % 4] ?? '' } : {};
  return [
    ...message.map((name): KernelCommand => ({ type: 'message.deliver', name, data })),
    ...signal.map((name): KernelCommand => ({ type: 'signal.deliver', name, data })),
  ];
}

function answer(
  processes: Process[],
  state: KernelState,
  token: Token,
  die: number,
): { outcome: string; data?: { count: number } } {
  const outcomes = processAt(processes, state, token.scope)?.nodes[token.at]?.settings.outcomes ?? [];
  const outcome = outcomes[die % Math.max(1, outcomes.length)]?.id ?? OUTCOMES[die % OUTCOMES.length] ?? '';
  return die % 3 ? { outcome } : { outcome, data: { count: die % 4 } };
}

/** More runs in an ad-hoc sub-process that waits for them, because nothing runs in it. */
function startsOf(processes: Process[], state: KernelState, token: Token): KernelCommand[] {
  const process = processAt(processes, state, token.scope);
  const node = process?.nodes[token.at];
  const { adHoc } = node ? detailOf(node) : {};
  const isIdle = !state.tokens.some(({ scope }) => scope === token.id) && !state.undoing && !isLoop(process, token);
  if (!adHoc || !isIdle) return [];
  return (process?.entries?.[token.at] ?? []).map((element) => ({ type: 'adHoc.start', scope: token.id, element }));
}

function isLoop(process: Process | undefined, { at, index }: Token): boolean {
  const node = process?.nodes[at];
  const detail = node && detailOf(node);
  return index === undefined && (detail?.loop !== undefined || detail?.standardLoop !== undefined);
}

/** What comes from outside whether or not somebody waits for it: it may be refused, but must not do harm. */
export function uninvited(state: KernelState, die: number): KernelCommand[] {
  const id = state.tokens[die % Math.max(1, state.tokens.length)]?.id ?? -1;
  return [
    { type: 'error.throw', token: id, error: die % 2 ? 'storm' : 'hail' },
    { type: 'escalation.throw', token: id, escalation: die % 2 ? 'late' : 'later' },
    { type: 'job.fail', job: id, error: die % 2 ? 'storm' : 'hail', message: '大风' },
    { type: 'message.deliver', name: die % 2 ? 'windReport' : 'letter', data: { outcome: OUTCOMES[die % 4] ?? '' } },
    { type: 'signal.deliver', name: die % 2 ? 'gale' : 'calm', data: { count: die % 5 } },
    { type: 'message.deliver', name: 'keyed', key: die % 2 ? 'A·1' : 'nobody' },
  ];
}

/** Late, wrong and hostile commands, by an id that may be anything. */
export function hostile(state: KernelState, die: number): KernelCommand[] {
  const at = state.tokens[die % Math.max(1, state.tokens.length)];
  const id = die % 3 ? (at?.id ?? 0) : ([die % 50, -1, 0, 1e15, 0.5, Number.NaN][die % 6] ?? 0);
  const element = at?.at ?? 'nowhere';
  return [
    { type: 'task.complete', task: id, outcome: '不存在' },
    { type: 'task.sendBack', task: id, target: 'start' },
    // biome-ignore lint/suspicious/noThenProperty: the command has it, and is awaited by nobody
    { type: 'task.sendBack', task: id, target: element, then: 'straight' },
    { type: 'task.takeBack', element, scope: at?.scope ?? 7, tokens: [] },
    { type: 'task.takeBack', element: 'start', scope: die % 9, index: die % 3, tokens: [id] },
    { type: 'signer.add', task: id, item: null },
    { type: 'signer.drop', task: id },
    { type: 'message.deliver', name: '__proto__' },
    { type: 'signal.deliver', name: 'constructor', data: { outcome: null } },
    { type: 'timer.fire', timer: id },
    { type: 'job.complete', job: id, result: { count: null } },
    { type: 'adHoc.start', scope: id, element },
    { type: 'adHoc.start', scope: at?.scope ?? 0, element },
    { type: 'incident.retry', token: id },
    { type: 'case.start' },
  ];
}
