import type { Problem } from '../../result.ts';

/** Collects what is wrong with a model while it is read. */
export interface Report {
  problems: Problem[];
  add(code: string, message: string, element?: string): void;
}

export function createReport(file: string | undefined): Report {
  const problems: Problem[] = [];
  return {
    problems,
    add: (code, message, element) =>
      problems.push({
        code,
        message,
        ...(file === undefined ? {} : { file }),
        ...(element === undefined ? {} : { element }),
      }),
  };
}
