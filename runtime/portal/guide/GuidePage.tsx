import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { JsonObject } from '#engine';
import { api, type Guide } from '../../ui/api/client.ts';
import { applyHref } from '../apply/subject.ts';
import { Trouble } from '../Trouble.tsx';
import { Waiting } from '../Waiting.tsx';
import { Facts } from './Facts.tsx';
import { LegalBasis } from './LegalBasis.tsx';
import { Materials } from './Materials.tsx';
import { Part } from './Part.tsx';
import { Steps } from './Steps.tsx';
import './guide.css';

/** The guide of one item, generated from its twelve elements. */
export function GuidePage({ reference }: { reference: string }) {
  const guide = useQuery({ queryKey: ['guide', reference], queryFn: () => api.guide(reference), staleTime: 60_000 });
  useEffect(() => {
    document.title = guide.data ? `${guide.data.name} 办事指南` : '人社办事大厅';
  }, [guide.data]);
  if (guide.error) return <Trouble error={guide.error} onRetry={() => void guide.refetch()} />;
  return guide.data ? <Sheet guide={guide.data} /> : <Waiting />;
}

function Sheet({ guide }: { guide: Guide }) {
  const [situation, setSituation] = useState<JsonObject>({});
  return (
    <article className="pt-guide">
      <Link href="/" className="pt-back">
        ‹ 全部事项
      </Link>
      <header>
        <h1>{guide.name}</h1>
        <p>
          <span className="pt-tag">{guide.type}</span>
          {guide.immediate ? <span className="pt-tag pt-tag-now">即办</span> : null}
          {guide.assumed.length > 0 ? <span className="pt-tag pt-tag-assumed">部分内容待业务确认</span> : null}
        </p>
        <div className="pt-actions pt-print">
          {guide.online ? (
            <Link
              href={applyHref({ kind: 'item', reference: guide.ref }, { situation, choose: [] })}
              className="pt-button pt-button-main"
            >
              网上申请
            </Link>
          ) : null}
          <button type="button" className="pt-button" onClick={() => window.print()}>
            打印指南
          </button>
        </div>
      </header>
      <Facts guide={guide} />
      <Part title="要带什么材料" id="materials">
        <Materials guide={guide} situation={situation} onChange={setSituation} />
      </Part>
      <Part title="办理流程" id="steps">
        <Steps guide={guide} />
      </Part>
      <Part title="什么人可以办" id="conditions">
        <Points items={guide.acceptConditions} />
        {guide.notAccept.length > 0 ? (
          <>
            <h3>这些情形不予受理</h3>
            <Points items={guide.notAccept} />
          </>
        ) : null}
      </Part>
      <Part title="到哪里办" id="where">
        <p>{guide.implementingBody}</p>
        <p className="pt-quiet">办理层级：{guide.exerciseLevels.join('、')}</p>
        {guide.facts.length > 0 ? (
          <dl className="pt-where">
            {guide.facts.map(({ title, text }) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        ) : null}
      </Part>
      <Part title="办好以后得到什么" id="result">
        <p>{guide.result}</p>
      </Part>
      <Part title="收费" id="fee">
        <p>{guide.fee}</p>
      </Part>
      <Part title="法律依据" id="law">
        <LegalBasis items={guide.legalBasis} />
      </Part>
      {guide.assumed.length > 0 ? (
        <Part title="待业务确认的内容" id="assumed">
          <p>以下内容还没有经业务部门最终确认，请以窗口答复为准：</p>
          <Points items={guide.assumed} />
        </Part>
      ) : null}
      <p className="pt-source">
        指南来源：{guide.pack.title} {guide.pack.version} 版
      </p>
    </article>
  );
}

export function Points({ items }: { items: string[] }) {
  return (
    <ul className="pt-points">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
