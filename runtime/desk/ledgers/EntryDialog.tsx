import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Modal, Progress } from 'antd';
import { useRef, useState } from 'react';
import { api } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';

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
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [part, setPart] = useState(0);
  const send = useMutation({
    mutationFn: (workbook: File) => api.importLedger(ledger, workbook, setPart),
    onSuccess: onEntered,
  });
  const choose = (chosen: File | undefined) => {
    send.reset();
    setPart(0);
    setFile(chosen);
  };
  return (
    <Modal open title={`从 Excel 登记：${title}`} onCancel={onClose} footer={null} width={620}>
      <div className="wt-stack">
        <p className="wt-muted">
          先下载模板，填好后上传。已有的行按主键更新，空着的格不改动原来的内容；有一处不正确就全部不写入。每一行都留有登记人和时间。
        </p>
        <div className="wt-row">
          <Button icon={<DownloadOutlined />} href={api.ledgerTemplate(ledger)} download>
            下载模板
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".xlsx"
            aria-label="填好的 Excel 文件"
            onChange={(event) => choose(event.target.files?.[0])}
          />
          <Button onClick={() => input.current?.click()}>选择文件</Button>
          <span>{file ? file.name : <span className="wt-muted">尚未选择</span>}</span>
          <Button
            className="wt-end"
            type="primary"
            disabled={!file || send.isSuccess}
            loading={send.isPending}
            onClick={() => file && send.mutate(file)}
          >
            登记
          </Button>
        </div>
        {send.isPending ? <Progress percent={Math.round(part * 100)} size="small" /> : null}
        <ErrorAlert error={send.error} onClose={() => send.reset()} />
        {send.data ? (
          <Alert
            type="success"
            showIcon
            title={`已登记：新增 ${send.data.added} 行，更新 ${send.data.changed} 行。登记号 ${send.data.no}。`}
          />
        ) : null}
      </div>
    </Modal>
  );
}
