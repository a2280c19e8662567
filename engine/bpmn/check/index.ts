import type { Process } from '../model.ts';
import type { Report } from '../read/report.ts';
import { checkBoundaries } from './boundaries.ts';
import { checkExpressions } from './expressions.ts';
import { checkFlows } from './flows.ts';
import { checkGateways } from './gateways.ts';
import { checkReachable } from './reachable.ts';
import { checkSendBack } from './sendBack.ts';
import { checkStarts } from './starts.ts';

/** Structural checks of a compiled process; each reports with element id. */
export function checkProcess(process: Process, report: Report): void {
  checkStarts(process, report);
  checkFlows(process, report);
  checkGateways(process, report);
  checkBoundaries(process, report);
  checkExpressions(process, report);
  checkSendBack(process, report);
  // What was refused leaves gaps behind it; they would only be noise.
  if (report.problems.length === 0) checkReachable(process, report);
}
