import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, type Progress } from '../../ui/api/client.ts';
import { StageRating } from '../rating/StageRating.tsx';
import { Trouble } from '../Trouble.tsx';
import { BundleProgressView } from './BundleProgressView.tsx';
import { checkQuery, isBundleNo, type Query } from './checkQuery.ts';
import { ProgressView } from './ProgressView.tsx';
import '../rating/rating.css';
import './progress.css';

/** Progress by case number and identity. Neither is kept in the address or in the browser. */
export function ProgressPage() {
  const [query, setQuery] = useState<Query>({ no: '', idNo: '' });
  const [problems, setProblems] = useState<Partial<Query>>({});
  const progress = useMutation({ mutationFn: (asked: Query) => api.progress(asked) });
  const bundle = useMutation({ mutationFn: (asked: Query) => api.bundleProgress(asked) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = checkQuery(query);
    setProblems(found);
    const [first] = Object.keys(found);
    if (first) document.getElementById(`progress-${first}`)?.focus();
    else ask({ no: query.no.trim().toUpperCase(), idNo: query.idNo.trim().toUpperCase() });
  };
  const ask = (asked: Query) => {
    progress.reset();
    bundle.reset();
    (isBundleNo(asked.no) ? bundle : progress).mutate(asked);
  };
  const busy = progress.isPending || bundle.isPending;
  const put = (change: Partial<Query>) => {
    setQuery({ ...query, ...change });
    setProblems({});
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
        <button type="submit" className="pt-button pt-button-main" disabled={busy}>
          {busy ? '正在查询…' : '查询'}
        </button>
      </form>
      <Trouble error={progress.error ?? bundle.error} />
      {bundle.data ? <BundleProgressView progress={bundle.data} /> : null}
      {progress.data && progress.variables ? (
        <>
          <ProgressView progress={progress.data} />
          <Ratings progress={progress.data} asked={progress.variables} />
        </>
      ) : null}
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
  onChange: (value: string) => void;
}

function Field({ name, label, hint, value, problem, onChange }: FieldProps) {
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
