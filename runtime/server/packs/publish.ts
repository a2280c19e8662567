import type { z } from '@hono/zod-openapi';
import { openPack, type Pack, type PackFiles, type PackManifest, type Problem, resolvePacks } from '#engine';
import type { DraftRow } from '../../store/port.ts';
import type { Published } from '../api/contract.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { itemRow, packRow } from './install.ts';
import type { InstalledPack } from './installed.ts';
import { lintPack } from './lint.ts';

/** Changed content raises the patch number, new files the minor one. */
export function nextVersion(version: string, addsFiles: boolean): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return addsFiles ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

function nextFiles(files: PackFiles, drafts: DraftRow[]): PackFiles {
  const edited = { ...files, ...Object.fromEntries(drafts.map(({ path, content }) => [path, content])) };
  const manifest = JSON.parse(edited['package.json'] ?? '{}') as PackManifest;
  const current = (JSON.parse(files['package.json'] ?? '{}') as PackManifest).version;
  const version = nextVersion(
    current,
    drafts.some(({ path }) => files[path] === undefined),
  );
  return { ...edited, 'package.json': `${JSON.stringify({ ...manifest, version }, null, 2)}\n` };
}

const refused = (problems: Problem[]) =>
  problem(422, 'publish.refused', `草稿有 ${problems.length} 处错误，尚不能发布。请按提示修改后再发布。`, { problems });

async function fullDrafts({ store }: Services, name: string): Promise<DraftRow[]> {
  const heads = await store.drafts(name);
  const drafts = await Promise.all(heads.map(({ id }) => store.draft(id)));
  return drafts.filter((draft) => draft !== undefined);
}

function opened(files: PackFiles): Pack {
  const result = openPack(files);
  if (!result.ok) throw refused(result.problems);
  return result.value;
}

/**
 * Publishes the drafts of a pack as its next version: checked together with every active pack, installed in one
 * transaction. New cases run on the new digests; running ones keep theirs.
 * @throws {ApiProblem} 422 with the findings; nothing is changed then
 */
export async function publish(
  services: Services,
  installed: InstalledPack,
  user: string,
): Promise<z.infer<typeof Published>> {
  const { store, packs, clock } = services;
  const { name } = installed.row;
  const drafts = await fullDrafts(services, name);
  if (drafts.length === 0) throw problem(422, 'publish.nothing', '该内容包没有草稿，无需发布。');
  const pack = opened(nextFiles(installed.pack.files, drafts));
  const errors = (
    await lintPack(
      pack,
      drafts.map(({ path }) => path),
    )
  ).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw refused(errors);
  const others = (await packs.active()).filter(({ row }) => row.name !== name).map((other) => other.pack);
  const resolved = await resolvePacks([...others, pack]);
  if (!resolved.ok) throw refused(resolved.problems);
  const isActive = new Set((await store.activeItems()).map(({ digest }) => digest));
  const items = resolved.value.filter((item) => item.pack.name === name || !isActive.has(item.digest));
  await store.installPack(packRow(pack, clock(), user), items.map(itemRow));
  for (const draft of drafts) await store.deleteDraft(draft.id);
  packs.forget();
  return { pack: name, version: pack.manifest.version, items: items.map(({ ref }) => ref) };
}
