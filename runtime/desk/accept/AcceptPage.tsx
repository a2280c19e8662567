import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { CompiledItem } from '#engine';
import { api } from '../../ui/api/client.ts';
import { useDecisions } from '../../ui/form/decisions.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { AcceptanceDesk } from './AcceptanceDesk.tsx';
import { ItemPicker } from './ItemPicker.tsx';
import './accept.css';

/** 窗口受理: first the item, then everything about it on one page. */
export default function AcceptPage({ item }: { item: string | undefined }) {
  return item === undefined ? <ItemPicker /> : <WithItem item={item} />;
}

function WithItem({ item }: { item: string }) {
  const loaded = useQuery({ queryKey: ['item', item], queryFn: () => api.item(item), staleTime: 60_000 });
  const ready = useDecisions(loaded.data?.compiled as CompiledItem | undefined);
  if (loaded.error) return <ErrorAlert error={loaded.error} onRetry={() => void loaded.refetch()} />;
  if (!loaded.data || !ready) return <Skeleton active paragraph={{ rows: 12 }} />;
  return <AcceptanceDesk guide={loaded.data.guide} compiled={loaded.data.compiled as CompiledItem} />;
}
