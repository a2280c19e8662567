/** Regular expressions of XPath and XQuery Functions 3.1 §5.6 that run in linear time. */
import { Automaton } from './automaton.ts';
import { parseRegex } from './parse.ts';
import { emitProgram } from './program.ts';
import type { Regex } from './run.ts';
import { PatternError, type RegexFlags } from './tree.ts';

export { codePointsOf, hasMatch, type Regex, type Slots, search } from './run.ts';

const LONGEST_PATTERN = 10_000;
const MOST_REMEMBERED = 100;
const remembered = new Map<string, Regex | undefined>();

/** A pattern ready to run; undefined where it is none, has unknown flags, or could not run in linear time (back references). */
export function compileRegex(pattern: string, flags: string): Regex | undefined {
  const key = `${flags}/${pattern}`;
  if (remembered.has(key)) return remembered.get(key);
  const regex = compile(pattern, flags);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, regex);
  return regex;
}

function compile(pattern: string, flagText: string): Regex | undefined {
  if (pattern.length > LONGEST_PATTERN || !/^[smixq]*$/.test(flagText)) return undefined;
  const flags = readFlags(flagText);
  try {
    const { root, groups } = parseRegex(flags.plain ? quote(pattern) : pattern, flags);
    const program = emitProgram(root);
    return { program, groups, lines: flags.lines, automaton: flags.lines ? undefined : new Automaton(program) };
  } catch (error) {
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}

const quote = (text: string): string => text.replace(/[\\|.?*+(){}[\]^$-]/g, '\\$&');

/** With `q` only `i` counts besides. */
function readFlags(text: string): RegexFlags {
  const plain = text.includes('q');
  return {
    plain,
    ignoreCase: text.includes('i'),
    dotAll: text.includes('s') && !plain,
    lines: text.includes('m') && !plain,
    spaced: text.includes('x') && !plain,
  };
}
