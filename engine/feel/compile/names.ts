import { BUILTINS, type Builtin } from '../functions/index.ts';
import { FeelFunction } from '../value/function.ts';
import { isList, property } from '../value/index.ts';
import type { FeelContext, FeelValue, Fuel } from '../value/types.ts';
import type { Code, Slots } from './run.ts';
import type { Scope } from './scope.ts';

/** Whether a value is data in plain objects, whose own properties are its entries. */
const isPlain = (value: FeelValue): value is FeelContext => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

/** The function of the language that a name means where nothing else has that name. */
export const builtinAt = (name: string, scope: Scope): Builtin | undefined => {
  if (scope.unit.declared.has(name) || scope.find(name).slot !== undefined) return undefined;
  return Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined;
};

/** The value of a name: an entry of the elements around it, a variable, the data, a function of the language, or null. */
export const nameCode = (name: string, scope: Scope): Code => {
  const { elements, slot } = scope.find(name);
  const last: Code = slot === undefined ? rootCode(name, scope) : (_, slots) => slots[slot] ?? null;
  return elements.length === 0 ? last : entryOr(name, elements, last);
};

const entryOr =
  (name: string, elements: readonly number[], last: Code): Code =>
  (run, slots) => {
    const holder = elements.find((slot) => has(slots, slot, name));
    return holder === undefined ? last(run, slots) : ((slots[holder] as FeelContext)[name] ?? null);
  };

const has = (slots: Slots, slot: number, name: string): boolean => {
  const value = slots[slot] ?? null;
  return isPlain(value) && Object.hasOwn(value, name);
};

const rootCode = (name: string, scope: Scope): Code => {
  const builtin = builtinAt(name, scope);
  if (builtin === undefined) scope.unit.free.add(name);
  const missing: Code = builtin === undefined ? () => null : functionCode(builtin);
  return (run, slots) => {
    const { context } = run;
    return Object.hasOwn(context, name) ? (context[name] ?? null) : missing(run, slots);
  };
};

/** A function of the language as a value: `sort(list, f)` may be given one. */
const functionCode =
  (builtin: Builtin): Code =>
  (run) =>
    new FeelFunction(builtin.params[0] ?? [], (args) => builtin.call(args, run));

/** `name.member` of the data, as most of what conditions read; undefined where the name may mean something else. */
export const dataPathCode = (name: string, member: string, scope: Scope): Code | undefined => {
  const { elements, slot } = scope.find(name);
  if (elements.length > 0 || slot !== undefined || builtinAt(name, scope)) return undefined;
  scope.unit.free.add(name);
  return ({ context, fuel }) => {
    const value = Object.hasOwn(context, name) ? (context[name] ?? null) : null;
    if (isPlain(value)) return Object.hasOwn(value, member) ? (value[member] ?? null) : null;
    return memberOf(value, member, fuel);
  };
};

/** `of.name`. */
export const pathCode =
  (of: Code, name: string): Code =>
  (run, slots) => {
    const value = of(run, slots);
    if (isPlain(value)) return Object.hasOwn(value, name) ? (value[name] ?? null) : null;
    return memberOf(value, name, run.fuel);
  };

const memberOf = (value: FeelValue, name: string, fuel: Fuel): FeelValue => {
  if (value === null) return null;
  return isList(value) ? projected(value, name, fuel) : property(value, name);
};

/** The property of each element, to the bottom of lists in lists. */
const projected = (items: readonly FeelValue[], name: string, fuel: Fuel): FeelValue[] => {
  fuel.spend(items.length);
  return items.map((item) => (isList(item) ? projected(item, name, fuel) : property(item, name)));
};
