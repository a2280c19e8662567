import { Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { CertifiedScenario, ScenarioVerdict } from '../../runtime/ui/api/client.ts';
import { EmptyState } from '../../runtime/ui/parts/EmptyState.tsx';
import { fileHref } from '../packs/kinds.ts';

const isFine = ({ verdicts }: CertifiedScenario): boolean => verdicts.every(({ verdict }) => verdict === 'passed');

/** Many scenarios open on demand. */
const FOLD = 60;

/** Each scenario with what both engines say; those that did not pass stand first. */
export function ScenarioList({ pack, scenarios }: { pack: string; scenarios: CertifiedScenario[] }) {
  const [onlyOther, setOnlyOther] = useState(false);
  const [all, setAll] = useState(false);
  const other = scenarios.filter((one) => !isFine(one));
  const wanted = onlyOther ? other : [...other, ...scenarios.filter(isFine)];
  const shown = all ? wanted : wanted.slice(0, FOLD);
  return (
    <section className="wt-panel">
      <header>
        <h2>情景</h2>
        <span className="wt-muted">{scenarios.length} 个；同一流程上其他内容包的情景一并执行</span>
        <Checkbox className="wt-end" checked={onlyOther} onChange={(event) => setOnlyOther(event.target.checked)}>
          只看没有全部通过的
        </Checkbox>
      </header>
      {shown.length === 0 ? <EmptyState>所有情景在两个引擎上都通过。</EmptyState> : null}
      <ul className="st-scenarios">
        {shown.map((one) => (
          <Scenario key={`${one.pack} ${one.scenario}`} one={one} own={one.pack === pack} />
        ))}
      </ul>
      {wanted.length > shown.length ? (
        <button type="button" className="wt-link st-more" onClick={() => setAll(true)}>
          显示其余 {wanted.length - shown.length} 个
        </button>
      ) : null}
    </section>
  );
}

function Scenario({ one, own }: { one: CertifiedScenario; own: boolean }) {
  return (
    <li>
      <Link href={fileHref(one.pack, one.path)}>
        <span>{one.title}</span>
        <small>
          {own ? '' : `${one.pack} `}
          {one.scenario}
        </small>
      </Link>
      <span className="st-verdicts">
        {one.verdicts.map((verdict) => (
          <VerdictTag key={verdict.engine} of={verdict} />
        ))}
      </span>
      {one.verdicts.map((verdict) => (
        <Why key={verdict.engine} of={verdict} />
      ))}
    </li>
  );
}

const WORDS: Record<ScenarioVerdict['verdict'], [words: string, look: string]> = {
  passed: ['通过', 'wt-tag-ok'],
  failed: ['未通过', 'wt-tag-bad'],
  excused: ['差异有据', 'wt-tag-warn'],
};

const engineName = (engine: string): string => (engine === 'wutong' ? '梧桐' : engine);

function VerdictTag({ of: { engine, verdict } }: { of: ScenarioVerdict }) {
  const [words, look] = WORDS[verdict];
  return (
    <span className={`wt-tag ${look}`}>
      {engineName(engine)} {words}
    </span>
  );
}

/** What did not turn out, with its place in the file; or the difference that excuses it. */
function Why({ of: { engine, problems, difference } }: { of: ScenarioVerdict }) {
  if (difference)
    return (
      <p className="st-why">
        {difference.what}依据：{difference.clause}
      </p>
    );
  return problems.map(({ message, path }) => (
    <p key={`${engine}${path}${message}`} className="st-why st-why-bad">
      <code>{path}</code> {message}
    </p>
  ));
}
