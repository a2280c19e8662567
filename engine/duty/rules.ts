import type { Post } from '../bpmn/model.ts';
import type { DutyRule, ServiceItemSource } from '../service/types.ts';
import type { DutyRules } from './types.ts';

/** Five years in a high-risk post, with half a year's notice (R62, BJ-21). */
export const TENURE: DutyRules['tenure'] = { warnMonths: 54, maxMonths: 60 };

/** 即办双岗: who accepts on the spot never verifies it (domain.md profile C, R65). */
const DUAL_CONTROL: DutyRule = {
  id: 'dual-control',
  apart: ['acceptance', 'verification'],
  reason: '即办件实行双岗办理，受理与复核不得为同一人',
};

type Risk = ServiceItemSource['riskClass'];

const BY_RISK: Record<Risk, { apart: DutyRule[]; highRisk: Post[]; needed: Post[] }> = {
  normal: { apart: [], highRisk: [], needed: [] },
  high: {
    apart: [
      {
        id: 'high-risk',
        apart: ['preliminaryReview', 'reexamination', 'approval'],
        reason: '高风险事项的初审、复审、审批分设（R62）',
      },
    ],
    highRisk: ['reexamination', 'approval'],
    needed: [],
  },
  money: {
    apart: [
      {
        id: 'money',
        apart: ['preliminaryReview', 'reexamination', 'approval', 'finance'],
        reason: '涉及资金的事项审核、审批与财务互不兼任（R60、R62）',
      },
    ],
    highRisk: ['reexamination', 'approval', 'finance'],
    needed: ['finance'],
  },
};

/** The duty rules of an item: its own, and those that its profile and risk class bring along. */
export function dutyRulesOf(item: Pick<ServiceItemSource, 'duties' | 'profile' | 'riskClass'>): DutyRules {
  const known = rulesByItem.get(item);
  if (known) return known;
  const { apart, highRisk, needed } = BY_RISK[item.riskClass];
  const dual = item.profile === 'C' ? [DUAL_CONTROL] : [];
  const rules = { apart: [...item.duties, ...dual, ...apart], highRisk, tenure: TENURE, needed };
  rulesByItem.set(item, rules);
  return rules;
}

/** An item is immutable; every move of every case asks for its rules. */
const rulesByItem = new WeakMap<object, DutyRules>();
