import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { Link } from 'wouter';
import { api } from '../../ui/api/client.ts';
import { DocumentView } from '../../ui/document/DocumentView.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';

/** One paper of a case as it will be printed. */
export default function DocumentPage({ id, kind }: { id: string; kind: string }) {
  const document = useQuery({ queryKey: ['document', id, kind], queryFn: () => api.document(id, kind) });
  return (
    <>
      <div className="wt-page-header wt-no-print">
        <h1 className="wt-grow">{document.data?.title ?? '文书'}</h1>
        <Link href={`/cases/${id}`}>回到办件</Link>
        <Button href={api.documentPdf(id, kind)} download disabled={!document.data}>
          下载 PDF
        </Button>
        <Button type="primary" disabled={!document.data} onClick={() => window.print()}>
          打印
        </Button>
      </div>
      <ErrorAlert error={document.error} onRetry={() => void document.refetch()} />
      {document.isPending ? <Skeleton active paragraph={{ rows: 12 }} /> : null}
      {document.data ? <DocumentView document={document.data} /> : null}
    </>
  );
}
