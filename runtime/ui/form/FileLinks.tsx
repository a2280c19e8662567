import { PaperClipOutlined } from '@ant-design/icons';
import type { Json } from '#engine';
import type { FileRef } from '../api/client.ts';
import { useUploads } from '../parts/uploads.ts';

const isFile = (value: unknown): value is FileRef =>
  typeof value === 'object' && value !== null && 'hash' in value && 'name' in value;

/** A form may hold the bare reference of a file: the SM3 of its content. */
const toFile = (value: unknown): FileRef[] => {
  if (isFile(value)) return [value];
  return typeof value === 'string' && value !== '' ? [{ hash: value, name: '已上传文件', type: '', size: 0 }] : [];
};

/** The uploaded files of a value: one reference or a list. */
export const filesOf = (value: unknown): FileRef[] => (Array.isArray(value) ? value : [value]).flatMap(toFile);

const units = ['B', 'KB', 'MB', 'GB'];

/** 1.2 MB */
export function fileSize(bytes: number): string {
  const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  return `${(bytes / 1024 ** step).toFixed(step > 1 ? 1 : 0)} ${units[step]}`;
}

/** Links to uploaded files; a signature is shown as the picture it is. */
export function FileLinks({ value, signature = false }: { value: Json | undefined; signature?: boolean }) {
  const { url } = useUploads();
  const files = filesOf(value);
  if (files.length === 0) return <span className="wt-muted">—</span>;
  return (
    <span className="wt-files">
      {files.map((file) => {
        const href = url(file);
        if (href === undefined) return <span key={file.hash}>{signature ? '已签名' : file.name}</span>;
        return (
          <a
            key={file.hash}
            href={href}
            target="_blank"
            rel="noreferrer"
            title={file.size > 0 ? `${file.name}（${fileSize(file.size)}）` : '打开文件'}
          >
            {signature ? (
              <img src={href} alt="手写签名" className="wt-signature-image" />
            ) : (
              <>
                <PaperClipOutlined /> {file.name}
              </>
            )}
          </a>
        );
      })}
    </span>
  );
}
