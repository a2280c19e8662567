import type { CaseDetail, TaskWithActions } from '../../ui/api/client.ts';
import type { CaseFormMove } from './caseForms.ts';
import type { TaskFormMove } from './taskForms.ts';

export interface MenuEntry {
  type: TaskFormMove | CaseFormMove;
  label: string;
  hint: string;
  danger?: boolean;
  /** Why it may not be done now. */
  refusal?: string;
}

export interface MenuGroup {
  label: string;
  entries: MenuEntry[];
}

type Known = Omit<MenuEntry, 'label' | 'refusal'>;

/** Where each move stands in the menu. What may be done says the server; what stands as a button is left out. */
const GROUPS: { label: string; entries: Known[] }[] = [
  {
    label: '协同办理',
    entries: [
      { type: 'delegate', hint: '他人办好后交回' },
      { type: 'consult', hint: '请他人答复意见' },
      { type: 'addSigner', hint: '增加签署人' },
      { type: 'copy', hint: '供他人阅知' },
    ],
  },
  {
    label: '环节和材料',
    entries: [
      { type: 'demand', hint: '请申请人补充' },
      { type: 'consent', hint: '一次性告知以外的' },
      { type: 'takeBack', hint: '下一环节打开以前' },
      { type: 'release', hint: '回到待领取' },
    ],
  },
  {
    label: '时限和督促',
    entries: [
      { type: 'remind', hint: '催促经办人员' },
      { type: 'extend', hint: '批准延长期限' },
      { type: 'suspend', hint: '时限停止计算' },
    ],
  },
  {
    label: '结束办件',
    entries: [
      { type: 'withdraw', hint: '申请人提出', danger: true },
      { type: 'terminate', hint: '不能恢复', danger: true },
    ],
  },
];

/** What may be done beyond the buttons of the page, by group; empty groups are left out. */
export function menuOf(kase: CaseDetail, task: TaskWithActions | undefined): MenuGroup[] {
  const listed = new Map<string, { label: string; refusal?: { message: string } | undefined }>();
  for (const action of [...kase.actions, ...(task?.actions ?? [])]) listed.set(action.type, action);
  return GROUPS.map(({ label, entries }) => ({
    label,
    entries: entries.flatMap((entry): MenuEntry[] => {
      const action = listed.get(entry.type);
      if (!action) return [];
      return [{ ...entry, label: action.label, ...(action.refusal ? { refusal: action.refusal.message } : {}) }];
    }),
  })).filter(({ entries }) => entries.length > 0);
}
