import type { PackChange } from '../../runtime/ui/api/client.ts';
import { Figure } from './PlanPanel.tsx';

type Certification = NonNullable<PackChange['certification']>;

const percent = ({ parts, reached }: Certification['coverage'][number]): number =>
  parts === 0 ? 100 : Math.floor((reached / parts) * 100);

/** Whether scenarios and proofs of everything that changes turn out as expected, and how much of each process they walk. */
export function CertificationPanel({
  certification: { scenarios, failed, proofs, failedProofs, coverage },
}: {
  certification: Certification;
}) {
  return (
    <section className="wt-panel">
      <header>
        <h2>认证</h2>
        <span className="wt-muted">
          变化所及的流程在两个引擎上执行全部情景，指标、专项任务、一件事和台账逐个演练，路径覆盖率须达标。
        </span>
      </header>
      <div className="wt-panel-body wt-stack">
        <dl className="st-figures">
          <Figure name="情景" value={scenarios} />
          <Figure name="未通过的情景" value={failed} tone="st-bad" />
          <Figure name="演练" value={proofs} />
          <Figure name="未通过的演练" value={failedProofs} tone="st-bad" />
          <Figure name="流程" value={coverage.length} />
          <Figure name="覆盖率不足" value={coverage.filter(({ enough }) => !enough).length} tone="st-bad" />
        </dl>
        <ul className="st-walks">
          {coverage.map((one) => (
            <li key={one.process}>
              {one.name} <span className="wt-muted">{one.process}</span>
              <span className={`wt-tag wt-tag-${one.enough ? 'ok' : 'bad'}`}>
                {percent(one)}%（须 {one.threshold}%）
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
