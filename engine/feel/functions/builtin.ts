import type { FeelEnv, FeelValue } from '../value/types.ts';
import type { Reader } from './readers.ts';

/** A built-in function (DMN 1.5 §10.3.4). */
export interface Builtin {
  readonly name: string;
  /** The names of the parameters, once for each overload. */
  readonly params: readonly (readonly string[])[];
  /** Takes any number of arguments in place of a list (`max(1, 2, 3)`). */
  readonly variadic: boolean;
  /** Arguments by position. Null where there are too many or too few, or one has the wrong type. */
  call(args: readonly FeelValue[], env: FeelEnv): FeelValue;
}

/** One way to call a function: its parameters and what it does; `attempt` gives undefined where the arguments do not fit. */
export interface Overload {
  readonly params: readonly string[];
  attempt(args: readonly FeelValue[], env: FeelEnv): FeelValue | undefined;
}

type Read<R extends readonly Reader<unknown>[]> = {
  readonly [I in keyof R]: R[I] extends Reader<infer T> ? T : never;
};

/** An overload out of the names and readers of its parameters and a function of what they read. */
export function overload<const R extends readonly Reader<unknown>[]>(
  params: { readonly [I in keyof R]: string },
  readers: R,
  run: (env: FeelEnv, ...args: Read<R>) => FeelValue,
): Overload {
  return { params, attempt: (ATTEMPTS[readers.length] ?? attemptMany)(readers, run as Body) };
}

type Readers = readonly Reader<unknown>[];
type Body = (env: FeelEnv, ...args: unknown[]) => FeelValue;
type Attempt = Overload['attempt'];

/** One and two parameters, which almost all calls have, are read without a list in between. */
const ATTEMPTS: readonly (undefined | ((readers: Readers, run: Body) => Attempt))[] = [
  undefined,
  ([read], run) =>
    ([arg = null], env) => {
      const value = read?.(arg);
      return value === undefined ? undefined : run(env, value);
    },
  ([readFirst, readSecond], run) =>
    ([first = null, second = null], env) => {
      const one = readFirst?.(first);
      if (one === undefined) return undefined;
      const two = readSecond?.(second);
      return two === undefined ? undefined : run(env, one, two);
    },
];

const attemptMany =
  (readers: Readers, run: Body): Attempt =>
  (args, env) => {
    const values: unknown[] = [];
    for (let i = 0; i < readers.length; i++) {
      const value = readers[i]?.(args[i] ?? null);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return run(env, ...values);
  };

/** A function of one or more overloads, tried in order among those with as many parameters as there are arguments. */
export function builtin(name: string, ...overloads: readonly Overload[]): Builtin {
  return {
    name,
    params: overloads.map(({ params }) => params),
    variadic: false,
    call(args, env) {
      for (const candidate of overloads) {
        const result = candidate.params.length === args.length ? candidate.attempt(args, env) : undefined;
        if (result !== undefined) return result;
      }
      return null;
    },
  };
}

/** A function of one list, whose members may also be given as arguments of their own. */
export function variadic(name: string, param: string, { attempt }: Pick<Overload, 'attempt'>): Builtin {
  return {
    name,
    params: [[param]],
    variadic: true,
    call: (args, env) =>
      args.length === 0 ? null : (attempt([args.length === 1 ? (args[0] ?? null) : args], env) ?? null),
  };
}

/**
 * Turns a call by name into one by position, once at compile time: for each position the index in `names` of its
 * argument. Undefined where no overload has exactly these parameters.
 */
export function namedOrder({ params }: Builtin, names: readonly string[]): readonly number[] | undefined {
  const overload = params.find((own) => own.length === names.length && own.every((name) => names.includes(name)));
  return overload?.map((name) => names.indexOf(name));
}
