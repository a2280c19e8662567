import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Input, Skeleton } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { type FormDefinition, type FormProblem, type JsonObject, validateForm } from '#engine';
import { ApiError, api, type LedgerRowDetail, newKey } from '../../ui/api/client.ts';
import { FormRenderer } from '../../ui/form/FormRenderer.tsx';
import { Required } from '../../ui/form/templates/FieldShell.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { useDraft } from '../../ui/parts/useDraft.ts';
import { useLeaveGuard } from '../../ui/parts/useLeaveGuard.ts';
import { type Corrected, changedValues, correctionForm, fieldProblems, initialValues, meet } from './correction.ts';

export interface RowFormProps {
  ledger: string;
  title: string;
  /** The row to correct; without it a new one is entered. */
  corrected?: Corrected;
  onClose: () => void;
  onDone: (detail: LedgerRowDetail) => void;
  onOpenRow: (row: number) => void;
}

/** One row typed by hand. What was typed stays when the server refuses, when another was faster, and when the page is left. */
export function RowForm(props: RowFormProps) {
  const { ledger, corrected, title, onClose } = props;
  const form = useQuery({ queryKey: ['ledgerForm', ledger], queryFn: () => api.ledgerForm(ledger) });
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(860px, 100vw)"
      title={corrected ? `更正：${title}` : `登记一行：${title}`}
      mask={{ closable: false }}
    >
      <ErrorAlert error={form.error} onRetry={() => void form.refetch()} />
      {form.isPending ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {form.data ? <Fields {...props} form={form.data.form as FormDefinition} /> : null}
    </Drawer>
  );
}

const detailOf = (problem: { current?: unknown }): LedgerRowDetail | undefined =>
  problem.current as LedgerRowDetail | undefined;

function Fields({
  form: whole,
  ledger,
  corrected: first,
  onClose,
  onDone,
  onOpenRow,
}: RowFormProps & { form: FormDefinition }) {
  const draft = useDraft<{ values: JsonObject; version: number }>(`ledger.${ledger}.${first?.detail.row.id ?? 'new'}`);
  const [corrected, setCorrected] = useState(first);
  const initial = useMemo(() => (corrected ? initialValues(corrected) : {}), [corrected]);
  const kept = draft.found?.value.version === (first?.detail.row.version ?? 0) ? draft.found.value.values : undefined;
  const [values, setValues] = useState<JsonObject>(() => kept ?? initial);
  const [reason, setReason] = useState('');
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [others, setOthers] = useState<string[]>([]);
  const [twin, setTwin] = useState<LedgerRowDetail>();
  const attempt = useRef({ body: '', key: '' });
  const form = useMemo(() => (corrected ? correctionForm(whole, corrected) : whole), [whole, corrected]);
  const changes = changedValues(initial, values);
  const changed = Object.keys(changes);
  const overwrites = corrected !== undefined && changed.some((name) => corrected.detail.row.shown[name]);
  const lacksReason = overwrites && [...reason.trim()].length < 2;
  const [tried, setTried] = useState(false);
  useLeaveGuard(changed.length > 0);

  /** The same key as long as the same is sent: a lost answer does not become a second row. */
  const keyFor = (body: string): string => {
    if (attempt.current.body !== body) attempt.current = { body, key: newKey() };
    return attempt.current.key;
  };
  const send = useMutation({
    mutationFn: () => {
      if (!corrected) return api.addLedgerRow(ledger, { values }, keyFor(JSON.stringify(values)));
      const { id, version } = corrected.detail.row;
      const body = { version, values: changes, reason };
      return api.correctLedgerRow(ledger, id, body, keyFor(JSON.stringify(body)));
    },
    onSuccess: (detail) => {
      draft.forget();
      onDone(detail);
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) return;
      setProblems(fieldProblems(error.problem));
      const current = detailOf(error.problem);
      if (error.code === 'ledger.exists') setTwin(current);
      if (error.code !== 'ledgerRow.stale' || !corrected || !current) return;
      const met = meet(corrected, current, values);
      setCorrected(met.corrected);
      setValues(met.values);
      setOthers(met.others);
    },
  });

  function change(next: JsonObject) {
    setValues(next);
    setTwin(undefined);
    draft.keep({ values: next, version: corrected?.detail.row.version ?? 0 });
  }

  function submit() {
    setTried(true);
    const found = validateForm(form, { form: values }, {});
    setProblems(found);
    if (found.length > 0) return;
    if (lacksReason) document.getElementById('ledger-reason')?.focus();
    else send.mutate();
  }

  return (
    <div className="wt-stack">
      {kept ? <Alert type="info" showIcon title="已恢复上次没有提交的内容。" /> : null}
      {corrected ? <KeyLine detail={corrected.detail} /> : null}
      {others.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title="填写期间他人改动了这一行，您填写的内容都保留着，请核对后再提交"
          description={
            <ul>
              {others.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          }
        />
      ) : null}
      <FormRenderer form={form} data={{ form: values }} onChange={change} problems={problems} />
      {corrected ? (
        <div>
          <label htmlFor="ledger-reason" className="wt-field-label">
            更正理由
            {overwrites ? <Required /> : null}
          </label>
          <Input.TextArea
            id="ledger-reason"
            rows={2}
            maxLength={500}
            value={reason}
            {...(tried && lacksReason ? { status: 'error' as const, 'aria-invalid': true } : {})}
            onChange={(event) => setReason(event.target.value)}
          />
          {tried && lacksReason ? (
            <p className="wt-field-error" role="alert">
              请写明更正理由（至少两个字）
            </p>
          ) : (
            <p className="wt-field-hint">改动已有内容须写明理由，与更正人、时间一起留存。</p>
          )}
        </div>
      ) : null}
      <ErrorAlert error={others.length > 0 ? undefined : send.error} onClose={() => send.reset()} />
      {twin ? (
        <div className="wt-row">
          <Button onClick={() => onOpenRow(twin.row.id)}>打开已有的一行</Button>
        </div>
      ) : null}
      <div className="wt-row wt-form-foot">
        <Button
          type="primary"
          loading={send.isPending}
          disabled={corrected !== undefined && changed.length === 0}
          onClick={submit}
        >
          {corrected ? '提交更正' : '登记'}
        </Button>
        <Button onClick={onClose}>取消</Button>
        {corrected && changed.length > 0 ? <span className="wt-muted">改动 {changed.length} 处</span> : null}
      </div>
    </div>
  );
}

/** What names the row stands above the form: it is never corrected. */
function KeyLine({ detail }: { detail: LedgerRowDetail }) {
  const titleOf = (name: string) => detail.columns.find((column) => column.name === name)?.title ?? name;
  return (
    <p>
      {detail.key.map((name) => `${titleOf(name)}：${detail.row.shown[name] ?? ''}`).join('　')}
      <span className="wt-muted">（主键，不能改动）</span>
    </p>
  );
}
