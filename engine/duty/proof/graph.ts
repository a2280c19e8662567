import { beginning, type Game } from './game.ts';
import { movesAt } from './moves.ts';
import { type Marking, markingKey, type Place } from './place.ts';

/** A move between numbered markings. */
export interface Edge {
  task?: Place;
  next: number[];
}

/** Every marking that a case can come to, with what can happen there. */
export interface GameGraph {
  markings: Marking[];
  edges: Edge[][];
  starts: number[];
  /** There are more than the limit. */
  cut: boolean;
}

/** Plays the token game of a process in every way, up to `limit` markings. */
export function graphOf(game: Game, limit: number): GameGraph {
  const numbers = new Map<string, number>();
  const graph: GameGraph = { markings: [], edges: [], starts: [], cut: false };
  const numberOf = (marking: Marking): number[] => {
    const key = markingKey(marking);
    const known = numbers.get(key);
    if (known !== undefined) return [known];
    if (graph.markings.length >= limit) {
      graph.cut = true;
      return [];
    }
    numbers.set(key, graph.markings.length);
    return [graph.markings.push(marking) - 1];
  };
  graph.starts = beginning(game).flatMap(numberOf);
  for (let at = 0; at < graph.markings.length; at++) {
    const marking = graph.markings[at];
    if (!marking) continue;
    graph.edges[at] = movesAt(game, marking).map(({ task, markings }) => ({
      ...(task ? { task } : {}),
      next: markings.flatMap(numberOf),
    }));
  }
  return graph;
}
