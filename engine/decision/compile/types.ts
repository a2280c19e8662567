import type { FeelTypeName } from '../../feel/value/types.ts';
import type { DecisionModel, ItemDefinition } from '../model.ts';
import type { Evaluate } from './run.ts';

/** A declared type, resolved: what a value has to look like and what it may be. */
export interface DataType {
  name: string;
  shape: Shape;
  /** Whether a value of the shape is allowed: item definitions with allowed values or constraints, outermost last. */
  tests: Evaluate[];
  /** Allowed values of the definition as written. */
  values?: string;
}

export type Shape =
  | { kind: 'simple'; of: FeelTypeName }
  | { kind: 'list'; of: DataType }
  | { kind: 'context'; members: Record<string, DataType> }
  | { kind: 'function'; params: DataType[]; result: DataType };

const simple = (of: FeelTypeName): DataType => ({ name: of, shape: { kind: 'simple', of }, tests: [] });

export const ANY = simple('Any');

/** Types that need no definition; after the standard's names those that older files and other tools write. */
const BUILT_IN: Readonly<Record<string, DataType>> = {
  Any: ANY,
  number: simple('number'),
  string: simple('string'),
  boolean: simple('boolean'),
  date: simple('date'),
  time: simple('time'),
  'date and time': simple('date and time'),
  'days and time duration': simple('days and time duration'),
  'years and months duration': simple('years and months duration'),
  list: simple('list'),
  context: simple('context'),
  function: simple('function'),
  range: simple('range'),
  any: ANY,
  '<Undefined>': ANY,
  dateTime: simple('date and time'),
  dayTimeDuration: simple('days and time duration'),
  yearMonthDuration: simple('years and months duration'),
  integer: simple('number'),
  long: simple('number'),
  double: simple('number'),
};

/** What resolving a type needs of its surroundings. */
export interface TypeContext {
  model: DecisionModel;
  /** Types of another model by its namespace. */
  imported(namespace: string): TypeTable | undefined;
  /** Compiles unary tests on a value. */
  tests(text: string, type: DataType, at: string): Evaluate;
  report(code: string, message: string, at: string): void;
}

/** Resolves names of types of one model; every type is built once. */
export interface TypeTable {
  /** A name that is not declared is reported once, at the element, and counts as Any. */
  find(name: string | undefined, at: string): DataType;
  /** Resolves every definition, so that what is wrong with one is reported though nothing uses it. */
  resolveAll(): void;
  /** Every type that has a name here, those of imports under the name of the import. */
  named(): ReadonlyMap<string, DataType>;
}

/** The part of a type name after the XML prefix that DMN 1.1 writes; a prefix of an import becomes the import's name. */
function withoutPrefix(name: string, { prefixes, imports }: DecisionModel): string {
  const colon = name.indexOf(':');
  if (colon < 0) return name;
  const local = name.slice(colon + 1);
  const from = imports.find(({ namespace }) => namespace === prefixes[name.slice(0, colon)]);
  return from === undefined || from.name === '' ? local : `${from.name}.${local}`;
}

export function createTypes(ctx: TypeContext): TypeTable {
  const { model } = ctx;
  const items = new Map(model.items.map((item) => [item.name, item]));
  const built = new Map<string, DataType>();

  function find(name: string | undefined, at: string): DataType {
    if (name === undefined) return ANY;
    const found =
      named(name, at) ?? named(withoutPrefix(name, model), at) ?? fromImport(withoutPrefix(name, model), at);
    if (found !== undefined) return found;
    ctx.report('dmn.unknownType', `类型“${name}”没有定义，请更正名称或添加该数据类型。`, at);
    return ANY;
  }

  function named(name: string, at: string): DataType | undefined {
    const item = items.get(name);
    if (item === undefined) return Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined;
    return built.get(name) ?? build(item, at);
  }

  function fromImport(name: string, at: string): DataType | undefined {
    for (const { name: prefix, namespace } of model.imports) {
      if (prefix !== '' && !name.startsWith(`${prefix}.`)) continue;
      const table = ctx.imported(namespace);
      const local = prefix === '' ? name : name.slice(prefix.length + 1);
      if (table !== undefined && local !== '') return table.find(local, at);
    }
    return undefined;
  }

  /** Entered before its parts are looked up, so that a type may contain itself in a list or component. */
  function build(item: ItemDefinition, at: string): DataType {
    const type: DataType = { name: item.name, shape: { kind: 'simple', of: 'Any' }, tests: [] };
    built.set(item.name, type);
    fill(type, item, item.id ?? at);
    return type;
  }

  function fill(type: DataType, item: ItemDefinition, at: string): void {
    const inner = item.collection ? { name: item.name, shape: type.shape, tests: [] as Evaluate[] } : type;
    inner.shape = shapeOf(item, inner, at);
    if (item.allowedValues) {
      inner.tests.push(ctx.tests(item.allowedValues, inner, at));
      inner.values = item.allowedValues;
    }
    if (item.collection) type.shape = { kind: 'list', of: inner };
    if (item.constraint) type.tests.push(ctx.tests(item.constraint, type, at));
  }

  function shapeOf(item: ItemDefinition, type: DataType, at: string): Shape {
    if (item.function !== undefined) return functionShape(item.function, at);
    if (item.components.length > 0) return { kind: 'context', members: membersOf(item, at) };
    const base = find(item.type, at);
    // A name for another type: its tests hold here too.
    type.tests.push(...base.tests);
    if (base.values !== undefined) type.values = base.values;
    return base.shape;
  }

  function functionShape({ parameters, output }: NonNullable<ItemDefinition['function']>, at: string): Shape {
    const params = parameters.map(({ type, id }) => find(type, id ?? at));
    return { kind: 'function', params, result: find(output, at) };
  }

  function membersOf(item: ItemDefinition, at: string): Record<string, DataType> {
    return Object.fromEntries(
      item.components.map((component) => {
        const type: DataType = { name: component.name, shape: { kind: 'simple', of: 'Any' }, tests: [] };
        fill(type, component, component.id ?? at);
        return [component.name, type];
      }),
    );
  }

  return {
    find,
    resolveAll() {
      for (const item of model.items) named(item.name, item.id ?? item.name);
    },
    named() {
      const all = new Map(built);
      for (const { name, namespace } of model.imports)
        for (const [local, type] of ctx.imported(namespace)?.named() ?? [])
          all.set(name === '' ? local : `${name}.${local}`, type);
      return all;
    },
  };
}
