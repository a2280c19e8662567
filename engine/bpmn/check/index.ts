import type { Process } from '../model.ts';
import type { Reading } from '../read/reading.ts';
import { checkBoundaries } from './boundaries.ts';
import { checkCompensation } from './compensation.ts';
import { checkExpressions } from './expressions.ts';
import { checkFlows } from './flows.ts';
import { checkGateways } from './gateways.ts';
import { checkJoint } from './joint.ts';
import { checkLinks } from './links.ts';
import { checkReachable } from './reachable.ts';
import { checkSendBack } from './sendBack.ts';
import { checkStarts } from './starts.ts';
import { checkSubProcesses } from './subProcesses.ts';

/** Structural checks of a compiled process; each reports with element id. */
export function checkProcess(process: Process, reading: Reading): void {
  checkStarts(process, reading);
  checkFlows(process, reading);
  checkGateways(process, reading);
  checkBoundaries(process, reading);
  checkSubProcesses(process, reading);
  checkCompensation(process, reading);
  checkLinks(process, reading);
  checkJoint(process, reading);
  checkExpressions(process, reading);
  checkSendBack(process, reading);
  // What was refused leaves gaps behind it; they would only be noise. What is never reached does no harm.
  if (reading.manner === 'own' && reading.problems.length === 0) checkReachable(process, reading);
}
