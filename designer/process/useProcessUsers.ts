import { useQuery } from '@tanstack/react-query';
import { api, type ProcessUsers } from '../../runtime/ui/api/client.ts';

const none: ProcessUsers = { items: [], campaigns: [] };

/** Items and campaigns of the installed packs that run a process file: limits, duties and applicants are checked by them. */
export function useProcessUsers(pack: string, path: string): ProcessUsers {
  const id = path.slice(path.lastIndexOf('/') + 1).replace(/\.bpmn$/, '');
  const found = useQuery({
    queryKey: ['processUsers', pack, id],
    queryFn: () => api.processUsers(pack, id),
    staleTime: 300_000,
  });
  return found.data ?? none;
}
