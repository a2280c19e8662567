import type { OutputUnit } from '@cfworker/json-schema';
import type { Json, JsonObject } from '../json.ts';
import { nameOf, pointerOf, schemaAt, segmentsOf, valueAt } from './location.ts';
import { missingSentence, sentence, speaks } from './messages.ts';
import type { FormProblem } from './types.ts';
import { schemaErrors } from './validator.ts';

/** Longer texts are refused before any pattern sees them. */
const MAX_TEXT = 10_000;

/** The most telling keyword of a field wins: there is one problem per field at most. */
const ORDER = [
  'required',
  'type',
  'false',
  'const',
  'enum',
  'oneOf',
  'anyOf',
  'format',
  'minLength',
  'maxLength',
  'pattern',
];
const rank = (keyword: string): number => (ORDER.includes(keyword) ? ORDER.indexOf(keyword) : ORDER.length);

/**
 * What is wrong with `data` by JSON Schema 2020-12 with our formats; interpreted, so the same in browser and server.
 * One problem per field, each a Chinese sentence; `code` is `form.` and the keyword, `path` a JSON pointer into `data`.
 * Problems that do not `concern` the caller are not put into words.
 */
export const validateSchema = (
  schema: JsonObject,
  data: Json,
  concerns: (found: Found) => boolean = () => true,
): FormProblem[] => {
  const long = longText(data);
  if (long) {
    const tooLong = problem(long, 'tooLong', (place) => `${place}的内容超过${MAX_TEXT}个字，请删减`);
    return [tooLong].filter(concerns).map((found) => worded(schema, found));
  }
  const failures = leaves(read(schema, data)).flatMap((error) => toProblem(schema, data, error));
  return onePerField(failures)
    .filter(concerns)
    .map((found) => worded(schema, found));
};

/** What is wrong and where, before it is put into words. */
export type Found = Pick<FormProblem, 'code' | 'path'>;

interface Unworded extends Found {
  at: string[];
  say: (place: string) => string;
}

interface Ranked {
  found: Unworded;
  rank: number;
}

const read = (schema: JsonObject, data: Json): OutputUnit[] => {
  try {
    return schemaErrors(schema, data);
  } catch {
    return [{ keyword: 'broken', instanceLocation: '#', keywordLocation: '#', error: '' }];
  }
};

/** Alternatives fail for many reasons at once: only the choice itself is reported. Wrappers say nothing. */
const leaves = (errors: OutputUnit[]): OutputUnit[] => {
  const choices = errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf' || keyword === 'contains');
  const inside = (error: OutputUnit) =>
    choices.some((choice) => error.keywordLocation.startsWith(`${choice.keywordLocation}/`));
  return errors.filter((error) => !inside(error));
};

const toProblem = (schema: JsonObject, data: Json, error: OutputUnit): Ranked[] => {
  const at = segmentsOf(error.instanceLocation);
  const { keyword } = error;
  const ranked = (found: Unworded): Ranked[] => [{ found, rank: rank(keyword) }];
  if (keyword === 'broken') return ranked(problem([], keyword, () => '表单的结构定义有误，无法校验，请联系事项管理员'));
  const lacking = lackingKey(error);
  if (lacking !== undefined) {
    const field = [...at, lacking];
    return ranked(problem(field, 'required', (place) => missingSentence(schemaAt(schema, field), place)));
  }
  if (!speaks(keyword)) return [];
  const failure = () => ({ keyword, schema: schemaAt(schema, at), value: valueAt(data, at) });
  return ranked(problem(at, keyword === 'false' ? 'unknown' : keyword, (place) => sentence({ ...failure(), place })));
};

/** The interpreter names the missing property only in its English text. */
const lackingKey = ({ keyword, error }: OutputUnit): string | undefined => {
  if (keyword === 'required') return /required property "(.*)"\.$/s.exec(error)?.[1];
  if (keyword === 'dependentRequired') return /does not have "(.*)"\.$/s.exec(error)?.[1];
  return undefined;
};

const problem = (at: string[], kind: string, say: Unworded['say']): Unworded => ({
  code: `form.${kind}`,
  path: pointerOf(at),
  at,
  say,
});

const worded = (schema: JsonObject, { code, path, at, say }: Unworded): FormProblem => {
  const { field, place } = nameOf(schema, at);
  return { code, message: say(place), path, field };
};

const onePerField = (all: Ranked[]): Unworded[] => {
  const best = new Map<string, Ranked>();
  for (const ranked of all) {
    const before = best.get(ranked.found.path);
    if (!before || ranked.rank < before.rank) best.set(ranked.found.path, ranked);
  }
  return [...best.values()].map(({ found }) => found);
};

/** Where the first text that is too long stands. */
const longText = (value: Json): string[] | undefined => {
  if (typeof value === 'string') return value.length > MAX_TEXT ? [] : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const found = longText(member);
    if (found) return [key, ...found];
  }
  return undefined;
};
