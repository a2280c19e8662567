import type { Behavior } from './behavior.ts';
import { subProcess } from './subProcess.ts';

/** A sub-process that can be canceled: `../compensation/transaction.ts` (BPMN 2.0 §13.3.4). */
export const transaction: Behavior = subProcess;
