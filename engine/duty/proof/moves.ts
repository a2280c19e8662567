import { detailOf } from '../../bpmn/detail.ts';
import { gapsOf, leadsOver } from '../../kernel/rewalk.ts';
import { complete, enter, type Game, interrupt, isTask, settle } from './game.ts';
import { isInside, type Marking, type Place, without, withPlaces } from './place.ts';

/** One thing that can happen next. `task`: an officer did it. */
export interface GameMove {
  task?: Place;
  markings: Marking[];
}

/** Everything that can happen at a resting marking: tasks done, tasks sent back, events, event sub-processes. */
export function movesAt(game: Game, marking: Marking): GameMove[] {
  const places = [...marking.values()];
  const moves: GameMove[] = [];
  for (const place of places) {
    if (isTask(place)) {
      moves.push({ task: place, markings: settle(game, complete(game, marking, place)) });
      moves.push({ markings: settle(game, sentBack(game, marking, place)) });
    }
    if (place.via === undefined) moves.push({ markings: settle(game, interrupt(game, marking, place)) });
  }
  for (const process of new Set(places.map((place) => place.process))) {
    moves.push(...undoings(process, marking));
    for (const handler of Object.values(process.handlers ?? {}).flat())
      moves.push({ markings: settle(game, handled(game, marking, process.nodes[handler], process)) });
  }
  return moves.filter(({ markings }) => markings.length > 0);
}

/** What undoes something may be called at any time; where the case stands is not changed by it. */
const undoings = (process: Place['process'], marking: Marking): GameMove[] =>
  Object.values(process.nodes)
    .filter((node) => node.type === 'userTask' && detailOf(node).isForCompensation)
    .map((node) => ({ task: { process, node }, markings: [marking] }));

/** 退回 to every target, on both ways. */
function sentBack(game: Game, marking: Marking, { process, node }: Place): Marking[] {
  return node.settings.sendBackTo.flatMap((id) => {
    const target = process.nodes[id];
    if (!target) return [];
    let sender = node;
    while (sender.scope !== target.scope) {
      const around = process.nodes[sender.scope];
      if (!around) return [];
      sender = around;
    }
    const own = (place: Place): boolean =>
      place.process === process && (place.node === sender || isInside(place, process, sender.id));
    const straight = withPlaces(without(marking, own), { process, node: target, back: sender.id });
    if (!leadsOver(process, target.id, sender.id)) return [straight];
    const cleared = without(marking, (place) => isInside(place, process, target.scope));
    const filled = gapsOf(process, target.id).map(({ join, flow }): Place => ({ process, node: join, via: flow }));
    return [straight, enter(game, withPlaces(cleared, ...filled), { process, node: target })];
  });
}

/** An event sub-process starts while its scope is alive; an interrupting one ends the rest of the scope. */
function handled(game: Game, marking: Marking, start: Place['node'] | undefined, process: Place['process']): Marking[] {
  const own = start && process.nodes[start.scope];
  if (!start || !own) return [];
  const alive = [...marking.values()].some((place) => isInside(place, process, own.scope));
  const running = [...marking.values()].some((place) => isInside(place, process, own.id));
  if (!alive || running) return [];
  const beside = detailOf(start).nonInterrupting === true;
  const left = beside ? marking : without(marking, (place) => isInside(place, process, own.scope));
  return [enter(game, left, { process, node: start })];
}
