import type { Process } from '../../bpmn/model.ts';
import type { DutyRule } from '../../service/types.ts';
import { postName } from '../postNames.ts';
import type { DutyRules } from '../types.ts';
import { type GameGraph, graphOf } from './graph.ts';
import type { Place } from './place.ts';
import { postOfPlace, type Staff } from './staff.ts';
import { findStuck, tasksOf } from './stuck.ts';
import type { DutyFault, DutyProof, ProofOptions, Roster, RosterOfficer } from './types.ts';
import { findUnited } from './united.ts';

/** Kept apart whatever an item says (BJ-20): the stages of review, and acceptance from the decision. */
export const REQUIRED_APART: readonly DutyRule[] = [
  {
    id: 'review-stages',
    apart: ['preliminaryReview', 'reexamination', 'approval'],
    reason: '初审、复审、审批必须由不同人员办理',
  },
  { id: 'acceptance-decision', apart: ['acceptance', 'approval'], reason: '受理和审批必须由不同人员办理' },
];

const LIMIT = 5_000;

/** Officers who hold the same posts under the same facts can do the same: one of each kind is looked at. */
function kindsOf({ officers }: Roster): RosterOfficer[][] {
  const kinds = new Map<string, RosterOfficer[]>();
  for (const officer of officers) {
    const { id: _id, name: _name, idNo: _idNo, ...rest } = officer;
    const key = JSON.stringify({ ...rest, posts: officer.posts.map(({ post, office }) => `${post} ${office}`).sort() });
    kinds.set(key, [...(kinds.get(key) ?? []), officer]);
  }
  return [...kinds.values()];
}

function unitedBy(graph: GameGraph, staff: Staff, wanted: readonly DutyRule[]): DutyFault[] {
  return kindsOf(staff.roster).flatMap(([officer, ...alike]) => {
    const fault = officer && findUnited(graph, staff, wanted, officer);
    if (!fault || alike.length === 0) return fault ?? [];
    const names = alike.map(({ name }) => name).join('、');
    return { ...fault, message: fault.message.replace(officer.name, () => `${officer.name}（及岗位相同的${names}）`) };
  });
}

function missingPosts({ needed }: DutyRules, tasks: Place[]): DutyFault[] {
  return needed
    .filter((post) => !tasks.some((task) => postOfPlace(task) === post))
    .map((post) => ({
      kind: 'missingPost',
      message: `涉及资金的事项必须有“${postName(post)}”岗位参与，流程中没有该岗位的环节，请补充。`,
      path: [],
    }));
}

/**
 * Proves that the duty rules keep posts apart on every path of a process, with every officer of a roster and every move
 * (product.md §3), or gives counter-examples in words; and finds steps for which nobody is or may be left. Conditions and
 * events are taken as free, so that a proof holds for all data; a counter-example may need data that never occur.
 */
export function proveDuties(
  process: Process,
  rules: DutyRules,
  roster: Roster,
  { calls = {}, required = REQUIRED_APART, limit = LIMIT }: ProofOptions = {},
): DutyProof {
  const graph = graphOf({ process, calls }, limit);
  const staff: Staff = { rules, roster };
  const tasks = tasksOf(graph);
  const wanted = [...required, ...rules.apart];
  const faults = [
    ...missingPosts(rules, tasks),
    ...unitedBy(graph, staff, wanted),
    ...tasks.flatMap((task) => findStuck(graph, staff, task, tasks) ?? []),
  ];
  return {
    holds: faults.length === 0 && !graph.cut,
    faults,
    markings: graph.markings.length,
    ...(graph.cut ? { cut: true } : {}),
  };
}
