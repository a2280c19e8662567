import type { Post } from '../bpmn/model.ts';

/** Chinese names of the posts; the pack's table POST may add others, these are the ones the rules speak of. */
const POST_NAMES: Record<string, string> = {
  acceptance: '受理',
  preliminaryReview: '初审',
  reexamination: '复审',
  approval: '审批',
  issuance: '出件',
  verification: '复核',
  finance: '财务',
  publicity: '公示',
  applicant: '申请人',
  consultation: '咨询',
  internalControl: '内控',
  supervision: '督办',
  catalogue: '事项管理',
};

/** Why a clock may stand, as the pack table SUSPEND_REASON has it. */
export const PAUSE_REASONS: Record<string, string> = {
  supplement: '等待申请人补正',
  publicNotice: '公示期',
  specialProcedure: '特别程序',
  hearing: '听证',
  judicialFinding: '等待司法结论',
  external: '外部机构办理（银行、担保机构等）',
  departmentCheck: '部门征询或数据核验',
  applicantRequest: '申请人要求暂停',
};

export const pauseReasonName = (reason: string): string => PAUSE_REASONS[reason] ?? '其他法定事由';

export const postName = (post: Post): string => POST_NAMES[post] ?? post;
