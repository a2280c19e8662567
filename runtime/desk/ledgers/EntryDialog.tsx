import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../ui/api/client.ts';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { Field } from '../../ui/dialog/Field.tsx';
import { WorkbookUpload } from '../../ui/parts/WorkbookUpload.tsx';

/** Takes a filled-in template; every wrong cell is listed, and then nothing is written. */
export function EntryDialog({
  ledger,
  title,
  onClose,
  onEntered,
}: {
  ledger: string;
  title: string;
  onClose: () => void;
  onEntered: () => void;
}) {
  const [reason, setReason] = useState('');
  return (
    <Dialog title={`从 Excel 登记：${title}`} onClose={onClose}>
      <p className="wt-muted">
        先下载模板，填好后上传。已有的行按主键更新，空着的格不改动原来的内容；有一处不正确就全部不写入。每一行都留有登记人和时间。
      </p>
      <WorkbookUpload
        label="填好的 Excel 文件"
        verb="登记"
        about={reason.trim()}
        lead={
          <Button icon={<DownloadOutlined />} href={api.ledgerTemplate(ledger)} download>
            下载模板
          </Button>
        }
        fields={
          <Field id="entry-reason" label="更正理由" aside="改动办件已登记的内容时必填">
            <Input
              id="entry-reason"
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        }
        send={(workbook, onProgress) => api.importLedger(ledger, workbook, reason.trim(), onProgress)}
        onSent={onEntered}
        result={({ added, changed, no }) => (
          <Alert type="success" showIcon title={`已登记：新增 ${added} 行，更新 ${changed} 行。登记号 ${no}。`} />
        )}
      />
    </Dialog>
  );
}
