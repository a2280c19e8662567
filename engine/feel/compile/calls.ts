import { FuelSpent } from '../fuel.ts';
import { type Builtin, namedOrder } from '../functions/index.ts';
import type { Parameter, Tree } from '../syntax/tree.ts';
import { coerce, FeelFunction } from '../value/index.ts';
import type { FeelType, FeelValue } from '../value/types.ts';
import { compileTree } from './compile.ts';
import { nestingOf } from './mentions.ts';
import { builtinAt } from './names.ts';
import { priceOf } from './prices.ts';
import { type Code, constant, constantOf, Run, type Slots } from './run.ts';
import type { Scope } from './scope.ts';
import { weigh } from './weigh.ts';

type CallTree = Extract<Tree, { type: 'call' }>;

export const callCode = ({ of, args, names }: CallTree, scope: Scope): Code => {
  const given = args.map((arg) => compileTree(arg, scope));
  const builtin = of.type === 'name' ? builtinAt(of.name, scope) : undefined;
  if (builtin) return builtinCode(builtin, given, names);
  const callee = compileTree(of, scope);
  return (run, slots) => {
    const called = callee(run, slots);
    if (!(called instanceof FeelFunction)) return null;
    const values = ordered(called.params, valuesOf(given, run, slots), names);
    return values === undefined ? null : called.call(values);
  };
};

const valuesOf = (codes: readonly Code[], run: Run, slots: Slots): FeelValue[] => codes.map((code) => code(run, slots));

/** The arguments by position; undefined where they are too many, too few or of other names. */
const ordered = (
  params: readonly string[],
  values: readonly FeelValue[],
  names: readonly string[] | undefined,
): readonly FeelValue[] | undefined => {
  if (params.length !== values.length) return undefined;
  if (names === undefined) return values;
  if (!params.every((param) => names.includes(param))) return undefined;
  return params.map((param) => values[names.indexOf(param)] ?? null);
};

/** Functions that make a value out of texts and numbers alone, so that constants give a constant. */
const MAKERS = new Set(['date', 'time', 'date and time', 'duration', 'years and months duration', 'number', 'range']);

const builtinCode = (builtin: Builtin, given: readonly Code[], names: readonly string[] | undefined): Code => {
  const order = names && namedOrder(builtin, names);
  if (names && order === undefined) return constant(null);
  const codes = order ? order.map((index) => given[index] ?? constant(null)) : given;
  return folded(builtin, codes) ?? oneOfTexts(builtin, codes) ?? calling(builtin, codes);
};

/** `list contains(["2", "3"], form.kind)`, which conditions ask all the time. */
const oneOfTexts = (builtin: Builtin, [list, element, ...more]: readonly Code[]): Code | undefined => {
  const texts = list && constantOf(list)?.value;
  if (builtin.name !== 'list contains' || !element || more.length > 0 || !Array.isArray(texts)) return undefined;
  if (!texts.every((text) => typeof text === 'string')) return undefined;
  const known = new Set<FeelValue>(texts);
  const price = priceOf(builtin.name);
  return (run, slots) => {
    const value = element(run, slots);
    return typeof value === 'string' ? known.has(value) : called(builtin, price, [texts, value], run);
  };
};

const calling = (builtin: Builtin, codes: readonly Code[]): Code => {
  const [first, second] = codes;
  const price = priceOf(builtin.name);
  if (codes.length === 1 && first) return (run, slots) => called(builtin, price, [first(run, slots)], run);
  if (codes.length === 2 && first && second)
    return (run, slots) => called(builtin, price, [first(run, slots), second(run, slots)], run);
  return (run, slots) => called(builtin, price, valuesOf(codes, run, slots), run);
};

const called = (builtin: Builtin, price: number, args: readonly FeelValue[], run: Run): FeelValue => {
  run.fuel.spend(price);
  return builtin.call(args, run);
};

const folded = (builtin: Builtin, codes: readonly Code[]): Code | undefined => {
  const values = codes.map(constantOf);
  if (!MAKERS.has(builtin.name) || !values.every((found) => found !== undefined)) return undefined;
  try {
    const args = values.map(({ value }) => value);
    return constant(builtin.call(args, new Run({}, undefined, 0, undefined)));
  } catch (error) {
    if (error instanceof FuelSpent) return undefined;
    throw error;
  }
};

/** A function as a value: it keeps the variables that it sees as they are when it is made. */
export const functionCode = (params: readonly Parameter[], body: Tree | undefined, outer: Scope): Code => {
  const { scope, slots: own } = parametersOf(params, outer);
  const code = body ? compileTree(body, scope) : constant(null);
  const depth = body ? nestingOf(body) : 1;
  const names = params.map(({ name }) => name);
  const types = params.map(({ type }): FeelType => type?.type ?? 'Any');
  return (run, slots) => {
    const seen = slots.slice();
    const call = (args: readonly FeelValue[]): FeelValue => {
      run.enter(depth);
      const inner = seen.slice();
      own.forEach((slot, index) => {
        inner[slot] = converted(args[index] ?? null, types[index] ?? 'Any', run);
      });
      const result = code(run, inner);
      run.leave(depth);
      return result;
    };
    return new FeelFunction(names, call, types);
  };
};

const converted = (value: FeelValue, type: FeelType, run: Run): FeelValue => {
  if (type === 'Any') return value;
  if (typeof type === 'object') weigh(value, run.fuel);
  return coerce(value, type);
};

const parametersOf = (params: readonly Parameter[], outer: Scope): { scope: Scope; slots: number[] } => {
  let scope = outer;
  const slots = params.map(({ name }) => {
    const inner = scope.with(name);
    scope = inner.scope;
    return inner.slot;
  });
  return { scope, slots };
};
