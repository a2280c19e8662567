import { useQuery } from '@tanstack/react-query';
import { api } from '../../ui/api/client.ts';
import { PaperPage } from '../documents/PaperPage.tsx';

/** One paper over all cases of a bundle. */
export default function BundleDocumentPage({ id, kind }: { id: string; kind: string }) {
  const paper = useQuery({ queryKey: ['bundleDocument', id, kind], queryFn: () => api.bundleDocument(id, kind) });
  const back = { href: `/bundle-applications/${id}`, label: '回到一件事' };
  return <PaperPage paper={paper} pdf={api.bundleDocumentPdf(id, kind)} back={back} />;
}
