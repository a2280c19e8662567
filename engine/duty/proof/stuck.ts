import { postName } from '../postNames.ts';
import { isTask } from './game.ts';
import type { GameGraph } from './graph.ts';
import type { Place } from './place.ts';
import { andDone, candidatesFor, type Done, holds, mayDo, officeOfPlace, postOfPlace, type Staff } from './staff.ts';
import type { DutyFault, RosterOfficer } from './types.ts';

/** With more candidates than this, or than steps that could rule one out, somebody is always left. */
const MAX_CANDIDATES = 6;

interface Step {
  place: Place;
  officer: RosterOfficer;
}

interface Search {
  at: number;
  /** What each candidate of the step did so far. */
  done: readonly Done[];
  steps: Step[];
}

const nameOf = ({ node }: Place): string => node.name ?? node.id;

/** User tasks of the game, each once. */
export function tasksOf(graph: GameGraph): Place[] {
  const tasks = new Map<string, Place>();
  for (const marking of graph.markings)
    for (const place of marking.values()) if (isTask(place)) tasks.set(`${place.process.id} ${place.node.id}`, place);
  return [...tasks.values()];
}

export function nobody(staff: Staff, place: Place): DutyFault {
  const post = postOfPlace(place);
  const holder = post === undefined ? '人员' : `“${postName(post)}”岗位人员`;
  return {
    kind: 'nobody',
    element: place.node.id,
    message: `“${nameOf(place)}”没有人可以办理：机构${officeOfPlace(staff, place)}没有符合条件的${holder}，请配备。`,
    path: [],
  };
}

const conflicting = ({ rules }: Staff, post: string, other: string | undefined): boolean =>
  other !== undefined &&
  other !== post &&
  rules.apart.some(({ apart }) => apart.includes(post) && apart.includes(other));

function faultOf(place: Place, steps: Step[], kind: 'nobody' | 'stuck'): DutyFault {
  const done = steps.map((step) => `${step.officer.name}办了“${nameOf(step.place)}”`).join('、');
  const message =
    kind === 'stuck'
      ? `${done}以后，“${nameOf(place)}”再没有人可以办理。请增加该岗位人员，或调整人员的岗位。`
      : `无论由谁办理前面的环节，“${nameOf(place)}”都没有人可以办理（例如${done}以后）。请增加该岗位人员。`;
  return {
    kind,
    element: place.node.id,
    message,
    path: steps.map((step) => ({ element: step.place.node.id, officer: step.officer.name })),
  };
}

/** Looks for a course of work after which no candidate of a step may do it any more. */
export function findStuck(graph: GameGraph, staff: Staff, target: Place, tasks: Place[]): DutyFault | undefined {
  const candidates = candidatesFor(staff, target);
  const post = postOfPlace(target);
  if (candidates.length === 0) return nobody(staff, target);
  const rivals = post === undefined ? [] : tasks.filter((task) => conflicting(staff, post, postOfPlace(task)));
  if (candidates.length > Math.min(rivals.length, MAX_CANDIDATES)) return undefined;
  return search(graph, staff, target, candidates);
}

function search(graph: GameGraph, staff: Staff, target: Place, candidates: RosterOfficer[]): DutyFault | undefined {
  const open: Search[] = graph.starts.map((at) => ({ at, done: candidates.map(() => []), steps: [] }));
  const seen = new Set<string>();
  let stuck: Step[] | undefined;
  let alive = false;
  for (const state of open) {
    const key = `${state.at} ${state.done.map((done) => done.join()).join(';')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (isOpen(graph, state.at, target)) {
      const left = candidates.some((officer, index) => mayDo(staff, officer, target, state.done[index] ?? []));
      if (left) alive = true;
      else stuck ??= state.steps;
    }
    open.push(...following(graph, staff, candidates, state));
  }
  return stuck && faultOf(target, stuck, alive ? 'stuck' : 'nobody');
}

const isOpen = (graph: GameGraph, at: number, target: Place): boolean =>
  [...(graph.markings[at]?.values() ?? [])].some((place) => isTask(place) && place.node === target.node);

/** Whoever did a post does it again in a later round (首问负责). */
function following(graph: GameGraph, staff: Staff, candidates: RosterOfficer[], state: Search): Search[] {
  const { at, done, steps } = state;
  return (graph.edges[at] ?? []).flatMap(({ task, next }) => {
    const ids = new Set(candidates.map(({ id }) => id));
    const post = task && postOfPlace(task);
    const former = post !== undefined && done.some((own) => own.includes(post));
    const others = !task || (!former && candidatesFor(staff, task).some(({ id }) => !ids.has(id)));
    const found = others ? next.map((to): Search => ({ at: to, done, steps })) : [];
    for (const [index, officer] of candidates.entries()) {
      const own = done[index] ?? [];
      if (former && !own.includes(post)) continue;
      if (!task || !holds(staff, officer, task) || !mayDo(staff, officer, task, own)) continue;
      const after = post === undefined ? done : done.with(index, andDone(own, post));
      const step = { place: task, officer };
      found.push(...next.map((to): Search => ({ at: to, done: after, steps: [...steps, step] })));
    }
    return found;
  });
}
