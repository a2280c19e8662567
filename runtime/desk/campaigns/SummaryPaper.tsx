import { useQuery } from '@tanstack/react-query';
import { api } from '../../ui/api/client.ts';
import { PaperPage } from '../documents/PaperPage.tsx';

/** The paper that sums a run up. */
export default function SummaryPaper({ id }: { id: string }) {
  const paper = useQuery({ queryKey: ['campaign-paper', id], queryFn: () => api.campaignPaper(id) });
  const back = { href: `/campaigns/${id}?tab=summary`, label: '回到汇总' };
  return <PaperPage paper={paper} pdf={api.campaignPaperPdf(id)} back={back} />;
}
