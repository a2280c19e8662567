import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import type { Localization } from '../../runtime/ui/api/client.ts';
import { Field } from '../../runtime/ui/dialog/Field.tsx';
import { FormDialog } from '../../runtime/ui/dialog/FormDialog.tsx';

type Stop = 'withdraw' | 'end';

const stops: Record<Stop, { title: string; words: string }> = {
  withdraw: { title: '撤回申请', words: '撤回后，审核和批准不再进行；草稿可以修改后重新报批。' },
  end: { title: '停用本地化', words: '停用后，新办件按上级统一的内容办理；在办件仍按受理时的规定办完。' },
};

export interface ActionsProps {
  localization: Localization;
  dirty: boolean;
  busy: boolean;
  onSubmit: () => void;
  onActivate: () => void;
  onStop: (verb: Stop, reason: string) => void;
  onDiscard: () => void;
}

/** Where it stands and what may be done next. */
export function Actions({ localization, dirty, busy, onSubmit, onActivate, onStop, onDiscard }: ActionsProps) {
  const { note, may, reason, document, expires } = localization;
  const [stopping, setStopping] = useState<Stop>();
  return (
    <section className="wt-panel" aria-label="状态">
      <div className="wt-panel-body wt-row">
        <div className="wt-grow">
          <p>{note}</p>
          {may.edit ? null : (
            <p className="wt-muted">
              理由：{reason || '未填'}　文号：{document ?? '未填'}　有效期至：{expires ?? '未定'}
            </p>
          )}
          {dirty ? <p className="st-warning">保存修改后才能报批或者启用。</p> : null}
        </div>
        {may.submit ? (
          <Button type="primary" disabled={dirty} loading={busy} onClick={onSubmit}>
            报上级批准
          </Button>
        ) : null}
        {may.activate ? (
          <Button type="primary" disabled={dirty} loading={busy} onClick={onActivate}>
            启用
          </Button>
        ) : null}
        {may.withdraw ? <Button onClick={() => setStopping('withdraw')}>撤回申请</Button> : null}
        {may.end ? <Button onClick={() => setStopping('end')}>停用</Button> : null}
        {may.discard ? (
          <Popconfirm title="删除这份草稿？" okText="删除" cancelText="保留" onConfirm={onDiscard}>
            <Button type="text">删除草稿</Button>
          </Popconfirm>
        ) : null}
      </div>
      {stopping ? (
        <StopDialog
          stop={stopping}
          busy={busy}
          onClose={() => setStopping(undefined)}
          onStop={(reason) => onStop(stopping, reason)}
        />
      ) : null}
    </section>
  );
}

interface StopDialogProps {
  stop: Stop;
  busy: boolean;
  onClose: () => void;
  onStop: (reason: string) => void;
}

function StopDialog({ stop, busy, onClose, onStop }: StopDialogProps) {
  const [reason, setReason] = useState('');
  const { title, words } = stops[stop];
  return (
    <FormDialog
      title={title}
      about={words}
      ok={title}
      danger={stop === 'end'}
      lacks={reason.trim() === '' ? ['理由'] : []}
      busy={busy}
      onClose={onClose}
      onSend={() => {
        onStop(reason.trim());
        onClose();
      }}
    >
      <Field id="stop-reason" label="理由" required>
        <Input.TextArea
          id="stop-reason"
          maxLength={500}
          autoSize={{ minRows: 2 }}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
