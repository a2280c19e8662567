import { detailOf } from '../server/packs/changes/detail.ts';
import { undoUntil } from '../server/packs/changes/undo.ts';
import { shippedPacks } from '../server/packs/shipped.ts';
import type { Services } from '../server/services.ts';
import type { PackChangeRow } from '../store/port.ts';
import { type Command, readArguments } from './command.ts';
import { withServices } from './packServices.ts';

const MOST = 200;

/** What is installed, and what the program brings along that is not. */
export const packList: Command = async (invocation) => {
  const { values, on } = readArguments(invocation.argv, ['data'], ['json']);
  return withServices(invocation, values.data, async (services) => {
    const installed = (await services.packs.active()).map(({ row, pack }) => ({
      name: row.name,
      title: pack.manifest.wutong.title,
      version: row.version,
      digest: row.digest,
      installedAt: new Date(row.installedAt).toISOString(),
      items: Object.keys(pack.items).length,
    }));
    const names = new Set(installed.map(({ name }) => name));
    const available = shippedPacks(services.packsFolder ?? '')
      .filter(({ manifest }) => !names.has(manifest.name))
      .map(({ folder, manifest }) => ({
        name: manifest.name,
        title: manifest.wutong.title,
        version: manifest.version,
        folder,
      }));
    if (on.has('json')) {
      for (const one of installed) console.log(JSON.stringify({ type: 'installed', ...one }));
      for (const one of available) console.log(JSON.stringify({ type: 'available', ...one }));
      return 0;
    }
    for (const { name, title, version, digest, items } of installed)
      console.log(`已安装  ${title}（${name}）${version}，事项 ${items} 个，摘要 ${digest}`);
    for (const { name, title, version, folder } of available)
      console.log(`可安装  ${title}（${name}）${version}，wutong pack add packs/${folder}`);
    return 0;
  });
};

/** What was installed, removed and taken back, the latest first. */
export const packHistory: Command = async (invocation) => {
  const { values, on } = readArguments(invocation.argv, ['data'], ['json']);
  return withServices(invocation, values.data, async (services) => {
    const changes = (await services.store.packChanges(MOST)).filter(({ appliedAt }) => appliedAt !== null);
    if (changes.length === 0 && !on.has('json')) console.log('还没有安装、卸载或撤销的记录。');
    for (const change of changes) {
      if (on.has('json')) console.log(JSON.stringify({ type: 'change', ...change }));
      else console.log(line(services, change));
    }
    return 0;
  });
};

const KINDS = { install: '安装', remove: '卸载', undo: '撤销' } as const;

function line(services: Services, change: Omit<PackChangeRow, 'files' | 'before'>): string {
  const { kind, pack, fromVersion, toVersion, appliedAt, appliedBy, status, id } = change;
  const versions = [fromVersion, toVersion].filter((version) => version !== null).join(' → ');
  const cases = detailOf(change).result?.cases;
  const until = undoUntil(services, change);
  const reason = kind === 'install' ? detailOf(change).plan.downgrade?.reason : undefined;
  const back = reason === undefined ? '' : `，降级安装（${reason}）`;
  const undo =
    status === 'undone' ? '，已撤销' : until !== undefined && until > services.clock() ? `，${day(until)}前可撤销` : '';
  return `${day(appliedAt ?? 0)} ${KINDS[kind]} ${pack} ${versions}，${appliedBy}，迁移办件 ${cases?.moved ?? 0} 件${back}${undo}（${id}）`;
}

const BEIJING_MS = 8 * 3_600_000;
const day = (at: number): string => new Date(at + BEIJING_MS).toISOString().slice(0, 16).replace('T', ' ');
