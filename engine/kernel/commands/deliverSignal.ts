import { type Refusal, refuse } from '../../result.ts';
import type { Run } from '../run.ts';
import { write } from '../run.ts';
import { broadcast, placesFor } from '../signals.ts';
import type { CommandOf } from './command.ts';

/** `signal.deliver`: every place of the case that waits for the signal is reached; its data go into the case data. */
export function deliverSignal(run: Run, { name, data }: CommandOf<'signal.deliver'>): Refusal | undefined {
  if (placesFor(run, name).length === 0) return refuse('kernel.noSubscription', `当前没有环节在等待信号“${name}”。`);
  if (data && Object.keys(data).length > 0) write(run, data);
  broadcast(run, name);
  return undefined;
}
