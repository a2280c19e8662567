import { type CharTest, PatternError, type RegexNode } from './tree.ts';

/** One step of the machine. `split` tries `first` before `second`. */
export type Instruction =
  | { readonly op: 'char'; readonly test: CharTest }
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'start' }
  | { readonly op: 'end' }
  | { readonly op: 'match' };

const MOST_INSTRUCTIONS = 5000;

/** The machine of a pattern; counted repetitions are written out. Throws `PatternError` where that gets too long. */
export function emitProgram(root: RegexNode): Instruction[] {
  const program: Instruction[] = [];
  emit({ kind: 'group', part: root, index: 0 }, program);
  push(program, { op: 'match' });
  return program;
}

function push<I extends Instruction>(program: Instruction[], instruction: I): I {
  if (program.length >= MOST_INSTRUCTIONS) throw new PatternError('the pattern is too large');
  program.push(instruction);
  return instruction;
}

function emit(node: RegexNode, program: Instruction[]): void {
  switch (node.kind) {
    case 'char':
      push(program, { op: 'char', test: node.test });
      return;
    case 'sequence':
      for (const part of node.parts) emit(part, program);
      return;
    case 'choice':
      emitChoice(node.parts, program);
      return;
    case 'group':
      push(program, { op: 'save', slot: node.index * 2 });
      emit(node.part, program);
      push(program, { op: 'save', slot: node.index * 2 + 1 });
      return;
    case 'repeat':
      emitRepeat(node, program);
      return;
    default:
      push(program, { op: node.kind });
  }
}

function emitChoice(parts: readonly RegexNode[], program: Instruction[]): void {
  const exits = parts.slice(0, -1).map((part) => {
    const split = push(program, { op: 'split', first: program.length + 1, second: 0 });
    emit(part, program);
    const exit = push(program, { op: 'jump', to: 0 });
    split.second = program.length;
    return exit;
  });
  const last = parts.at(-1);
  if (last) emit(last, program);
  for (const exit of exits) exit.to = program.length;
}

function emitRepeat({ part, min, max, lazy }: RegexNode & { kind: 'repeat' }, program: Instruction[]): void {
  for (let i = 0; i < min; i++) emit(part, program);
  if (max === Number.POSITIVE_INFINITY) emitLoop(part, lazy, program);
  else emitOptions(part, max - min, lazy, program);
}

function emitLoop(part: RegexNode, lazy: boolean, program: Instruction[]): void {
  const start = program.length;
  const split = push(program, { op: 'split', first: 0, second: 0 });
  emit(part, program);
  push(program, { op: 'jump', to: start });
  aim(split, start + 1, program.length, lazy);
}

function emitOptions(part: RegexNode, count: number, lazy: boolean, program: Instruction[]): void {
  const splits: { at: number; split: Instruction & { op: 'split' } }[] = [];
  for (let i = 0; i < count; i++) {
    const at = program.length;
    const split: Instruction & { op: 'split' } = { op: 'split', first: 0, second: 0 };
    push(program, split);
    splits.push({ at, split });
    emit(part, program);
  }
  for (const { at, split } of splits) aim(split, at + 1, program.length, lazy);
}

/** Greedy goes in first, lazy out. */
function aim(split: { first: number; second: number }, into: number, out: number, lazy: boolean): void {
  split.first = lazy ? out : into;
  split.second = lazy ? into : out;
}
