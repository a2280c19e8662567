import { CloseOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { ApiError, type FileRef } from '../api/client.ts';
import { fileSize } from '../form/FileLinks.tsx';
import { useUploads } from './uploads.ts';

export interface FileUploadProps {
  files: FileRef[];
  onChange: (files: FileRef[]) => void;
  /** File name endings without dot. */
  accept?: string[];
  /** Bytes. */
  limit?: number;
  label?: string;
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
export function FileUpload({
  files,
  onChange,
  accept = defaultAccept,
  limit = defaultLimit,
  label = '上传',
}: FileUploadProps) {
  const input = useRef<HTMLInputElement>(null);
  const [progress, setProgress] = useState<{ name: string; part: number }>();
  const [error, setError] = useState<string>();
  const uploads = useUploads();

  async function add(chosen: File[]) {
    setError(undefined);
    let all = files;
    for (const file of chosen) {
      const refusal = refusalOf(file, accept, limit);
      if (refusal) {
        setError(refusal);
        continue;
      }
      setProgress({ name: file.name, part: 0 });
      try {
        const uploaded = await uploads.upload(file, file.name, (part) => setProgress({ name: file.name, part }));
        all = [...all.filter((known) => known.hash !== uploaded.hash), uploaded];
        onChange(all);
      } catch (failure) {
        setError(
          failure instanceof ApiError ? `「${file.name}」没有传上去：${failure.problem.detail}` : '上传失败，请重试',
        );
      }
    }
    setProgress(undefined);
  }

  return (
    <div className="wt-upload">
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accept.map((ending) => `.${ending}`).join(',')}
        onChange={(event) => {
          void add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button
        size="small"
        icon={<UploadOutlined />}
        loading={progress !== undefined}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      {files.map((file) => (
        <span key={file.hash} className="wt-file">
          {uploads.url(file) ? (
            <a href={uploads.url(file)} target="_blank" rel="noreferrer">
              {file.name}
            </a>
          ) : (
            file.name
          )}
          {file.size > 0 ? <small className="wt-muted">{fileSize(file.size)}</small> : null}
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={`移除 ${file.name}`}
            onClick={() => onChange(files.filter((other) => other.hash !== file.hash))}
          />
        </span>
      ))}
      {progress ? (
        <Progress
          percent={Math.round(progress.part * 100)}
          size="small"
          className="wt-upload-progress"
          aria-label={`正在上传 ${progress.name}`}
        />
      ) : null}
      {error ? (
        <p className="wt-field-error" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}
