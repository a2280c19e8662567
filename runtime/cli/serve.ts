import { main } from '../server/main.ts';
import type { Command } from './command.ts';

/** Runs until a signal ends it; a failed start leaves its exit code. */
export const serve: Command = async (invocation) => {
  await main(invocation);
  return Number(process.exitCode ?? 0);
};
