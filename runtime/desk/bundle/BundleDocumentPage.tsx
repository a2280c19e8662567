import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { Link } from 'wouter';
import { api } from '../../ui/api/client.ts';
import { DocumentView } from '../../ui/document/DocumentView.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';

/** One paper over all cases of a bundle, as it will be printed. */
export default function BundleDocumentPage({ id, kind }: { id: string; kind: string }) {
  const document = useQuery({ queryKey: ['bundleDocument', id, kind], queryFn: () => api.bundleDocument(id, kind) });
  return (
    <>
      <div className="wt-page-header wt-no-print">
        <h1 className="wt-grow">{document.data?.title ?? '文书'}</h1>
        <Link href={`/bundle-applications/${id}`}>回到一件事</Link>
        <Button href={api.bundleDocumentPdf(id, kind)} download disabled={!document.data}>
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
