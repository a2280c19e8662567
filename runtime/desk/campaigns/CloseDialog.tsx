import { Input } from 'antd';
import { useState } from 'react';
import { api, type CampaignSummaryView, type CloseCampaign } from '../../ui/api/client.ts';
import { Field } from '../../ui/dialog/Field.tsx';
import { FormDialog } from '../../ui/dialog/FormDialog.tsx';
import { useCampaignCommand } from './useCampaignCommand.ts';

/** 结束任务: says what will not be done any more, and asks for the reason where somebody has not finished. */
export function CloseDialog({ found, onClose }: { found: CampaignSummaryView; onClose: () => void }) {
  const [note, setNote] = useState('');
  const open = found.offices - found.done;
  const send = useCampaignCommand(
    (body: CloseCampaign, key) => api.closeCampaign(found.run.id, body, key),
    '任务已结束',
    onClose,
  );
  return (
    <FormDialog
      title={`结束“${found.run.title}”`}
      about={
        open > 0
          ? `还有 ${open} 个机构没有完成，结束后不能再上报。请写明原因。`
          : '全部机构已经完成。结束后各机构的情况、抽查和汇总仍可查看和导出。'
      }
      ok="结束任务"
      danger
      lacks={open > 0 && note.trim() === '' ? ['说明'] : []}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSend={() => send.mutate({ version: found.run.version, note })}
    >
      <Field id="close-note" label="说明" required={open > 0}>
        <Input.TextArea
          id="close-note"
          rows={3}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
