import type { Problem } from '#engine';

/** `items/x.json#/elements/name [task1] message（code）`, one a line. */
export const problemLine = ({ file, path, element, message, code }: Problem): string => {
  const place = `${file ?? ''}${path ? `#${path}` : ''}${element ? ` [${element}]` : ''}`;
  return `${place}${place === '' ? '' : '：'}${message}（${code}）`;
};

/** More than this nobody reads; who wants them all asks for JSON. */
const MOST = 200;

export function printProblems(problems: Problem[]): void {
  for (const problem of problems.slice(0, MOST)) console.error(problemLine(problem));
  const more = problems.length - MOST;
  if (more > 0) console.error(`其余 ${more} 处没有列出，请先改正以上各处。`);
}
