import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { Link } from 'wouter';
import { api } from '../../ui/api/client.ts';
import { DocumentView } from '../../ui/document/DocumentView.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';

/** The paper that sums a run up, as it will be printed. */
export default function PaperPage({ id }: { id: string }) {
  const paper = useQuery({ queryKey: ['campaign-paper', id], queryFn: () => api.campaignPaper(id) });
  return (
    <>
      <div className="wt-page-header wt-no-print">
        <h1 className="wt-grow">{paper.data?.title ?? '汇总文书'}</h1>
        <Link href={`/campaigns/${id}?tab=summary`}>回到汇总</Link>
        <Button href={api.campaignPaperPdf(id)} download disabled={!paper.data}>
          下载 PDF
        </Button>
        <Button type="primary" icon={<PrinterOutlined />} disabled={!paper.data} onClick={() => window.print()}>
          打印
        </Button>
      </div>
      <ErrorAlert error={paper.error} onRetry={() => void paper.refetch()} />
      {paper.isPending ? <Skeleton active paragraph={{ rows: 12 }} /> : null}
      {paper.data ? <DocumentView document={paper.data} /> : null}
    </>
  );
}
