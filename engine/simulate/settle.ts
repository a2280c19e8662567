import { elementOf } from '../bpmn/index.ts';
import type { JsonObject } from '../json.ts';
import type { KernelCommand, Token } from '../kernel/types.ts';
import { retry, route } from './routing.ts';
import type { SimulationCommand } from './types.ts';
import { type Case, type Deferred, step, type World } from './world.ts';

/** A waiting task or job. */
interface Waiting {
  open: Case;
  token: Token;
}

/** Works until nothing more happens at this moment: what was thrown, commands whose element waits now, automatic tasks. */
export function settle(world: World): void {
  while (!world.exhausted) {
    route(world);
    if (retry(world) || applyDeferred(world)) continue;
    if (world.auto === false || !completeNext(world)) return;
  }
}

function findWaiting(world: World, fits: (element: string) => boolean): Waiting | undefined {
  for (const open of world.cases) {
    if (open.state.ended) continue;
    const token = open.state.tokens.find((one) => isWork(one) && fits(elementOf(one.at)));
    if (token) return { open, token };
  }
  return undefined;
}

const isWork = (token: Token): boolean => token.waits === 'task' || token.waits === 'job';

/** The element that a command is for. */
export function targetOf(command: SimulationCommand): string | undefined {
  if ('complete' in command) return command.complete;
  if ('job' in command) return command.job;
  if ('fail' in command) return command.fail;
  return 'escalate' in command ? command.escalate : undefined;
}

/** Carries out a command for an element if that waits now; the oldest of several. */
export function tryCommand(world: World, { index, command }: Deferred): boolean {
  const target = targetOf(command);
  const waiting = findWaiting(world, (element) => element === target);
  if (!waiting || target === undefined) return false;
  const refusal = step(world, waiting.open, kernelCommand(waiting.token, command));
  world.reserved.set(target, (world.reserved.get(target) ?? 1) - 1);
  if (refusal) world.unused.push({ command: index, problem: { code: refusal.code, message: refusal.message } });
  return true;
}

function kernelCommand(token: Token, command: SimulationCommand): KernelCommand {
  if ('fail' in command) return { type: 'error.throw', token: token.id, error: command.error };
  if ('escalate' in command) return { type: 'escalation.throw', token: token.id, escalation: command.escalation };
  if ('job' in command) return completion(token, command.result);
  return 'complete' in command ? completion(token, command.data, command.outcome) : completion(token);
}

function completion(token: Token, data: JsonObject = {}, outcome?: string): KernelCommand {
  if (token.waits === 'job') return { type: 'job.complete', job: token.id, result: data };
  return { type: 'task.complete', task: token.id, data, ...(outcome === undefined ? {} : { outcome }) };
}

/** The first of the commands put off whose element has come to wait. */
function applyDeferred(world: World): boolean {
  const at = world.deferred.findIndex((deferred) => tryCommand(world, deferred));
  if (at >= 0) world.deferred.splice(at, 1);
  return at >= 0;
}

/** Completes the oldest task or job that no command of the scenario is meant for. */
function completeNext(world: World): boolean {
  const waiting = findWaiting(world, (element) => (world.reserved.get(element) ?? 0) <= 0);
  if (!waiting) return false;
  const refused = step(world, waiting.open, completion(waiting.token));
  // What cannot be completed is left waiting; to try again would never end.
  if (refused) world.reserved.set(elementOf(waiting.token.at), Number.POSITIVE_INFINITY);
  return true;
}
