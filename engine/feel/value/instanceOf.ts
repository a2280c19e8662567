import { FeelFunction } from './function.ts';
import { FeelRange } from './range.ts';
import { isContext, isList, typeOf } from './typeOf.ts';
import type { FeelContext, FeelType, FeelValue } from './types.ts';

/** `value instance of type` (DMN 1.5 §10.3.2.9.2). Null is of no type but Null. */
export function instanceOf(value: FeelValue, type: FeelType): boolean {
  if (type === 'Any') return value !== null;
  if (typeof type === 'string') return typeOf(value) === type;
  return conforms(value, type, false);
}

/** Like `instanceOf`, but null conforms to every type: members of lists and entries of contexts may be missing. */
function conforms(value: FeelValue, type: FeelType, nullable = true): boolean {
  if (value === null) return nullable;
  if (typeof type === 'string') return type === 'Any' || typeOf(value) === type;
  switch (type.kind) {
    case 'list':
      return isList(value) && value.every((item) => conforms(item, type.of));
    case 'range':
      return value instanceof FeelRange && conforms(value.start, type.of) && conforms(value.end, type.of);
    case 'context':
      return isContext(value) && conformsToEntries(value, type.entries);
    default:
      return value instanceof FeelFunction && conformsToSignature(value, type.params, type.result);
  }
}

const conformsToEntries = (value: FeelContext, entries: Readonly<Record<string, FeelType>>): boolean =>
  Object.entries(entries).every(([name, type]) => Object.hasOwn(value, name) && conforms(value[name] ?? null, type));

/** Parameters may be wider than asked for, the result narrower; what the definition leaves open is Any. */
function conformsToSignature(value: FeelFunction, params: readonly FeelType[], result: FeelType): boolean {
  if (value.params.length !== params.length) return false;
  const wide = params.every((param, i) => isNarrower(param, value.paramTypes?.[i] ?? 'Any'));
  return wide && isNarrower(value.resultType ?? 'Any', result);
}

/** Whether every value of `type` is one of `wide` (DMN 1.5 §10.3.2.9.3). */
export function isNarrower(type: FeelType, wide: FeelType): boolean {
  if (wide === 'Any' || type === 'Null') return true;
  if (typeof type === 'string' || typeof wide === 'string')
    return type === wide || (typeof type === 'object' && type.kind === wide);
  if (type.kind === 'list' || type.kind === 'range') return wide.kind === type.kind && isNarrower(type.of, wide.of);
  if (type.kind === 'context') return wide.kind === 'context' && hasEntries(type.entries, wide.entries);
  return (
    wide.kind === 'function' &&
    wide.params.length === type.params.length &&
    wide.params.every((param, i) => isNarrower(param, type.params[i] ?? 'Any')) &&
    isNarrower(type.result, wide.result)
  );
}

const hasEntries = (type: Readonly<Record<string, FeelType>>, wide: Readonly<Record<string, FeelType>>): boolean =>
  Object.entries(wide).every(([name, entry]) => {
    const own = Object.hasOwn(type, name) ? type[name] : undefined;
    return own !== undefined && isNarrower(own, entry);
  });
