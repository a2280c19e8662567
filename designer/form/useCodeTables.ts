import { useQuery } from '@tanstack/react-query';
import type { CodeTable } from '#engine';
import { api } from '../../runtime/ui/api/client.ts';
import { folderOf } from '../packs/kinds.ts';

export interface TableEntry {
  ref: string;
  title: string;
  pack: string;
  path: string;
}

const idOf = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '');

async function tablesOfPacks(): Promise<{ tables: TableEntry[]; namespaces: Record<string, string> }> {
  const { packs } = await api.packs();
  const details = await Promise.all(packs.map((pack) => api.pack(pack.name)));
  const tables = details.flatMap((detail) =>
    detail.files
      .filter((file) => folderOf(file.path) === 'code-tables')
      .map((file) => ({
        ref: `${detail.namespace}:${idOf(file.path)}`,
        title: file.title,
        pack: detail.name,
        path: file.path,
      })),
  );
  return { tables, namespaces: Object.fromEntries(packs.map((pack) => [pack.name, pack.namespace])) };
}

async function readTables(entries: TableEntry[]): Promise<Record<string, CodeTable>> {
  const read = await Promise.all(
    entries.map(
      async (entry) =>
        [entry.ref, JSON.parse((await api.packFile(entry.pack, entry.path)).content) as CodeTable] as const,
    ),
  );
  return Object.fromEntries(read);
}

export interface CodeTables {
  /** All tables of the installed packs. */
  entries: TableEntry[];
  /** Namespace of the pack whose form is edited. */
  namespace: string | undefined;
  /** Those that the form uses, with their codes. */
  tables: Record<string, CodeTable>;
}

const nothing: Record<string, CodeTable> = {};
const noEntries: TableEntry[] = [];

/** Code tables for a form: the names of all, the codes of the ones it uses. */
export function useCodeTables(pack: string, used: string[]): CodeTables {
  const all = useQuery({ queryKey: ['codeTables'], queryFn: tablesOfPacks, staleTime: 300_000 });
  const entries = all.data?.tables ?? noEntries;
  const wanted = entries.filter((entry) => used.includes(entry.ref));
  const refs = wanted.map((entry) => entry.ref);
  const codes = useQuery({
    queryKey: ['codeTables', ...refs],
    queryFn: () => readTables(wanted),
    enabled: refs.length > 0,
    staleTime: 300_000,
    placeholderData: (former) => former,
  });
  return { entries, namespace: all.data?.namespaces[pack], tables: codes.data ?? nothing };
}
