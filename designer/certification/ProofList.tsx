import { useState } from 'react';
import { Link } from 'wouter';
import type { CertifiedProof } from '../../runtime/ui/api/client.ts';
import { fileHref, kindName } from '../packs/kinds.ts';

/** More open on demand. */
const FOLD = 20;

/** The proofs that campaigns, bundles, indicators and ledgers carry themselves; those that did not pass stand first. */
export function ProofList({ proofs }: { proofs: CertifiedProof[] }) {
  const [all, setAll] = useState(false);
  if (proofs.length === 0) return null;
  const ordered = [...proofs].sort((a, b) => b.problems.length - a.problems.length);
  const shown = all ? ordered : ordered.slice(0, FOLD);
  return (
    <section className="wt-panel">
      <header>
        <h2>演练</h2>
        <span className="wt-muted">{proofs.length} 个；指标、专项任务、一件事和台账自带的算例和演练</span>
      </header>
      <ul className="st-scenarios">
        {shown.map((proof) => (
          <Proof key={`${proof.part} ${proof.title}`} proof={proof} />
        ))}
      </ul>
      {ordered.length > shown.length ? (
        <button type="button" className="wt-link st-more" onClick={() => setAll(true)}>
          显示其余 {ordered.length - shown.length} 个
        </button>
      ) : null}
    </section>
  );
}

const Proof = ({ proof: { pack, part, path, title, problems } }: { proof: CertifiedProof }) => (
  <li>
    <Link href={fileHref(pack, path)}>
      <span>{title}</span>
      <small>
        {kindName(path)} {part.slice(part.indexOf('/') + 1)}
      </small>
    </Link>
    <span className="st-verdicts">
      <span className={`wt-tag wt-tag-${problems.length === 0 ? 'ok' : 'bad'}`}>
        {problems.length === 0 ? '通过' : '未通过'}
      </span>
    </span>
    {problems.map((problem) => (
      <p key={`${problem.path} ${problem.message}`} className="st-why st-why-bad">
        <code>{problem.path}</code> {problem.message}
      </p>
    ))}
  </li>
);
