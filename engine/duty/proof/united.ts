import type { DutyRule } from '../../service/types.ts';
import { postName } from '../postNames.ts';
import type { GameGraph } from './graph.ts';
import type { Place } from './place.ts';
import { andDone, candidatesFor, type Done, movesTo, postOfPlace, type Staff } from './staff.ts';
import type { DutyFault, RosterOfficer } from './types.ts';

interface Search {
  at: number;
  done: Done;
  /** Steps that the officer did, with the moves by which that was possible. */
  steps: Step[];
}

interface Step {
  place: Place;
  moves: string[];
}

const handIn = ({ moves }: Step): string => (moves.length === 1 && moves[0] === '会办' ? '会办' : '经办');

const nameOf = ({ node }: Place): string => node.name ?? node.id;

function faultOf(officer: RosterOfficer, rule: DutyRule, former: Step, { place, moves }: Step): DutyFault {
  const by = moves.map((move) => `“${move}”`).join('、');
  const [first, second] = [postOfPlace(former.place) ?? '', postOfPlace(place) ?? ''].map(postName);
  return {
    kind: 'united',
    element: place.node.id,
    message: `${officer.name}可以在“${nameOf(former.place)}”${handIn(former)}后，经${by}再办“${nameOf(place)}”。${rule.reason}，请在事项的岗位不相容规则中把“${first}”和“${second}”分开。`,
    path: [former.place, place].map(({ node }) => ({ element: node.id, officer: officer.name })),
  };
}

/** The rule that a further post would break, with the step at which it began. */
function broken(
  required: readonly DutyRule[],
  steps: Step[],
  place: Place,
): { rule: DutyRule; former: Step } | undefined {
  const post = postOfPlace(place);
  if (post === undefined) return undefined;
  for (const rule of required) {
    const former = rule.apart.includes(post)
      ? steps.find((step) => postOfPlace(step.place) !== post && rule.apart.includes(postOfPlace(step.place) ?? ''))
      : undefined;
    if (former) return { rule, former };
  }
  return undefined;
}

/**
 * Looks for the shortest course on which one officer does two posts that must be kept apart, by whatever moves. The
 * other steps are done by others, where there is anybody else.
 */
export function findUnited(
  graph: GameGraph,
  staff: Staff,
  required: readonly DutyRule[],
  officer: RosterOfficer,
): DutyFault | undefined {
  const open: Search[] = graph.starts.map((at) => ({ at, done: [], steps: [] }));
  const seen = new Set<string>();
  for (const { at, done, steps } of open) {
    const key = `${at} ${done}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const { task, next } of graph.edges[at] ?? []) {
      const others = !task || candidatesFor(staff, task).some((candidate) => candidate.id !== officer.id);
      if (others) open.push(...next.map((to) => ({ at: to, done, steps })));
      const post = task && postOfPlace(task);
      const moves = task && post !== undefined ? movesTo(staff, officer, task, done) : [];
      if (!task || post === undefined || moves.length === 0) continue;
      const breach = broken(required, steps, task);
      if (breach) return faultOf(officer, breach.rule, breach.former, { place: task, moves });
      open.push(
        ...next.map((to) => ({ at: to, done: andDone(done, post), steps: [...steps, { place: task, moves }] })),
      );
    }
  }
  return undefined;
}
