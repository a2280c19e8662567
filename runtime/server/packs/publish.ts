import type { z } from '@hono/zod-openapi';
import { openPack, type Pack, type PackFiles, type PackManifest, type Problem, resolveContent } from '#engine';
import type { DraftRow } from '../../store/port.ts';
import type { Published } from '../api/contract.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { certify } from './certify.ts';
import { installItems, packRow } from './install.ts';
import type { InstalledPack } from './installed.ts';
import { lintPack } from './lint.ts';
import { standingOn } from './standing.ts';

/** Changed content raises the patch number, new files the minor one. */
export function nextVersion(version: string, addsFiles: boolean): string {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.+-]/, 3).map(Number);
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

const uncertified = (problems: Problem[]) =>
  problem(
    422,
    'certification.failed',
    `认证没有通过：${problems.length} 处问题。请修改情景或者内容后再发布，现行版本没有变化。`,
    { problems },
  );

const overtaken = (what: string) =>
  problem(409, 'publish.overtaken', `认证期间${what}，没有发布。请再次发布，系统将重新检查和认证。`);

/** What a publication was checked against; it takes a while, and others work meanwhile. */
const standing = async ({ store }: Services, name: string) => ({
  active: (await store.activeSet()).digest,
  drafts: (await store.drafts(name)).map(({ id, version }) => `${id} ${version}`).join(),
});

async function assertStanding(services: Services, name: string, before: Awaited<ReturnType<typeof standing>>) {
  const now = await standing(services, name);
  if (now.active !== before.active) throw overtaken('又有内容包安装或者发布');
  if (now.drafts !== before.drafts) throw overtaken('草稿又有修改');
}

/**
 * Publishes the drafts of a pack as its next version: checked together with every active pack, certified as far as it
 * changed, installed in one transaction. New cases run on the new digests; running ones keep theirs.
 * @throws {ApiProblem} 422 with the findings, 409 when it was overtaken; nothing is changed then
 */
export async function publish(
  services: Services,
  installed: InstalledPack,
  user: string,
): Promise<z.infer<typeof Published>> {
  const { store, packs, certifications, clock } = services;
  const { name } = installed.row;
  const before = await standing(services, name);
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
  const active = (await packs.active()).map((other) => other.pack);
  const next = [...active.filter(({ manifest }) => manifest.name !== name), pack];
  const resolved = await resolveContent(next);
  if (!resolved.ok) throw refused(resolved.problems);
  const { items: compiled, ...content } = resolved.value;
  const isActive = new Set((await store.activeItems()).map(({ digest }) => digest));
  const changed = new Set(compiled.filter(({ digest }) => !isActive.has(digest)).map(({ ref }) => ref));
  const { problems } = await certifications.publish(name, pack.manifest.version, (onProgress) =>
    certify(next, compiled, { changed, before: active, content, proven: standingOn(next, name), onProgress }),
  );
  if (problems.length > 0) throw uncertified(problems);
  await assertStanding(services, name, before);
  const items = compiled.filter((item) => item.pack.name === name || changed.has(item.ref));
  await installItems(store, packRow(pack, clock(), user), items);
  services.items.forget();
  for (const draft of drafts) await store.deleteDraft(draft.id);
  packs.forget();
  return { pack: name, version: pack.manifest.version, items: items.map(({ ref }) => ref) };
}
