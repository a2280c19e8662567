import type { TypeDefinition } from '../../feel/index.ts';
import type { FeelType } from '../../feel/value/types.ts';
import type { DataType, Shape, TypeTable } from './types.ts';

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
