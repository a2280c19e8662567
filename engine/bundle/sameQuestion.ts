import { canonicalJson } from '../digest.ts';
import type { Json } from '../json.ts';
import type { SituationQuestion } from '../service/types.ts';

/** Same id, same kind of answer, same choices: the answer to one is the answer to the other. */
export const isSameQuestion = (one: SituationQuestion, other: SituationQuestion): boolean =>
  one.id === other.id && one.type === other.type && canonicalJson(valuesOf(one)) === canonicalJson(valuesOf(other));

const valuesOf = ({ options = [] }: SituationQuestion): Json => options.map(({ value }) => value).sort();
