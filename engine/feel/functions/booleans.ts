import type { FeelValue } from '../value/types.ts';
import { type Builtin, builtin, overload, variadic } from './builtin.ts';
import { bool, list } from './readers.ts';
import { spendList } from './spend.ts';

/** `decisive` as soon as one member is it; null where one is no boolean; else the other one. */
const quantifier = (name: string, decisive: boolean): Builtin =>
  variadic(
    name,
    'list',
    overload(['list'], [list], (env, items): FeelValue => {
      spendList(env, items.length);
      if (items.includes(decisive)) return decisive;
      return items.every((item) => typeof item === 'boolean') ? !decisive : null;
    }),
  );

export const BOOLEAN_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'not',
    overload(['negand'], [bool], (_, negand) => !negand),
  ),
  quantifier('all', false),
  quantifier('any', true),
];
