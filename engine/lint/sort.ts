import type { Finding } from './types.ts';

/** Errors before warnings; within each the order of the rules. */
export const errorsFirst = (findings: Finding[]): Finding[] => [
  ...findings.filter((finding) => finding.severity === 'error'),
  ...findings.filter((finding) => finding.severity === 'warning'),
];
