import { compileFeel, inferType, type TypeDefinition } from '../../feel/index.ts';
import type { FeelTypes } from '../../feel/types.ts';
import type { FeelValue } from '../../feel/value/types.ts';
import { fromFeelType, toFeelType } from './feelTypes.ts';
import type { Names } from './names.ts';
import { type Evaluate, type Scope, Stopped } from './run.ts';
import { ANY, type DataType } from './types.ts';

/** Where a text stands, for what there is to say about it. */
export interface Place {
  /** Id of the nearest element that has one. */
  at: string;
  /** The text in words: `决策“补贴档次”`, `决策表第 3 行的条件`. */
  what: string;
}

export interface TextContext {
  report(code: string, message: string, at: string): void;
  /** Types that `instance of` and parameters can name. */
  definitions: Readonly<Record<string, TypeDefinition>>;
  /** Sees every text of FEEL that is compiled, with the types of the names that it sees. */
  watchText?(text: string, types: FeelTypes, unary: boolean, place: Place): void;
}

const NOTHING: Evaluate = () => null;
const SIMPLE_NUMBER = /^-?(?:\d{1,15}|(?=[\d.]{2,16}$)\d*\.\d+)$/;
const SIMPLE_TEXT = /^"[^"\\\n]*"$/;

/** The value of a text that is nothing but a short number, a plain string, true, false or null; undefined for all else. */
export function constantOf(text: string): FeelValue | undefined {
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (text === 'null') return null;
  if (SIMPLE_TEXT.test(text)) return text.slice(1, -1);
  // Adding zero makes -0 a plain zero.
  return SIMPLE_NUMBER.test(text) ? Number(text) + 0 : undefined;
}

/** Types of names do not change while one element is compiled; its many texts share them. */
const known = new WeakMap<Names, FeelTypes>();

function typesOf(names: Names): FeelTypes {
  const found = known.get(names);
  if (found !== undefined) return found;
  const types = Object.fromEntries([...names].map(([name, type]) => [name, toFeelType(type)]));
  known.set(names, types);
  return types;
}

/** Compiles an expression; one that does not parse is reported and is null. An empty one is null, a plain name its value. */
export function compileText(text: string, names: Names, place: Place, ctx: TextContext): Evaluate {
  if (text === '') return NOTHING;
  const constant = constantOf(text);
  if (constant !== undefined) return () => constant;
  return names.has(text) ? (scope) => scope[text] ?? null : compileWith(text, names, false, place, ctx);
}

/** What can be known of the value of an expression before it runs. */
export function typeOfText(text: string, names: Names): DataType {
  const plain = names.get(text);
  if (plain !== undefined || text === '') return plain ?? ANY;
  const type = inferType(text, typesOf(names));
  return type.ok ? fromFeelType(type.value) : ANY;
}

/** Compiles unary tests; they see the value they are put to as `?`. */
export function compileTests(text: string, names: Names, input: DataType, place: Place, ctx: TextContext): Evaluate {
  return compileWith(text, new Map(names).set('?', input), true, place, ctx);
}

function compileWith(text: string, names: Names, unary: boolean, place: Place, ctx: TextContext): Evaluate {
  const types = typesOf(names);
  const compiled = compileFeel(text, { unary, types, definitions: ctx.definitions });
  ctx.watchText?.(text, types, unary, place);
  if (!compiled.ok) {
    for (const { code, message } of compiled.problems) ctx.report(code, `${place.what}：${message}`, place.at);
    return NOTHING;
  }
  const { value: expression } = compiled;
  return (scope: Scope, run) => {
    const result = expression.evaluate(scope, run.env);
    if (result.ok) return result.value;
    throw new Stopped(result.problems.map((problem) => ({ ...problem, element: place.at })));
  };
}
