export { postName } from '../duty/postNames.ts';

/** Why a clock may stand, as the pack table SUSPEND_REASON has it. */
export const PAUSE_REASONS: Record<string, string> = {
  supplement: '等待申请人补正',
  publicNotice: '公示期',
  specialProcedure: '特别程序',
  hearing: '听证',
  judicialFinding: '等待司法结论',
  external: '外部机构办理（银行、担保机构等）',
  departmentCheck: '部门征询或数据核验等待',
  applicantRequest: '申请人要求暂停',
};

export const pauseReasonName = (reason: string): string => PAUSE_REASONS[reason] ?? '其他法定事由';
