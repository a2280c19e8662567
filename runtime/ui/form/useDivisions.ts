import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import type { Division } from './divisions.ts';

const none: Division[] = [];

/** The divisions that the server knows by name; none while they load or when they cannot be read: codes still work. */
export function useDivisions(): Division[] {
  const loaded = useQuery({ queryKey: ['divisions'], queryFn: api.divisions, staleTime: 3_600_000 });
  return loaded.data?.divisions ?? none;
}
