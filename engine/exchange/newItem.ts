import type { DutyRule, ServiceItemSource } from '../service/types.ts';

const DOCUMENTS = [
  'receipt',
  'applicationForm',
  'acceptance',
  'oneTimeNotice',
  'nonAcceptance',
  'decision',
  'denial',
  'delivery',
];

const REASON = '不相容岗位分离，受理、审核、审批分设（人社厅发〔2021〕64号）';
const REVIEW: DutyRule = {
  id: 'review-apart',
  apart: ['acceptance', 'preliminaryReview', 'reexamination', 'approval'],
  reason: REASON,
};
const WINDOW: DutyRule = {
  id: 'window-apart',
  apart: ['acceptance', 'verification'],
  reason: '即办双岗：受理与复核不得为同一人',
};

/** What an item that is new in a table begins with: the usual documents, and the duties that its profile keeps apart. */
export function newItem(
  profile: string,
  { namespace, calendar }: { namespace: string; calendar?: string },
): Partial<ServiceItemSource> {
  const isInstant = /^C/i.test(profile.trim());
  return {
    duties: [isInstant ? WINDOW : REVIEW],
    ledgers: [],
    documents: DOCUMENTS.map((id) => (namespace === 'national' ? id : `national:${id}`)),
    elements: { legalBasis: [], materials: [], notAccept: [] } as unknown as ServiceItemSource['elements'],
    ...(calendar === undefined ? {} : { calendar }),
  };
}
