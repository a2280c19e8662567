import { join } from 'node:path';
import { createServices, type Services } from '../server/services.ts';
import { readSettings } from '../server/settings.ts';
import type { ActorRef } from '../store/port.ts';
import type { Invocation } from './command.ts';
import { withStore } from './database.ts';

/** Who acts on the command line: whoever may write to the data folder. */
export const OPERATOR: ActorRef = { kind: 'system', id: 'cli', name: '命令行' };

/** Runs work on the services over the store of the data folder. @throws {MisuseError} when there is no database */
export function withServices<T>(
  invocation: Invocation,
  data: string | undefined,
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const { dataDir, undoDays } = settingsFor(invocation, data);
  const packsFolder = join(invocation.root, 'packs');
  return withStore(invocation, data, (store) =>
    work(createServices({ store, clock: Date.now, dataDir, undoDays, packsFolder })),
  );
}

export const settingsFor = ({ root, env }: Invocation, data: string | undefined) =>
  readSettings(root, data === undefined ? [] : ['--data', data], env);
