import { useQuery } from '@tanstack/react-query';
import { api } from '../../ui/api/client.ts';
import { PaperPage } from './PaperPage.tsx';

/** One paper of a case. */
export default function DocumentPage({ id, kind }: { id: string; kind: string }) {
  const paper = useQuery({ queryKey: ['document', id, kind], queryFn: () => api.document(id, kind) });
  return <PaperPage paper={paper} pdf={api.documentPdf(id, kind)} back={{ href: `/cases/${id}`, label: '回到办件' }} />;
}
