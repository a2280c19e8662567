import { detailOf } from '../../bpmn/detail.ts';
import type { FlowNode } from '../../bpmn/model.ts';
import { type Refusal, refuse } from '../../result.ts';
import { keyOf } from '../messages.ts';
import { occur } from '../occur.ts';
import { type Place, placesOf } from '../places.ts';
import type { Run } from '../run.ts';
import { findTrigger } from '../triggers.ts';
import { put } from '../variables.ts';
import type { CommandOf } from './command.ts';

/**
 * `message.deliver`: one place that waits for this message and key receives it: the oldest of those that wait for one
 * message, else the oldest of those that go on waiting. Otherwise these would take every message away from the others.
 */
export function deliverMessage(run: Run, command: CommandOf<'message.deliver'>): Refusal | undefined {
  const places = placesOf(run, isMessage);
  const place =
    places.find((one) => !goesOn(one) && accepts(run, one, command)) ??
    places.find((one) => accepts(run, one, command));
  if (!place) return refuse('kernel.noSubscription', `当前没有环节在等待消息“${command.name}”。`);
  if (command.data && Object.keys(command.data).length > 0) put(run, place.visit, command.data);
  occur(run, place, acceptedBy(run, place, command));
  return undefined;
}

const isMessage = ({ detail }: FlowNode): boolean => detail.message !== undefined || detail.triggers !== undefined;

const goesOn = ({ event }: Place): boolean => detailOf(event).nonInterrupting === true;

const accepts = (run: Run, place: Place, command: CommandOf<'message.deliver'>): boolean =>
  acceptedBy(run, place, command) >= 0;

const acceptedBy = (run: Run, { event, visit }: Place, { name, key }: CommandOf<'message.deliver'>): number =>
  findTrigger(event, ({ message }) => {
    if (message?.name !== name) return false;
    const expected = keyOf(run, visit, message.key);
    return expected === undefined || expected === key;
  });
