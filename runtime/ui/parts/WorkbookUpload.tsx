import { useMutation } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { ErrorAlert } from './ErrorAlert.tsx';
import { refusalOf } from './FileUpload.tsx';

const ENDINGS = ['xlsx'];
const MOST = 8 * 1024 * 1024;

interface Sending {
  file: File;
  about: string;
}

/**
 * Chooses a workbook and sends it: progress, every wrong cell that the server names, and what came of it. `about` says what
 * is sent beside the file: when it changes, what was told of the former sending no longer holds.
 */
export function WorkbookUpload<R>({
  label,
  verb,
  about,
  lead,
  fields,
  send,
  onSent,
  result,
}: {
  /** Of the file, for those who do not see it. */
  label: string;
  /** What the button does: 导入, 登记. */
  verb: string;
  about: string;
  /** In front of the choice of the file. */
  lead?: ReactNode;
  /** Below it. */
  fields?: ReactNode;
  send: (file: File, onProgress: (part: number) => void) => Promise<R>;
  onSent: () => void;
  result: (sent: R) => ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [refusal, setRefusal] = useState<string>();
  const [part, setPart] = useState(0);
  const sending = useMutation({
    mutationFn: (workbook: Sending) => send(workbook.file, setPart),
    onSuccess: onSent,
  });
  const { variables } = sending;
  const holds = variables?.file === file && variables?.about === about;
  const choose = (chosen: File | undefined) => {
    if (!chosen) return;
    setRefusal(refusalOf(chosen, ENDINGS, MOST));
    setFile(chosen);
    setPart(0);
  };
  return (
    <div className="wt-stack">
      <div className="wt-row">
        {lead}
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx"
          aria-label={label}
          onChange={(event) => {
            choose(event.target.files?.[0]);
            // The same file is chosen again once it has been put right.
            event.target.value = '';
          }}
        />
        <Button disabled={sending.isPending} onClick={() => input.current?.click()}>
          选择文件
        </Button>
        <span className="wt-workbook">{file ? file.name : <span className="wt-muted">尚未选择 .xlsx 文件</span>}</span>
        <Button
          className="wt-end"
          type="primary"
          disabled={!file || refusal !== undefined || (holds && sending.isSuccess)}
          loading={sending.isPending}
          onClick={() => file && sending.mutate({ file, about })}
        >
          {verb}
        </Button>
      </div>
      {fields}
      {refusal ? (
        <p className="wt-field-error" role="alert">
          {refusal}
        </p>
      ) : null}
      {sending.isPending ? <Progress percent={Math.round(part * 100)} size="small" /> : null}
      <ErrorAlert error={holds ? sending.error : null} onClose={() => sending.reset()} />
      {holds && sending.data !== undefined ? result(sending.data) : null}
    </div>
  );
}
