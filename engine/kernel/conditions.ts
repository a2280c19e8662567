import { triggersOf } from '../bpmn/detail.ts';
import type { Process } from '../bpmn/model.ts';
import { addMark, dropMarks, hasMark, holdsMark } from './marks.ts';
import { occur } from './occur.ts';
import { type Place, placesOf } from './places.ts';
import type { Run, Visit } from './run.ts';
import { processOf } from './scopes.ts';
import { evaluateAt } from './variables.ts';

const known = new WeakMap<Process, boolean>();

/** Whether a process has conditional events at all; computed once. */
function isConditional(process: Process): boolean {
  const found =
    known.get(process) ??
    Object.values(process.nodes).some((node) => triggersOf(node).some(({ condition }) => condition !== undefined));
  known.set(process, found);
  return found;
}

/** Called processes of the case count too. */
const hasConditions = (run: Run): boolean =>
  isConditional(run.process) ||
  run.state.scopes.some(({ id, process }) => {
    const called = process === undefined ? undefined : processOf(run, id);
    return called !== undefined && isConditional(called);
  });

/** A token that waits for something else is passed over so much faster than a condition is asked. */
const TOKENS_PER_QUESTION = 16;

/**
 * One event whose condition has become true happens. It must become false before it can happen again (BPMN 2.0
 * §10.5.1); when the event is armed it counts as not true. `asked`: how many conditions were looked at, or what takes
 * as long.
 */
export function fireConditions(run: Run): { fired: boolean; asked: number } {
  if (!hasConditions(run)) return NOTHING;
  const places = placesOf(run, isWaitedFor);
  const asked = places.length + Math.floor(run.state.tokens.length / TOKENS_PER_QUESTION);
  return { fired: places.some((place) => fires(run, place)), asked };
}

const NOTHING = { fired: false, asked: 0 };

const isWaitedFor = (event: Place['event']): boolean =>
  triggersOf(event).some(({ condition }) => condition !== undefined);

function fires(run: Run, place: Place): boolean {
  return triggersOf(place.event).some(({ condition }, trigger) => {
    if (condition === undefined) return false;
    const { id } = place.visit;
    const mark = holdsMark(place.event.id, trigger);
    // A token of a crowd is not looked for again: it stands beside its place.
    const held = place.token ? place.token.met?.includes(mark) === true : hasMark(run, id, mark);
    const holds = isTrue(run, place.visit, condition);
    if (held && !holds) dropMarks(run, id, (other) => other === mark);
    if (held || !holds) return false;
    addMark(run, id, mark);
    occur(run, place, trigger);
    return true;
  });
}

/** A condition that cannot be evaluated does not hold. */
export function isTrue(run: Run, visit: Visit, condition: string): boolean {
  const result = evaluateAt(run, visit, condition);
  return result.ok && result.value === true;
}
