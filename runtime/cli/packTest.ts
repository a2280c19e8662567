import { certify } from '../server/packs/certify.ts';
import { printCertification, printCertificationLines } from './certification.ts';
import { type Command, readArguments } from './command.ts';
import { compileFolders, packFolders } from './packFolders.ts';
import { printProofLines, printProofs } from './proofs.ts';
import { reportProblems } from './results.ts';

/**
 * Plays every scenario of the packs on both engines, prints how much of each process they walk, and plays the proofs that
 * parts carry themselves. Exit code 1 if one fails or a process is walked too little: such packs are not installed.
 */
export const packTest: Command = async ({ argv }) => {
  const { on, positionals } = readArguments(argv, [], ['json']);
  const folders = packFolders(positionals, 'wutong pack test packs/national packs/beijing');
  const { packs, problems, items, ...content } = await compileFolders(folders);
  if (problems.length > 0) return reportProblems(problems, on.has('json'));
  const started = performance.now();
  const certification = await certify(packs, items, { content });
  const seconds = (performance.now() - started) / 1000;
  const { proofs } = certification;
  if (on.has('json')) {
    printProofLines(proofs);
    printCertificationLines(certification, seconds);
  } else {
    printCertification(certification, seconds);
    printProofs(proofs);
  }
  return certification.problems.length === 0 ? 0 : 1;
};
