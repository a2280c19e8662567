import type { z } from '@hono/zod-openapi';
import {
  type AllowedCaseAction,
  type CaseMove,
  type CaseState,
  type CompiledItem,
  EXTENSION_RULES,
  nodeOf,
  PAUSE_REASONS,
} from '#engine';
import type { UserRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import type { CaseActionView } from '../api/contract.ts';
import { caseActions } from '../moves/actors.ts';

type View = z.infer<typeof CaseActionView>;

const LABELS: Record<CaseMove, string> = {
  save: '暂存',
  withdraw: '撤回申请',
  supplement: '收补正材料',
  takeBack: '取回',
  consent: '同意再次要求补正',
  copy: '抄送',
  remind: '催办',
  suspend: '中止办理',
  resume: '恢复办理',
  terminate: '终止办理',
  extend: '延长办理期限',
};

function extensionOf({ item }: CompiledItem): Pick<View, 'extension'> {
  const rule = EXTENSION_RULES.find(({ id }) => id === item.clock?.extension);
  if (!rule || (rule.max.unit !== 'workingDay' && rule.max.unit !== 'calendarDay')) return {};
  const { basis, max, times } = rule;
  return { extension: { basis, max: { value: max.value, unit: rule.max.unit }, times } };
}

const unnamedMaterials = ({ item }: CompiledItem, { oneTime }: CaseState): View['materials'] =>
  item.elements.materials.filter(({ id }) => !oneTime?.materials.includes(id)).map(({ id, name }) => ({ id, name }));

function urgedTasks(compiled: CompiledItem, state: CaseState, tokens: number[], org: Organization): View['tasks'] {
  return state.tasks
    .filter(({ id }) => tokens.includes(id))
    .map(({ id, element, assignee }) => ({
      token: id,
      name: nodeOf(compiled, element)?.name ?? element,
      assigneeName: assignee === undefined ? null : (org.user(assignee)?.name ?? assignee),
    }));
}

/** What the dialog of a move has to offer. */
function choices(
  compiled: CompiledItem,
  state: CaseState,
  action: AllowedCaseAction,
  org: Organization,
): Partial<View> {
  switch (action.type) {
    case 'takeBack':
      return { elements: action.elements ?? [] };
    case 'remind':
      return { tasks: urgedTasks(compiled, state, action.tasks ?? [], org) };
    case 'suspend':
      return { reasons: Object.entries(PAUSE_REASONS).map(([code, name]) => ({ code, name })) };
    case 'extend':
      return extensionOf(compiled);
    case 'consent':
      return { materials: unnamedMaterials(compiled, state) };
    default:
      return {};
  }
}

/** What this user may do with the case as a whole. `now`: epoch ms. */
export const caseActionViews = (
  compiled: CompiledItem,
  state: CaseState,
  user: UserRow,
  org: Organization,
  now: number,
): View[] =>
  [...caseActions(compiled, state, user, now).values()].map(({ action }) => ({
    type: action.type,
    label: LABELS[action.type],
    ...choices(compiled, state, action, org),
  }));
