import { undoChange, undoUntil } from '../server/packs/changes/undo.ts';
import type { Services } from '../server/services.ts';
import type { PackChangeRow } from '../store/port.ts';
import { type Command, MisuseError, readArguments } from './command.ts';
import { report } from './packAdd.ts';
import { OPERATOR, withServices } from './packServices.ts';
import { progressLine } from './progressLine.ts';

const MOST = 1_000;

/** Takes an installation or removal back: the one named, else the last. */
export const packUndo: Command = async (invocation) => {
  const { values, on, positionals } = readArguments(invocation.argv, ['data'], ['json']);
  const [id, ...more] = positionals;
  if (more.length > 0) throw new MisuseError('用法：wutong pack undo [变更编号] [--data 目录] [--json]');
  return withServices(invocation, values.data, async (services) => {
    const row = id === undefined ? await last(services) : await services.store.packChange(id);
    if (!row) throw new MisuseError(id === undefined ? '没有可以撤销的变更。' : `没有变更“${id}”。`);
    const line = progressLine();
    return report(await undoChange(services, row, OPERATOR, line.progress), on.has('json'), line.end);
  });
};

async function last(services: Services): Promise<PackChangeRow | undefined> {
  const heads = await services.store.packChanges(MOST);
  const [latest] = heads
    .filter((head) => undoUntil(services, head) !== undefined)
    .sort((a, b) => (b.appliedAt ?? 0) - (a.appliedAt ?? 0));
  return latest && services.store.packChange(latest.id);
}
