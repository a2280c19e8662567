import { useQuery } from '@tanstack/react-query';
import type { ServiceItemSource } from '#engine';
import { api } from '../../runtime/ui/api/client.ts';
import { folderOf } from '../packs/kinds.ts';

/** Beyond this number the server's own check has to do. */
const MOST = 60;

const isItem = (value: unknown): value is ServiceItemSource =>
  typeof value === 'object' && value !== null && 'elements' in value && 'process' in value;

function parse(text: string): ServiceItemSource[] {
  try {
    const value: unknown = JSON.parse(text);
    return isItem(value) ? [value] : [];
  } catch {
    return [];
  }
}

/** Items of the installed packs that run a process file, for the rules that need an item's limits and duties. */
async function itemsUsing(pack: string, id: string): Promise<ServiceItemSource[]> {
  const { packs } = await api.packs();
  const namespace = packs.find((one) => one.name === pack)?.namespace;
  const details = await Promise.all(packs.map((one) => api.pack(one.name)));
  const files = details.flatMap((detail) =>
    detail.files.filter((file) => folderOf(file.path) === 'items').map((file) => ({ detail, file })),
  );
  const items = await Promise.all(
    files.slice(0, MOST).map(async ({ detail, file }) => {
      const { content } = await api.packFile(detail.name, file.path);
      const own = detail.name === pack;
      return parse(content).filter((item) => item.process === `${namespace}:${id}` || (own && item.process === id));
    }),
  );
  return items.flat();
}

const none: ServiceItemSource[] = [];

export function useProcessItems(pack: string, path: string): ServiceItemSource[] {
  const id = path.slice(path.lastIndexOf('/') + 1).replace(/\.bpmn$/, '');
  const found = useQuery({
    queryKey: ['processItems', pack, id],
    queryFn: () => itemsUsing(pack, id),
    staleTime: 300_000,
  });
  return found.data ?? none;
}

interface NamesProcess {
  process?: unknown;
}

/** Whether a campaign of the pack runs a process file: the rules about applicants and decisions do not concern it then. */
async function isOfCampaign(pack: string, id: string): Promise<boolean> {
  const detail = await api.pack(pack);
  const files = detail.files.filter((file) => folderOf(file.path) === 'campaigns').slice(0, MOST);
  const contents = await Promise.all(files.map((file) => api.packFile(pack, file.path)));
  return contents.some(({ content }) => {
    try {
      const { process } = JSON.parse(content) as NamesProcess;
      return process === id || process === `${detail.namespace}:${id}`;
    } catch {
      return false;
    }
  });
}

export function useIsOfCampaign(pack: string, path: string): boolean {
  const id = path.slice(path.lastIndexOf('/') + 1).replace(/\.bpmn$/, '');
  const found = useQuery({
    queryKey: ['processCampaign', pack, id],
    queryFn: () => isOfCampaign(pack, id),
    staleTime: 300_000,
  });
  return found.data ?? false;
}
