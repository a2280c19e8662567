import { useQuery } from '@tanstack/react-query';
import type { CompiledItem, FormDecide } from '#engine';

let dmn: typeof import('./dmn.ts') | undefined;

/** Fetches DMN, once. */
export const fetchDmn = async (): Promise<true> => {
  dmn ??= await import('./dmn.ts');
  return true;
};

const asks = ({ form, forms }: CompiledItem): boolean =>
  [form, ...Object.values(forms)].some(({ decisions }) => decisions !== undefined);

/**
 * Whether the forms of an item can be shown: those that ask decisions wait until DMN has been fetched. Where it cannot be
 * fetched the page shows all the same; what depends on decisions is undecided then, and the server judges it.
 */
export const useDecisions = (compiled: CompiledItem | undefined): boolean =>
  useAllDecisions(compiled ? [compiled] : []);

/** The same for several items whose forms stand on one page. */
export function useAllDecisions(items: CompiledItem[]): boolean {
  const wanted = items.some(asks);
  // Read before anything is decided: a query redraws only for what was read of it.
  const { isPending } = useQuery({
    queryKey: ['dmn'],
    queryFn: fetchDmn,
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return !wanted || dmn !== undefined || !isPending;
}

const known = new WeakMap<CompiledItem, FormDecide>();

/** How the forms of an item ask its decisions, the same function each time; undefined for one that asks none. */
export function decideOf(compiled: CompiledItem): FormDecide | undefined {
  if (dmn === undefined || !asks(compiled)) return undefined;
  const decide = known.get(compiled) ?? dmn.formDecide(compiled);
  known.set(compiled, decide);
  return decide;
}
