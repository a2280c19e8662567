import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { CompiledBundle } from '#engine';
import { api } from '../../ui/api/client.ts';
import { useAllDecisions } from '../../ui/form/decisions.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { BundleDesk } from './BundleDesk.tsx';
import '../accept/accept.css';
import './bundle.css';

/** 窗口受理一件事: everything about all its items on one page. */
export default function BundleAcceptPage({ reference }: { reference: string }) {
  const loaded = useQuery({
    queryKey: ['bundleForm', reference],
    queryFn: () => api.bundleForm(reference),
    staleTime: 60_000,
  });
  const bundle = loaded.data?.bundle as CompiledBundle | undefined;
  const ready = useAllDecisions(bundle ? Object.values(bundle.items) : []);
  if (loaded.error) return <ErrorAlert error={loaded.error} onRetry={() => void loaded.refetch()} />;
  if (!loaded.data || !bundle || !ready) return <Skeleton active paragraph={{ rows: 12 }} />;
  return <BundleDesk form={loaded.data} bundle={bundle} />;
}
