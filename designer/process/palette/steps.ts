import type { OutcomeKind } from '#engine';

/** An approval step that the palette drops ready for use. */
export interface Step {
  id: string;
  name: string;
  post: string;
  clockReason?: string;
  outcomes: { id: string; name: string; kind: OutcomeKind; opinion?: boolean }[];
}

const agree = { id: 'approve', name: '同意', kind: 'approve' } as const;

export const steps: Step[] = [
  {
    id: 'acceptance',
    name: '受理',
    post: 'acceptance',
    outcomes: [
      { id: 'accept', name: '受理', kind: 'accept' },
      { id: 'supplement', name: '一次性告知补正', kind: 'supplement' },
      { id: 'notAccept', name: '不予受理', kind: 'notAccept', opinion: true },
    ],
  },
  {
    id: 'preliminaryReview',
    name: '初审',
    post: 'preliminaryReview',
    outcomes: [agree, { id: 'deny', name: '不同意', kind: 'deny', opinion: true }],
  },
  {
    id: 'reexamination',
    name: '复审',
    post: 'reexamination',
    outcomes: [agree, { id: 'deny', name: '不同意', kind: 'deny', opinion: true }],
  },
  {
    id: 'approval',
    name: '审批',
    post: 'approval',
    outcomes: [
      { id: 'approve', name: '批准', kind: 'approve' },
      { id: 'deny', name: '不予批准', kind: 'deny', opinion: true },
    ],
  },
  { id: 'issuance', name: '出件', post: 'issuance', outcomes: [{ id: 'issue', name: '出件', kind: 'issue' }] },
  {
    id: 'supplement',
    name: '补正',
    post: 'applicant',
    clockReason: 'supplement',
    outcomes: [{ id: 'submit', name: '提交补正', kind: 'submit' }],
  },
  {
    id: 'publicity',
    name: '公示',
    post: 'publicity',
    clockReason: 'publicNotice',
    outcomes: [
      { id: 'noObjection', name: '公示无异议', kind: 'submit' },
      { id: 'object', name: '收到异议', kind: 'submit', opinion: true },
    ],
  },
];
