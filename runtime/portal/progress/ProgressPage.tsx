import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useHistoryState } from 'wouter/use-browser-location';
import { api, type BundleProgress, type Progress } from '../../ui/api/client.ts';
import { StageRating } from '../rating/StageRating.tsx';
import { Trouble } from '../Trouble.tsx';
import { BundleProgressView } from './BundleProgressView.tsx';
import { asSent, checkQuery, fromReceipt, isBundleNo, type Query, withNewPhone } from './checkQuery.ts';
import type { Filled } from './filled.ts';
import { ProgressView } from './ProgressView.tsx';
import '../rating/rating.css';
import './progress.css';

/** What was found, and the two numbers by which it was asked for. */
type Found = { asked: Query } & ({ kind: 'case'; progress: Progress } | { kind: 'bundle'; progress: BundleProgress });

async function find(asked: Query): Promise<Found> {
  if (isBundleNo(asked.no)) return { asked, kind: 'bundle', progress: await api.bundleProgress(asked) };
  return { asked, kind: 'case', progress: await api.progress(asked) };
}

/** Progress by what only the applicant has together. None of it is kept in the address or in the browser. */
export function ProgressPage() {
  const handedOver = fromReceipt(useHistoryState());
  const [query, setQuery] = useState<Query>({ no: '', idNo: '', code: '', ...handedOver });
  const [problems, setProblems] = useState<Partial<Query>>({});
  // Kept while it is asked for anew, so that what is being handed in for another case of a 一件事 is not lost.
  const [found, setFound] = useState<Found>();
  const [supplemented, setSupplemented] = useState(false);
  const search = useMutation({ mutationFn: find, onSuccess: setFound });
  const results = useRef<HTMLDivElement>(null);
  // Who asked on a phone sees the answer, below the form; who listens hears it.
  useEffect(() => {
    if (found) results.current?.focus();
  }, [found]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wrong = checkQuery(query);
    setProblems(wrong);
    const [first] = Object.keys(wrong);
    if (first) return void document.getElementById(`progress-${first}`)?.focus();
    setFound(undefined);
    setSupplemented(false);
    search.mutate(asSent(query));
  };
  const put = (change: Partial<Query>) => {
    setQuery({ ...query, ...change });
    setProblems({});
  };
  const onSupplemented = (_: Progress, { form }: Filled) => {
    setSupplemented(true);
    if (found) search.mutate(found.kind === 'case' ? withNewPhone(found.asked, form) : found.asked);
  };
  return (
    <>
      <form className="pt-card pt-form" onSubmit={submit} noValidate>
        <h1>办件进度查询</h1>
        <Field
          name="no"
          label="办件编号"
          hint="印在收件回执或受理通知书上；一件事填一件事编号"
          value={query.no}
          problem={problems.no}
          onChange={(no) => put({ no })}
        />
        <Field
          name="idNo"
          label="申请人证件号码"
          hint="个人填公民身份号码，单位填统一社会信用代码"
          value={query.idNo}
          problem={problems.idNo}
          onChange={(idNo) => put({ idNo })}
        />
        <Field
          name="code"
          label="查询码，或手机号后四位"
          hint="查询码是回执上的八位数字；没有回执的，填申请时留的手机号码后四位"
          digits
          value={query.code}
          problem={problems.code}
          onChange={(code) => put({ code })}
        />
        <button type="submit" className="pt-button pt-button-main" disabled={search.isPending}>
          {search.isPending ? '正在查询…' : '查询'}
        </button>
      </form>
      <Trouble error={search.error} />
      <div ref={results} tabIndex={-1} className="pt-results">
        {supplemented ? (
          <p className="pt-card pt-done" role="status">
            补正已提交，办理单位会继续办理。
          </p>
        ) : null}
        {found?.kind === 'bundle' ? (
          <BundleProgressView progress={found.progress} asked={found.asked} onSupplemented={onSupplemented} />
        ) : null}
        {found?.kind === 'case' ? (
          <>
            <ProgressView progress={found.progress} asked={found.asked} onSupplemented={onSupplemented} />
            <Ratings progress={found.progress} asked={found.asked} />
          </>
        ) : null}
      </div>
    </>
  );
}

/** What can be rated of the case, or was; asked for with the same two numbers. */
function Ratings({ progress, asked }: { progress: Progress; asked: Query }) {
  return progress.ratings.map((stage) => (
    <section key={`${progress.no} ${stage.stage}`} className="pt-card pt-rating-card" aria-label="评价服务">
      <h2>评价服务</h2>
      <StageRating
        stage={stage}
        reasons={progress.reasons}
        send={(answer) => api.rateByNo({ ...asked, stage: stage.stage, ...answer })}
      />
    </section>
  ));
}

interface FieldProps {
  name: keyof Query;
  label: string;
  hint: string;
  value: string;
  problem: string | undefined;
  /** Only digits are typed. */
  digits?: boolean;
  onChange: (value: string) => void;
}

function Field({ name, label, hint, value, problem, digits = false, onChange }: FieldProps) {
  const id = `progress-${name}`;
  return (
    <div className="pt-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        maxLength={60}
        autoComplete="off"
        autoCapitalize="characters"
        inputMode={digits ? 'numeric' : 'text'}
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-note`} className={problem ? 'pt-problem' : 'pt-quiet'} role={problem ? 'alert' : undefined}>
        {problem ?? hint}
      </p>
    </div>
  );
}
