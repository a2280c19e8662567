import { Button, Input } from 'antd';
import { useState } from 'react';
import { fieldTitle } from '#engine';
import { api, newKey } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { dayTime } from '../../ui/parts/times.ts';
import { useCaseCommand } from './useCase.ts';
import type { CaseWork } from './useCaseWork.ts';

/** The applicant brings what the notice asked for: ticked in the materials, corrected in the form, handed in here. */
export function SupplementPanel({ work, onShow }: { work: CaseWork; onShow: (tab: string) => void }) {
  const { kase } = work;
  const [note, setNote] = useState('');
  const [key] = useState(newKey);
  const send = useCaseCommand(
    kase.id,
    () => {
      const { form } = work.sent();
      return api.supplement(
        kase.id,
        {
          version: kase.version,
          materials: work.records,
          ...(form ? { form } : {}),
          ...(note.trim() ? { note: note.trim() } : {}),
        },
        key,
      );
    },
    work.clear,
  );
  const names = new Map(kase.materials.map(({ material }) => [material.id, material.name]));
  const stateOf = (id: string) => work.records.find((record) => record.material === id)?.state ?? 'missing';
  const asked = kase.notice?.materials ?? [];
  const lacking = asked.filter((id) => stateOf(id) === 'missing');
  return (
    <section className="wt-panel">
      <header>
        <h2>登记补正</h2>
      </header>
      <div className="wt-panel-body wt-stack">
        {kase.notice ? (
          <p className="wt-muted">
            {dayTime(kase.notice.at)} 一次性告知{kase.clock.state === 'paused' ? '，办理时限暂停中' : ''}。
          </p>
        ) : null}
        <ul className="wt-asked">
          {asked.map((id) => (
            <li key={id}>
              <button type="button" className="wt-link" onClick={() => onShow('materials')}>
                {names.get(id) ?? id}
              </button>
              <span className={lacking.includes(id) ? 'wt-tag wt-tag-warn' : 'wt-tag wt-tag-ok'}>
                {lacking.includes(id) ? '待补' : '已补'}
              </span>
            </li>
          ))}
          {(kase.notice?.fields ?? []).map((field) => (
            <li key={field}>
              <button type="button" className="wt-link" onClick={() => onShow('form')}>
                申请表：{fieldTitle(work.compiled.form, field)}
              </button>
              <span className="wt-tag">待更正</span>
            </li>
          ))}
        </ul>
        {kase.notice?.note ? <blockquote className="wt-quote">{kase.notice.note}</blockquote> : null}
        <p className="wt-muted">
          在
          <button type="button" className="wt-link" onClick={() => onShow('materials')}>
            「材料」
          </button>
          中勾选并上传，需要更正的在
          <button type="button" className="wt-link" onClick={() => onShow('form')}>
            「申请表」
          </button>
          中改。
        </p>
        <Input.TextArea
          aria-label="补正说明"
          placeholder="补正说明（选填）"
          rows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <ErrorAlert error={send.error} />
        <Button
          type="primary"
          block
          loading={send.isPending}
          disabled={lacking.length > 0}
          onClick={() => send.mutate(undefined)}
        >
          补正完成
        </Button>
        {lacking.length > 0 ? <p className="wt-refusal">还有 {lacking.length} 份没有补齐。</p> : null}
      </div>
    </section>
  );
}
