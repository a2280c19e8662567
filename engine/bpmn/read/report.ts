import type { Problem } from '../../result.ts';

/** Collects what is wrong with a model while it is read; the same problem is said once. */
export interface Report {
  problems: Problem[];
  add(code: string, message: string, element?: string): void;
}

export function createReport(file: string | undefined): Report {
  const problems: Problem[] = [];
  const said = new Set<string>();
  const add = (code: string, message: string, element?: string): void => {
    const key = JSON.stringify([code, message, element]);
    if (said.has(key)) return;
    said.add(key);
    problems.push({
      code,
      message,
      ...(file === undefined ? {} : { file }),
      ...(element === undefined ? {} : { element }),
    });
  };
  return { problems, add };
}
