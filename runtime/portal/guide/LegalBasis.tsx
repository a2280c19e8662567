import type { Guide } from '../../ui/api/client.ts';

/** Laws and articles; those that the author has not read in the original say so. */
export function LegalBasis({ items }: { items: Guide['legalBasis'] }) {
  return (
    <ul className="pt-laws">
      {items.map((basis) => (
        <li key={`${basis.law} ${basis.article ?? ''}`}>
          <b>
            {/^[《]/.test(basis.law) ? basis.law : `《${basis.law}》`}
            {basis.article ?? ''}
          </b>
          {basis.seen ? null : <span className="pt-tag pt-tag-assumed">待核对原文</span>}
          {basis.gist ? <p>{basis.gist}</p> : null}
        </li>
      ))}
    </ul>
  );
}
