import { CloseOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import type { FileRef } from '../api/client.ts';
import { fileSize } from '../form/FileLinks.tsx';
import { useUploads } from './uploads.ts';
import { type Going, type Uploading, useUploading } from './useUploading.ts';

export interface FileUploadProps {
  files: FileRef[];
  onChange: (files: FileRef[]) => void;
  /** File name endings without dot. */
  accept?: string[];
  /** Bytes. */
  limit?: number;
  label?: string;
  /** Which control of the page this is: files that have not arrived are kept under it where the page keeps any. */
  place?: string;
}

const defaultAccept = ['pdf', 'jpg', 'jpeg', 'png'];
const defaultLimit = 10 * 1024 * 1024;

/** Why a file is not taken, or undefined. */
export function refusalOf(file: { name: string; size: number }, accept: string[], limit: number): string | undefined {
  const ending = file.name.split('.').pop()?.toLowerCase() ?? '';
  const allowed = accept.includes('jpg') ? [...accept, 'jpeg'] : accept;
  if (!allowed.includes(ending)) return `「${file.name}」不能上传：只接受 ${accept.join('、')} 格式`;
  if (file.size > limit)
    return `「${file.name}」有 ${fileSize(file.size)}，超过 ${fileSize(limit)} 的上限，请压缩或重新拍摄`;
  return file.size === 0 ? `「${file.name}」是空文件，请重新选择` : undefined;
}

/** Chooses and uploads files one by one with progress; type and size are checked before anything is sent. */
export function FileUpload(props: FileUploadProps) {
  const { files, onChange, accept = defaultAccept, limit = defaultLimit, label = '上传', place } = props;
  const input = useRef<HTMLInputElement>(null);
  const [removed, setRemoved] = useState<FileRef>();
  const uploading = useUploading({ place, files, onChange, refusalOf: (file) => refusalOf(file, accept, limit) });
  const without = (file: FileRef) => files.filter(({ hash }) => hash !== file.hash);
  const remove = (file: FileRef) => {
    setRemoved(file);
    onChange(without(file));
  };
  return (
    <div className="wt-upload">
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accept.map((ending) => `.${ending}`).join(',')}
        onChange={(event) => {
          setRemoved(undefined);
          void uploading.add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button
        size="small"
        icon={<UploadOutlined />}
        loading={uploading.going.some(({ state }) => state === 'going')}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      {files.map((file) => (
        <Arrived key={file.hash} file={file} onRemove={() => remove(file)} />
      ))}
      {uploading.going.map((one) => (
        <OnItsWay key={one.id} one={one} uploading={uploading} />
      ))}
      {removed && !files.some(({ hash }) => hash === removed.hash) ? (
        <p className="wt-muted" role="status">
          已移除“{removed.name}”
          <Button type="link" size="small" onClick={() => onChange([...without(removed), removed])}>
            恢复
          </Button>
        </p>
      ) : null}
      {uploading.refused ? (
        <p className="wt-field-error" role="alert">
          {uploading.refused}
        </p>
      ) : null}
    </div>
  );
}

const RemoveButton = ({ name, onClick }: { name: string; onClick: () => void }) => (
  <Button type="text" size="small" icon={<CloseOutlined />} aria-label={`移除 ${name}`} onClick={onClick} />
);

function Arrived({ file, onRemove }: { file: FileRef; onRemove: () => void }) {
  const { url, waiting } = useUploads();
  const href = url(file);
  return (
    <span className="wt-file">
      {href ? (
        <a href={href} target="_blank" rel="noreferrer">
          {file.name}
        </a>
      ) : (
        file.name
      )}
      {file.size > 0 ? <small className="wt-muted">{fileSize(file.size)}</small> : null}
      {waiting ? <small className="wt-tag wt-tag-ok">已上传</small> : null}
      <RemoveButton name={file.name} onClick={onRemove} />
    </span>
  );
}

/** A file that is being sent, or did not arrive. */
function OnItsWay({ one, uploading }: { one: Going; uploading: Uploading }) {
  const { waiting } = useUploads();
  if (one.state === 'going')
    return (
      <span className="wt-file">
        {one.name}
        <small className="wt-muted">正在上传</small>
        <Progress
          percent={Math.round(one.part * 100)}
          size="small"
          className="wt-upload-progress"
          aria-label={`正在上传 ${one.name}`}
        />
      </span>
    );
  return (
    <span className="wt-file wt-file-failed" role="alert">
      <span>
        “{one.name}”没有传上去：{one.told}
        {waiting ? '文件保留在本机，网络恢复后自动重传。' : ''}
      </span>
      <Button size="small" onClick={() => uploading.retry(one.id)}>
        重试
      </Button>
      <RemoveButton name={one.name} onClick={() => uploading.giveUp(one.id)} />
    </span>
  );
}
