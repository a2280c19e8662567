import { elementOf } from '../bpmn/index.ts';
import type { KernelFact } from '../kernel/types.ts';
import type { SimulatedFact, SimulatedFactType } from './types.ts';
import type { Case, World } from './world.ts';

/** Takes a fact of the kernel into the record of the run: with its time, and with the scope it happened in. */
export function record(world: World, where: Case, fact: KernelFact): void {
  if (fact.type === 'element.entered') where.places.set(fact.token, { element: fact.element, scope: fact.scope });
  if (fact.type === 'element.entered' || fact.type === 'element.completed') where.scopes.set(fact.element, fact.scope);
  const said = describe(world, where, fact);
  if (!said) return;
  const { type, element, scope, ...more } = said;
  world.facts.push({
    type,
    element: elementOf(element),
    scope: nameScope(where, scope),
    at: shownTime(world),
    ...more,
  });
}

interface Said extends Pick<SimulatedFact, 'body' | 'name' | 'message'> {
  type: SimulatedFactType;
  element: string;
  scope: number | undefined;
}

function describe(world: World, where: Case, fact: KernelFact): Said | undefined {
  switch (fact.type) {
    case 'element.entered':
    case 'element.completed':
    case 'element.terminated':
      return { type: fact.type, element: fact.element, scope: fact.scope, ...bodyOf(world, fact) };
    case 'flow.taken':
      return { type: fact.type, element: fact.flow, scope: where.scopes.get(sourceOf(where, fact.flow)) };
    case 'message.thrown':
      return at(where, fact.type, fact.element, fact.message);
    case 'signal.thrown':
      return at(where, fact.type, fact.element, fact.signal);
    case 'error.thrown':
      return at(where, fact.type, fact.element, fact.error);
    case 'escalation.thrown':
      return at(where, fact.type, fact.element, fact.escalation);
    case 'compensation.done':
      return at(where, fact.type, fact.element);
    case 'incident.raised':
      return { ...at(where, 'incident', fact.element, fact.code), message: fact.message };
    case 'case.ended':
      return ended(where, fact);
    default:
      return undefined;
  }
}

/** The kernel marks the single runs of a loop; here the activity around them is marked, so that each run counts as one. */
const bodyOf = (world: World, { element, body }: { element: string; body?: true }): { body?: true } =>
  world.loops.has(element) && !body ? { body: true } : {};

const at = (where: Case, type: SimulatedFactType, element: string, name?: string): Said => ({
  type,
  element,
  scope: where.scopes.get(element),
  ...(name === undefined ? {} : { name }),
});

const ended = (where: Case, { how, code }: Extract<KernelFact, { type: 'case.ended' }>): Said => ({
  type: how === 'completed' ? 'case.completed' : 'case.terminated',
  element: where.process.id,
  scope: undefined,
  ...(code === undefined ? {} : { name: code }),
});

const sourceOf = (where: Case, flow: string): string => where.process.flows[flow]?.source ?? '';

/** A scope has the id of the token that rests at its sub-process, which stands in a scope itself. */
function nameScope(where: Case, scope: number | undefined): string {
  const place = scope === undefined || scope === 0 ? undefined : where.places.get(scope);
  if (!place || place.scope === scope) return `${where.process.id}#${where.number}`;
  return `${nameScope(where, place.scope)}/${elementOf(place.element)}#${scope}`;
}

/** Many facts share one time. */
function shownTime(world: World): string {
  if (world.shown.now !== world.now) world.shown = { now: world.now, text: timeText(world.now, world.utcOffset) };
  return world.shown.text;
}

/** ISO 8601 with the offset that times of this run are shown in. */
function timeText(ms: number, utcOffset: number): string {
  const local = new Date(ms + utcOffset * 60_000).toISOString().replace(/(?:\.000)?Z$/, '');
  const minutes = Math.abs(utcOffset);
  const two = (value: number) => String(value).padStart(2, '0');
  const sign = utcOffset < 0 ? '-' : '+';
  return utcOffset === 0 ? `${local}Z` : `${local}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
