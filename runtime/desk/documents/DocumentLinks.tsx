import { PrinterOutlined } from '@ant-design/icons';
import { Link } from 'wouter';
import type { CaseView } from '../../ui/api/client.ts';
import './documents.css';

/** The papers of a case, one click from print and PDF. */
export function DocumentLinks({ kase }: { kase: CaseView }) {
  if (kase.documents.length === 0) return null;
  return (
    <ul className="wt-documents">
      {kase.documents.map((document) => (
        <li key={document.kind}>
          <Link href={`/cases/${kase.id}/documents/${document.kind}`}>
            <PrinterOutlined /> {document.title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
