import type { Problem } from '#engine';

/** `items/x.json#/elements/name [task1] message（code）`, one a line. */
export const problemLine = ({ file, path, element, message, code }: Problem): string => {
  const place = `${file ?? ''}${path ? `#${path}` : ''}${element ? ` [${element}]` : ''}`;
  return `${place}${place === '' ? '' : '：'}${message}（${code}）`;
};

export function printProblems(problems: Problem[]): void {
  for (const problem of problems) console.error(problemLine(problem));
}
