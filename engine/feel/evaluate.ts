import type { Json, JsonObject } from '../json.ts';
import { ok, type Result } from '../result.ts';
import { Run } from './compile/run.ts';
import { weigh } from './compile/weigh.ts';
import { CHINA, type Compiled, compileFeel } from './compileFeel.ts';
import { withoutStrings } from './foreign.ts';
import { endedBy } from './fuel.ts';
import { hasNameWith, namesInData } from './memberNames.ts';
import { toJson } from './value/index.ts';

export interface EvaluateOptions {
  /** Epoch milliseconds that `now()` and `today()` give; without it they give null. */
  now?: number | undefined;
  /** Minutes east of UTC of the day that `today()` gives; China (480) when absent. */
  utcOffset?: number | undefined;
}

const NO_OPTIONS: EvaluateOptions = {};

/** An expression as it is read without declared names. */
interface Known {
  readonly compiled: Result<Compiled>;
  /** Signs between names, which are part of a name where the data have one like that: `a-b`. */
  readonly signs: readonly string[];
}

const memory = new Map<string, Known>();
const MAX_KNOWN = 5000;

const remember = <T>(map: Map<string, T>, key: string, value: T): T => {
  if (map.size >= MAX_KNOWN) map.clear();
  map.set(key, value);
  return value;
};

const known = (text: string): Known =>
  memory.get(text) ?? remember(memory, text, { compiled: compileFeel(text), signs: signsIn(text) });

const JOINT = /(?<=[\p{L}\p{N}_]\s*)[-+*/'](?=\s*[\p{L}_])/gu;

const signsIn = (text: string): string[] => [...new Set(withoutStrings(text).match(JOINT))];

const byNames = new Map<string, Result<Compiled>>();

/** The expression read with the names of the data; those of one word change nothing. */
const withNames = (text: string, context: JsonObject, plain: Result<Compiled>): Result<Compiled> => {
  const names = namesInData(context);
  if (names.length === 0) return plain;
  const key = JSON.stringify([text, names]);
  const found = byNames.get(key) ?? remember(byNames, key, compileFeel(text, { names }));
  return found.ok ? found : plain;
};

const compiledFor = (text: string, context: JsonObject): Result<Compiled> => {
  const { compiled, signs } = known(text);
  const plain = compiled.ok && (signs.length === 0 || !hasNameWith(context, signs));
  return plain ? compiled : withNames(text, context, compiled);
};

/**
 * Evaluates a FEEL expression (DMN 1.5 ch. 10) over own properties of `context`. A name that is not there is null.
 * Dates, times and durations come back as ISO text. Errors: `feel.syntax`, `feel.tooLong`, `feel.tooDeep`,
 * `feel.tooLarge`, `feel.fuel`. It never throws and never reads the clock of the machine.
 */
export function evaluate(expression: string, context: JsonObject, options: EvaluateOptions = NO_OPTIONS): Result<Json> {
  const compiled = compiledFor(expression, context);
  if (!compiled.ok) return compiled;
  try {
    const run = new Run(context, options.now, options.utcOffset ?? CHINA, undefined);
    const value = compiled.value.run(run);
    if (typeof value !== 'object') return ok(value);
    weigh(value, run);
    return ok(toJson(value));
  } catch (error) {
    return endedBy(error, expression);
  }
}
