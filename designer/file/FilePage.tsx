import { Skeleton } from 'antd';
import { useSearchParams } from 'wouter';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { EditorFrame } from './EditorFrame.tsx';
import { useFile } from './useFile.ts';

/** Opens a file of a pack in the editor of its kind. */
export function FilePage() {
  const [search] = useSearchParams();
  const pack = search.get('pack') ?? '';
  const path = search.get('path') ?? '';
  const file = useFile(pack, path);
  if (file.error) return <ErrorAlert error={file.error} onRetry={() => void file.refetch()} />;
  if (!file.data || file.isFetching) return <Skeleton active paragraph={{ rows: 12 }} />;
  return (
    <EditorFrame
      key={`${pack} ${path} ${file.dataUpdatedAt}`}
      opened={file.data}
      onReload={() => void file.refetch()}
    />
  );
}
