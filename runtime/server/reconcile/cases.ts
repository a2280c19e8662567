import type { MeasuredCase } from '../../store/port.ts';
import { divisionOf } from '../registers.ts';
import type { Services } from '../services.ts';
import { SYSTEM } from '../timers.ts';

/**
 * Writes cases into the registers of every case in which they never were: those of before a pack had the register. It is
 * a step of the case like any other, so that the row is founded.
 * @returns how many were written
 */
export async function registerCases(services: Services, cases: readonly MeasuredCase[]): Promise<number> {
  const written = await Promise.all(cases.map((kase) => registerCase(services, kase)));
  return written.filter(Boolean).length;
}

async function registerCase({ registers, items, write, log }: Services, kase: MeasuredCase): Promise<boolean> {
  const meant = await registers.at('cases', divisionOf(kase));
  if (meant.every(({ ref }) => kase.state.registered?.[ref] !== undefined)) return false;
  if (!(await items.byDigest(kase.digest))) return false;
  const executed = await write.execute({ caseId: kase.id, actor: SYSTEM, command: { type: 'case.register' } });
  if (executed.kind === 'done') return true;
  const reason = executed.kind === 'refused' ? executed.refusal.code : executed.kind;
  if (reason !== 'case.registered') log('warn', 'case.notRegistered', { case: kase.id, reason });
  return false;
}
