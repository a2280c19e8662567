import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { JsonObject, SituationQuestion } from '#engine';
import { api, type BundlePlan } from '../../ui/api/client.ts';
import { applyHref } from '../apply/subject.ts';
import { Points } from '../guide/GuidePage.tsx';
import { Part } from '../guide/Part.tsx';
import { Questions } from '../guide/Questions.tsx';
import { rememberedRegion } from '../home/useRegion.ts';
import { Trouble } from '../Trouble.tsx';
import { Waiting } from '../Waiting.tsx';
import { BundleMaterials } from './BundleMaterials.tsx';
import '../guide/guide.css';
import './bundle.css';

const STEPS = ['回答几个问题，确定要办哪些事', '填一次表、交一次材料', '各事项同时办理', '一次告知全部结果'];

/** The guide of a bundle: what the answers lead to, and everything to bring, once. */
export function BundlePage({ reference }: { reference: string }) {
  const region = rememberedRegion();
  const [situation, setSituation] = useState<JsonObject>({});
  const [choose, setChoose] = useState<string[]>([]);
  const answers = { situation: situation as Record<string, string | boolean>, choose, ...(region ? { region } : {}) };
  const plan = useQuery({
    queryKey: ['bundle', reference, answers],
    queryFn: () => api.bundlePlan(reference, answers),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  useEffect(() => {
    document.title = plan.data ? `${plan.data.title} 办事指南` : '人社办事大厅';
  }, [plan.data]);
  if (plan.error) return <Trouble error={plan.error} onRetry={() => void plan.refetch()} />;
  if (!plan.data) return <Waiting />;
  const questions = plan.data.situations as SituationQuestion[];
  const toggle = (ref: string) =>
    setChoose((before) => (before.includes(ref) ? before.filter((one) => one !== ref) : [...before, ref]));
  return (
    <article className="pt-guide">
      <Link href="/" className="pt-back">
        ‹ 全部事项
      </Link>
      <header>
        <h1>{plan.data.title}</h1>
        <p>
          <span className="pt-tag pt-tag-now">一次办</span>
          <span className="pt-tag">承诺 {plan.data.promised}办结</span>
        </p>
        <div className="pt-actions pt-print">
          <Link
            href={applyHref({ kind: 'bundle', reference }, { situation, choose })}
            className="pt-button pt-button-main"
          >
            网上申请
          </Link>
          <button type="button" className="pt-button" onClick={() => window.print()}>
            打印指南
          </button>
        </div>
      </header>
      <Part title="您的情况" id="situation">
        {questions.length > 0 ? (
          <Questions questions={questions} situation={situation} onChange={setSituation} />
        ) : (
          <p>不需要回答问题。</p>
        )}
        <Optional plan={plan.data} choose={choose} onToggle={toggle} />
      </Part>
      <Part title="要办的事项" id="items">
        <Items plan={plan.data} />
      </Part>
      <Part title="要带什么材料" id="materials">
        <BundleMaterials plan={plan.data} />
      </Part>
      <Part title="怎么办" id="steps">
        <ol className="pt-bundle-steps">
          {STEPS.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Part>
      <Part title="办好以后得到什么" id="result">
        <p>{plan.data.result}</p>
        {plan.data.note ? <p className="pt-quiet">{plan.data.note}</p> : null}
      </Part>
      {plan.data.assumed.length > 0 ? (
        <Part title="待业务确认的内容" id="assumed">
          <Points items={plan.data.assumed} />
        </Part>
      ) : null}
      <p className="pt-source">
        指南来源：{plan.data.pack.title} {plan.data.pack.version} 版
      </p>
    </article>
  );
}

function Optional(props: { plan: BundlePlan; choose: string[]; onToggle: (ref: string) => void }) {
  const { plan, choose, onToggle } = props;
  if (plan.optional.length === 0) return null;
  return (
    <fieldset className="pt-bundle-optional">
      <legend>还可以一起办</legend>
      {plan.optional.map(({ member, name }) => (
        <label key={member}>
          <input type="checkbox" checked={choose.includes(member)} onChange={() => onToggle(member)} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

function Items({ plan }: { plan: BundlePlan }) {
  if (plan.items.length === 0) return <p aria-live="polite">请先回答上面的问题，再看要办哪些事项。</p>;
  return (
    <>
      <p aria-live="polite" className="pt-count">
        共 {plan.items.length} 个事项
        {plan.oneByOne.fields > plan.once.fields
          ? `：填写 ${plan.once.fields} 项内容，分开办要填 ${plan.oneByOne.fields} 项`
          : ''}
      </p>
      <ul className="pt-points">
        {plan.items.map(({ ref, name, promised }) => (
          <li key={ref}>
            <Link href={`/item/${ref}`}>{name}</Link>
            <span className="pt-quiet">　{promised}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
