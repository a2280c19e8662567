import type { Fuel } from '../../value/types.ts';
import type { Automaton } from './automaton.ts';
import type { Instruction } from './program.ts';

/** Start and end of the match, then of each group; undefined where a group took no part. Counted in code points. */
export type Slots = readonly (number | undefined)[];

/** A pattern ready to run. */
export interface Regex {
  readonly program: readonly Instruction[];
  readonly groups: number;
  /** `^` and `$` also match at the ends of lines. */
  readonly lines: boolean;
  /** Only where `^` and `$` mean the whole text. */
  readonly automaton: Automaton | undefined;
}

/** Whether there is a match anywhere in the text. */
export function hasMatch(regex: Regex, text: string, fuel: Fuel): boolean {
  if (regex.automaton) return regex.automaton.test(text, fuel);
  return search(regex, codePointsOf(text), 0, fuel) !== undefined;
}

interface Thread {
  readonly at: number;
  readonly slots: Slots;
}

/** The text as code points, once for all searches in it. */
export const codePointsOf = (text: string): readonly number[] => Array.from(text, (char) => char.codePointAt(0) ?? 0);

/**
 * Finds the first match at or after `from`, as a backtracking engine would choose it, but with all alternatives going
 * through the text side by side (Pike's machine): time grows with text length × pattern length, never faster. Spends an
 * operation for each step.
 */
export function search(regex: Regex, text: readonly number[], from: number, fuel: Fuel): Slots | undefined {
  const machine = new Machine(regex, text);
  const start: Thread = { at: 0, slots: Array.from({ length: regex.groups * 2 + 2 }, () => undefined) };
  let found: Slots | undefined;
  for (let position = from; position <= text.length; position++) {
    if (found === undefined) machine.follow(start, position);
    else if (machine.isIdle()) break;
    fuel.spend(machine.takeSteps());
    found = machine.step(position) ?? found;
  }
  return found;
}

class Machine {
  private threads: Thread[] = [];
  private upcoming: Thread[] = [];
  private readonly seen: Int32Array;
  private generation = 1;
  private steps = 0;
  private readonly program: readonly Instruction[];
  private readonly text: readonly number[];
  private readonly lines: boolean;

  constructor({ program, lines }: Regex, text: readonly number[]) {
    this.program = program;
    this.text = text;
    this.lines = lines;
    this.seen = new Int32Array(program.length);
  }

  isIdle(): boolean {
    return this.threads.length === 0;
  }

  takeSteps(): number {
    const steps = this.steps + 1;
    this.steps = 0;
    return steps;
  }

  /** Adds a thread and all that it can reach without reading a character, in order of preference. */
  follow(thread: Thread, position: number): void {
    this.reach(thread, position, this.threads);
  }

  /** Reads the character at `position` with every thread; gives the match of the most preferred one that has one. */
  step(position: number): Slots | undefined {
    const codePoint = this.text[position];
    this.generation += 1;
    this.upcoming = [];
    let found: Slots | undefined;
    for (const thread of this.threads) {
      const instruction = this.program[thread.at];
      if (instruction?.op === 'match') {
        found = thread.slots;
        break;
      }
      if (codePoint !== undefined && instruction?.op === 'char' && instruction.test(codePoint))
        this.reach({ at: thread.at + 1, slots: thread.slots }, position + 1, this.upcoming);
    }
    this.threads = this.upcoming;
    return found;
  }

  private reach(start: Thread, position: number, into: Thread[]): void {
    const stack = [start];
    for (let thread = stack.pop(); thread !== undefined; thread = stack.pop()) {
      if (this.seen[thread.at] === this.generation) continue;
      this.seen[thread.at] = this.generation;
      this.steps += 1;
      this.advance(thread, position, stack, into);
    }
  }

  private advance({ at, slots }: Thread, position: number, stack: Thread[], into: Thread[]): void {
    const instruction = this.program[at];
    switch (instruction?.op) {
      case 'jump':
        stack.push({ at: instruction.to, slots });
        return;
      case 'split':
        stack.push({ at: instruction.second, slots }, { at: instruction.first, slots });
        return;
      case 'save':
        stack.push({ at: at + 1, slots: slots.with(instruction.slot, position) });
        return;
      case 'start':
        if (this.isStart(position)) stack.push({ at: at + 1, slots });
        return;
      case 'end':
        if (this.isEnd(position)) stack.push({ at: at + 1, slots });
        return;
      default:
        into.push({ at, slots });
    }
  }

  private isStart(position: number): boolean {
    return position === 0 || (this.lines && this.text[position - 1] === 0x0a);
  }

  private isEnd(position: number): boolean {
    return position === this.text.length || (this.lines && this.text[position] === 0x0a);
  }
}
