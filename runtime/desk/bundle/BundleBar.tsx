import { Link } from 'wouter';
import type { CaseDetail } from '../../ui/api/client.ts';
import './bundle.css';

/** Of a case in a bundle: the bundle, where the whole stands, and the way to each of the other cases. */
export function BundleBar({ kase }: { kase: CaseDetail }) {
  const { bundle } = kase;
  if (!bundle) return null;
  return (
    <nav className="wt-bundle-bar" aria-label="一件事">
      <span className="wt-tag wt-tag-info">一件事</span>
      <Link href={`/bundle-applications/${bundle.id}`}>
        {bundle.title} {bundle.no}
      </Link>
      <span className="wt-muted">{bundle.whole.statusName}</span>
      {bundle.cases
        .filter(({ id }) => id !== kase.id)
        .map(({ id, itemName, statusName, resultName }) => (
          <span key={id}>
            <Link href={`/cases/${id}`}>{itemName}</Link> <span className="wt-muted">{resultName ?? statusName}</span>
          </span>
        ))}
    </nav>
  );
}
