import type { CaseChoice, Choice, Choices, Conflict, Json } from '#engine';
import { MisuseError } from './command.ts';
import { readData } from './inputs.ts';

function isChoice(value: Json): value is Json & Choice {
  if (value === 'keep' || value === 'replace') return true;
  return value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).join() === 'merge';
}

/** Decisions of `--choose`, by name of the conflict. @throws {MisuseError} for anything else */
export function readChoices(file: string | undefined): Choices {
  const data = readData(file);
  return Object.fromEntries(
    Object.entries(data).map(([id, value]): [string, Choice] => {
      if (isChoice(value)) return [id, value];
      throw new MisuseError(`“${id}”的选择不正确：写 "keep"（保留本地）、"replace"（采用新版）或者 {"merge": 值}。`);
    }),
  );
}

/** A decision on nothing is a slip of the pen. @throws {MisuseError} */
export function refuseStrays(choices: Choices, conflicts: Conflict[]): void {
  const known = new Set(['*', ...conflicts.map(({ id }) => id)]);
  const stray = Object.keys(choices).find((id) => !known.has(id));
  if (stray !== undefined) throw new MisuseError(`选择文件中的“${stray}”不是这次合并的冲突，请删去或改正。`);
}

/** A conflict with its name for the file of choices. */
export const conflictLines = ({ id, text, note, choice }: Conflict): string[] => [
  `    ${choice === undefined ? '冲突' : '已选择'}  ${text}`,
  ...(note === undefined ? [] : [`          若保留本地：${note}`]),
  `          ${choice === undefined ? `待选择：${id}` : choiceWords(choice)}`,
];

const choiceWords = (choice: Choice): string =>
  choice === 'keep' ? '保留本地' : choice === 'replace' ? '采用新版' : `改为 ${JSON.stringify(choice.merge)}`;

/** How to go on where decisions are missing. */
export const chooseHint = (open: Conflict[]): string =>
  `还有 ${open.length} 处冲突待选择。请把选择写进 JSON 文件，用 --choose 给出，例如：{"${open[0]?.id}": "keep"}；keep 保留本地，replace 采用新版，{"merge": 值} 另定，"*" 代表其余各处。`;

/**
 * Mappings of `--map` for running cases: by item, the element of the old process and the one of the new; null stays.
 * @throws {MisuseError} for anything else
 */
export function readMappings(file: string | undefined, cases: CaseChoice['cases']): Record<string, CaseChoice> {
  return Object.fromEntries(
    Object.entries(readData(file)).map(([ref, mapping]): [string, CaseChoice] => {
      if (isMapping(mapping)) return [ref, { cases, mapping }];
      throw new MisuseError(`“${ref}”的对照不正确：写作 {"旧环节": "新环节"}，没有对应环节的写 null。`);
    }),
  );
}

const isMapping = (value: Json): value is Record<string, string | null> =>
  value !== null &&
  typeof value === 'object' &&
  !Array.isArray(value) &&
  Object.values(value).every((target) => target === null || typeof target === 'string');
