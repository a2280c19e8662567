import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../ui/api/client.ts';
import { Trouble } from '../Trouble.tsx';
import { checkQuery, type Query } from './checkQuery.ts';
import { ProgressView } from './ProgressView.tsx';
import './progress.css';

/** Progress by case number and identity. Neither is kept in the address or in the browser. */
export function ProgressPage() {
  const [query, setQuery] = useState<Query>({ no: '', idNo: '' });
  const [problems, setProblems] = useState<Partial<Query>>({});
  const progress = useMutation({ mutationFn: (asked: Query) => api.progress(asked) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = checkQuery(query);
    setProblems(found);
    const [first] = Object.keys(found);
    if (first) document.getElementById(`progress-${first}`)?.focus();
    else progress.mutate({ no: query.no.trim(), idNo: query.idNo.trim().toUpperCase() });
  };
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
          hint="印在收件回执或受理通知书上"
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
        <button type="submit" className="pt-button pt-button-main" disabled={progress.isPending}>
          {progress.isPending ? '正在查询…' : '查询'}
        </button>
      </form>
      <Trouble error={progress.error} />
      {progress.data ? <ProgressView progress={progress.data} /> : null}
    </>
  );
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
