import { dutyRulesOf, proveDuties } from '../../duty/index.ts';
import type { DutyFault } from '../../duty/proof/types.ts';
import type { Finding, ProcessRule } from '../types.ts';

const code = 'lint.dutyProof';

const finding = ({ kind, element, message }: DutyFault): Finding => ({
  severity: kind === 'stuck' ? 'warning' : 'error',
  code,
  message,
  ...(element === undefined ? {} : { element }),
});

/** With the people of an office: nobody can do two posts kept apart by any path or move, and every step has somebody left (BJ-20, BJ-21). */
export const dutyProof: ProcessRule = (process, { roster, item, duties }) => {
  const rules = item ?? (duties && { duties, profile: 'A' as const, riskClass: 'normal' as const });
  if (!roster || !rules) return [];
  const proof = proveDuties(process, dutyRulesOf(rules), roster);
  const cut: Finding = {
    severity: 'warning',
    code,
    message: '流程的分支过多，岗位分设没有核对完，请简化并行分支后再检查。',
  };
  return [...proof.faults.map(finding), ...(proof.cut ? [cut] : [])];
};
