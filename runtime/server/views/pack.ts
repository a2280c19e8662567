import type { z } from '@hono/zod-openapi';
import type { DraftRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import type { PackDetail, PackSummary } from '../api/contract.ts';
import type { InstalledPack } from '../packs/installed.ts';

type Heads = Omit<DraftRow, 'content'>[];
type FileView = z.infer<typeof PackDetail>['files'][number];

export function packSummary({ row, pack }: InstalledPack, drafts: Heads): z.infer<typeof PackSummary> {
  const { wutong } = pack.manifest;
  return {
    name: row.name,
    title: wutong.title,
    namespace: wutong.namespace,
    version: row.version,
    layer: wutong.layer,
    digest: row.digest,
    installedAt: row.installedAt,
    items: Object.keys(pack.items).length,
    processes: Object.keys(pack.processes).length,
    forms: Object.keys(pack.forms).length,
    drafts: drafts.length,
  };
}

/** Title inside the file: a JSON part's `title`, a process's `name`, else the file's own name. */
function titleOf(path: string, content: string): string {
  const named = path.endsWith('.bpmn')
    ? /<bpmn2?:process\b[^>]*\bname="([^"]+)"/.exec(content)
    : /^\s*"title"\s*:\s*"([^"]+)"/m.exec(content);
  return named?.[1] ?? path.split('/').at(-1) ?? path;
}

const kindOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : 'manifest');

/** Published files and those that exist as drafts only, by path. */
export function packFileViews({ row }: InstalledPack, drafts: Heads, org: Organization): FileView[] {
  const byPath = new Map(drafts.map((draft) => [draft.path, draft]));
  const paths = [...new Set([...Object.keys(row.files), ...byPath.keys()])].sort();
  return paths.map((path) => {
    const content = row.files[path] ?? '';
    const draft = byPath.get(path);
    const updatedBy = draft ? (org.user(draft.updatedBy)?.name ?? draft.updatedBy) : '';
    return {
      path,
      kind: kindOf(path),
      title: titleOf(path, content),
      size: Buffer.byteLength(content),
      draft: draft ? { id: draft.id, updatedBy, updatedAt: draft.updatedAt } : null,
    };
  });
}
