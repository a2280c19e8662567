import { InboxOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { api, type PackChange } from '../../runtime/ui/api/client.ts';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';

interface Chosen {
  archive?: File;
  signature?: File;
}

const take = (files: Iterable<File>): Chosen => {
  const chosen: Chosen = {};
  for (const file of files) {
    if (file.name.endsWith('.sig')) chosen.signature = file;
    else chosen.archive = file;
  }
  return chosen;
};

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(String.fromCharCode(...bytes));
}

/** Takes an archive and its signature by drop or by button, and sends them; nothing is installed by that. */
export function Upload({ keys, onPlanned }: { keys: boolean; onPlanned: (change: PackChange) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen>({});
  const [over, setOver] = useState(false);
  const [part, setPart] = useState(0);
  const { archive, signature } = chosen;
  const send = useMutation({
    mutationFn: async (file: File) => api.uploadPack(file, signature && (await base64(signature)), setPart),
    onSuccess: onPlanned,
  });
  const add = (files: Iterable<File>) => {
    send.reset();
    setPart(0);
    setChosen((before) => ({ ...before, ...take(files) }));
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  };
  return (
    <section className="wt-panel">
      <header>
        <h2>上传归档</h2>
        <span className="wt-muted">先生成计划，并用在办件预演；确认之后才会安装。</span>
      </header>
      <div className="wt-panel-body wt-stack">
        <section
          className={`st-drop${over ? ' st-drop-over' : ''}`}
          aria-label="拖放归档"
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={onDrop}
        >
          <InboxOutlined aria-hidden />
          <p>
            {archive ? <b>{archive.name}</b> : '把内容包归档（.tgz）拖到这里'}
            {signature ? <span className="wt-muted">，签名 {signature.name}</span> : null}
          </p>
          <p className="wt-muted">
            {keys ? '本机只接收带签名的归档，请把签名文件（.sig）一并拖入。' : '有签名文件（.sig）的，可一并拖入。'}
          </p>
          <input
            ref={input}
            type="file"
            hidden
            multiple
            accept=".tgz,.sig"
            aria-label="归档和签名文件"
            onChange={(event) => add(event.target.files ?? [])}
          />
          <div className="wt-row st-drop-buttons">
            <Button onClick={() => input.current?.click()}>选择文件</Button>
            <Button
              type="primary"
              disabled={!archive}
              loading={send.isPending}
              onClick={() => archive && send.mutate(archive)}
            >
              生成计划
            </Button>
          </div>
        </section>
        {send.isPending ? <Progress percent={Math.round(part * 100)} size="small" /> : null}
        <ErrorAlert error={send.error} onClose={() => send.reset()} />
      </div>
    </section>
  );
}
