import type { Fuel } from '../../value/types.ts';
import type { Instruction } from './program.ts';

/** What the machine can be doing at one place of the text. */
interface State {
  /** Places of the program that wait for a character. */
  readonly waiting: readonly number[];
  readonly accepts: boolean;
  readonly acceptsAtEnd: boolean;
  readonly next: Map<number, State>;
}

/** States and steps that are kept; beyond, all are forgotten and found again. */
const MOST_KEPT = 2000;
/** Instructions that are followed in the time of one operation. */
const INSTRUCTIONS_PER_OPERATION = 16;

/**
 * Says only whether a text has a match, with each step through a text remembered: from the second time on a character
 * costs one look-up. For patterns whose `^` and `$` mean the whole text.
 */
export class Automaton {
  private readonly program: readonly Instruction[];
  private readonly states = new Map<string, State>();
  private kept = 0;

  constructor(program: readonly Instruction[]) {
    this.program = program;
  }

  /** Spends as if nothing were remembered: what an evaluation may do must not depend on those before it. */
  test(text: string, fuel: Fuel): boolean {
    fuel.spend(1 + text.length * Math.ceil(this.program.length / INSTRUCTIONS_PER_OPERATION));
    let state = this.stateOf([0], true);
    for (let at = 0; at < text.length; ) {
      if (state.accepts) return true;
      const codePoint = text.codePointAt(at) ?? 0;
      at += codePoint > 0xffff ? 2 : 1;
      state = state.next.get(codePoint) ?? this.step(state, codePoint);
    }
    return state.acceptsAtEnd;
  }

  /** A match may begin at every place, so the start of the program is always among the next places. */
  private step(state: State, codePoint: number): State {
    const places = state.waiting.flatMap((place) => {
      const instruction = this.program[place];
      return instruction?.op === 'char' && instruction.test(codePoint) ? [place + 1] : [];
    });
    const next = this.stateOf([0, ...places], false);
    this.keep();
    state.next.set(codePoint, next);
    return next;
  }

  private stateOf(places: readonly number[], atStart: boolean): State {
    const key = `${atStart}${places.join()}`;
    const known = this.states.get(key);
    if (known) return known;
    const reached = this.reach(places, atStart, false);
    const state: State = {
      waiting: reached.filter((place) => this.program[place]?.op === 'char'),
      accepts: this.hasMatch(reached),
      acceptsAtEnd: this.hasMatch(this.reach(places, atStart, true)),
      next: new Map(),
    };
    this.keep();
    this.states.set(key, state);
    return state;
  }

  private keep(): void {
    if (++this.kept <= MOST_KEPT) return;
    for (const { next } of this.states.values()) next.clear();
    this.states.clear();
    this.kept = 0;
  }

  private readonly hasMatch = (places: readonly number[]): boolean =>
    places.some((place) => this.program[place]?.op === 'match');

  /** All places that can be reached from `places` without reading a character. */
  private reach(places: readonly number[], atStart: boolean, atEnd: boolean): number[] {
    const seen = new Set<number>(places);
    for (const place of seen) {
      const instruction = this.program[place];
      if (instruction?.op === 'split') seen.add(instruction.first).add(instruction.second);
      else if (instruction?.op === 'jump') seen.add(instruction.to);
      else if (this.passes(instruction, atStart, atEnd)) seen.add(place + 1);
    }
    return [...seen];
  }

  private passes(instruction: Instruction | undefined, atStart: boolean, atEnd: boolean): boolean {
    if (instruction?.op === 'save') return true;
    return (instruction?.op === 'start' && atStart) || (instruction?.op === 'end' && atEnd);
  }
}
