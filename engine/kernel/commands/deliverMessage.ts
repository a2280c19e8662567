import { type Refusal, refuse } from '../../result.ts';
import { keyOf } from '../messages.ts';
import { occur } from '../occur.ts';
import { type Place, placesOf } from '../places.ts';
import type { Run } from '../run.ts';
import { findTrigger } from '../triggers.ts';
import { put } from '../variables.ts';
import type { CommandOf } from './command.ts';

/** `message.deliver`: the oldest place that waits for this message and key receives it, one place only. */
export function deliverMessage(run: Run, command: CommandOf<'message.deliver'>): Refusal | undefined {
  for (const place of placesOf(run, ({ detail }) => detail.message !== undefined || detail.triggers !== undefined)) {
    const trigger = acceptedBy(run, place, command);
    if (trigger < 0) continue;
    if (command.data && Object.keys(command.data).length > 0) put(run, place.visit, command.data);
    occur(run, place, trigger);
    return undefined;
  }
  return refuse('kernel.noSubscription', `当前没有环节在等待消息“${command.name}”。`);
}

const acceptedBy = (run: Run, { event, visit }: Place, { name, key }: CommandOf<'message.deliver'>): number =>
  findTrigger(event, ({ message }) => {
    if (message?.name !== name) return false;
    const expected = keyOf(run, visit, message.key);
    return expected === undefined || expected === key;
  });
