import { useQuery } from '@tanstack/react-query';
import { api, type Draft, type PackFile } from '../../runtime/ui/api/client.ts';

export interface OpenFile {
  title: string;
  file: PackFile;
  draft: Draft | undefined;
}

async function open(pack: string, path: string): Promise<OpenFile> {
  const [detail, file] = await Promise.all([api.pack(pack), api.packFile(pack, path)]);
  const entry = detail.files.find((one) => one.path === path);
  const draft = entry?.draft ? await api.draft(entry.draft.id) : undefined;
  return { title: entry?.title ?? path, file, draft };
}

/** The published text of a file and the draft over it. Read once a visit: what is typed must not be replaced under the hands. */
export const useFile = (pack: string, path: string) =>
  useQuery({
    queryKey: ['file', pack, path],
    queryFn: () => open(pack, path),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
