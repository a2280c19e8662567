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

export const postName = (post: Post): string => POST_NAMES[post] ?? post;
