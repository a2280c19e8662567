import { Button, DatePicker, Input, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { partName } from '#engine';
import type { Localization } from '../../runtime/ui/api/client.ts';
import { JsonText } from '../text/JsonText.tsx';
import { type Draft, partOf } from './draft.ts';
import { KindFields } from './fields/KindFields.tsx';
import '../text/text.css';

export interface DraftEditorProps {
  localization: Localization;
  draft: Draft;
  dirty: boolean;
  busy: boolean;
  onChange: (draft: Draft) => void;
  onSave: () => void;
}

/** Why, and what: the system works out from the edited part what differs from the layer above. */
export function DraftEditor({ localization, draft, dirty, busy, onChange, onSave }: DraftEditorProps) {
  const [view, setView] = useState<'common' | 'text'>('common');
  const { may, problems, target, division, source, kindName } = localization;
  const put = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const whole = partOf(draft.content) !== undefined;
  return (
    <section className="wt-panel">
      <header>
        <h2>拟订</h2>
        <span className="wt-end wt-row">
          {dirty ? <span className="st-warning">有未保存的修改</span> : <span className="wt-muted">已保存</span>}
          <Button type="primary" disabled={!dirty || !whole || !may.edit} loading={busy} onClick={onSave}>
            保存
          </Button>
        </span>
      </header>
      <div className="wt-panel-body wt-stack">
        <Why draft={draft} put={put} />
        <Segmented
          aria-label={`怎样修改${kindName}`}
          options={[
            { value: 'common', label: '常改的内容' },
            { value: 'text', label: '全部内容（JSON）' },
          ]}
          value={view}
          onChange={(next) => setView(next as 'common' | 'text')}
        />
        {view === 'common' ? (
          <KindFields
            folder={partName(target).folder}
            content={draft.content}
            base={localization.base}
            division={division}
            source={source}
            onChange={(content) => put({ content })}
          />
        ) : (
          <div className="st-local-text">
            <JsonText
              label={`${kindName}内容`}
              value={draft.content}
              onChange={(content) => put({ content })}
              findings={problems.map((message) => ({ severity: 'error', code: 'localization', message }))}
            />
          </div>
        )}
      </div>
    </section>
  );
}

function Why({ draft, put }: { draft: Draft; put: (part: Partial<Draft>) => void }) {
  return (
    <div className="st-local-fields">
      <div className="st-row">
        <label htmlFor="local-document">依据文号</label>
        <Input
          id="local-document"
          maxLength={100}
          placeholder="如：清人社发〔2026〕8号"
          value={draft.document}
          onChange={(event) => put({ document: event.target.value })}
        />
      </div>
      <div className="st-row">
        <label htmlFor="local-expires">有效期至</label>
        <DatePicker
          id="local-expires"
          value={draft.expires === '' ? null : dayjs(draft.expires)}
          format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY年M月D日']}
          placeholder="如 20271231"
          onChange={(next) => put({ expires: next?.format('YYYY-MM-DD') ?? '' })}
        />
      </div>
      <div className="st-row st-local-wide">
        <label htmlFor="local-reason">理由</label>
        <Input.TextArea
          id="local-reason"
          autoSize={{ minRows: 2 }}
          maxLength={1000}
          value={draft.reason}
          onChange={(event) => put({ reason: event.target.value })}
        />
      </div>
    </div>
  );
}
