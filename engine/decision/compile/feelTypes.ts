import type { TypeDefinition } from '../../feel/index.ts';
import type { FeelType } from '../../feel/value/types.ts';
import { ANY, type DataType, type Shape, type TypeTable } from './types.ts';

/** Deeper members are not told: a type may contain itself. */
const MAX_DEPTH = 8;

/** What the checks of FEEL know of a value of a declared type. */
export function toFeelType({ shape }: DataType, depth = MAX_DEPTH): FeelType {
  if (depth === 0) return 'Any';
  switch (shape.kind) {
    case 'simple':
      return shape.of;
    case 'list':
      return { kind: 'list', of: toFeelType(shape.of, depth - 1) };
    case 'function':
      return functionType(shape, depth - 1);
    case 'context': {
      const entries = Object.entries(shape.members).map(([name, type]) => [name, toFeelType(type, depth - 1)]);
      return { kind: 'context', entries: Object.fromEntries(entries) };
    }
  }
}

const functionType = ({ params, result }: Extract<Shape, { kind: 'function' }>, depth: number): FeelType => ({
  kind: 'function',
  params: params.map((param) => toFeelType(param, depth)),
  result: toFeelType(result, depth),
});

/** Types by name, for `instance of` and typed parameters; what values they allow does not count there. */
export const definitionsOf = (table: TypeTable): Record<string, TypeDefinition> =>
  Object.fromEntries([...table.named()].map(([name, type]) => [name, { type: toFeelType(type) }]));

/** A type that was seen in an expression, without a name. */
export function fromFeelType(type: FeelType): DataType {
  const seen = (shape: Shape): DataType => ({ name: '', shape, tests: [] });
  if (typeof type === 'string') return type === 'Any' || type === 'Null' ? ANY : seen({ kind: 'simple', of: type });
  switch (type.kind) {
    case 'list':
      return seen({ kind: 'list', of: fromFeelType(type.of) });
    case 'range':
      return seen({ kind: 'simple', of: 'range' });
    case 'function':
      return seen({ kind: 'function', params: type.params.map(fromFeelType), result: fromFeelType(type.result) });
    case 'context': {
      const members = Object.entries(type.entries).map(([name, member]) => [name, fromFeelType(member)]);
      return seen({ kind: 'context', members: Object.fromEntries(members) });
    }
  }
}
