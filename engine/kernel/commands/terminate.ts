import type { Refusal } from '../../result.ts';
import { cancelScope } from '../cancel.ts';
import type { Run } from '../run.ts';
import { endCase } from '../scopeEnd.ts';

/** `case.terminate`: everything live is canceled, and the case ends. The reason is kept by the case layer's own fact. */
export function terminate(run: Run): Refusal | undefined {
  cancelScope(run, 0);
  endCase(run, 'terminated');
  return undefined;
}
