import { ok, type Result } from '../result.ts';
import type { Process } from './model.ts';
import type { ReadOptions } from './read/reading.ts';
import { readFile } from './readDefinitions.ts';

/**
 * Compiles every process of a BPMN 2.0 file that is marked executable, and its global tasks. Stricter than
 * `readDefinitions`: what the standard tolerates but an author cannot have meant (a branch of an exclusive gateway
 * without condition, a condition after a parallel gateway) is a problem too.
 */
export async function readProcesses(xml: string, options: ReadOptions = {}): Promise<Result<Process[]>> {
  const read = await readFile(xml, options, 'own');
  return read.ok ? ok(read.value.processes) : read;
}
