import { useQuery } from '@tanstack/react-query';
import type { FormDecide, FormDefinition } from '#engine';

/** How the previewed form asks its decisions; undefined while they are fetched, and for a form that asks none. */
export function useDecisions({ decisions }: FormDefinition): FormDecide | undefined {
  const loaded = useQuery({
    queryKey: ['previewDecisions', decisions],
    queryFn: async () => {
      const { decideForPreview } = await import('./previewDecisions.ts');
      return { decide: await decideForPreview(decisions) };
    },
    enabled: decisions !== undefined,
    staleTime: 300_000,
    structuralSharing: false,
  });
  return loaded.data?.decide;
}
