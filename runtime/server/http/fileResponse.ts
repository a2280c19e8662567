import type { FileRow } from '../../store/port.ts';
import type { FileStore } from '../fileStore.ts';
import { notFound } from '../problem.ts';
import type { AppContext } from './env.ts';

/** An uploaded file as an attachment, never shown by the browser as a page. @throws {ApiProblem} 404 */
export function fileResponse(
  c: AppContext,
  files: FileStore,
  file: Pick<FileRow, 'hash' | 'name' | 'type' | 'size'> | undefined,
) {
  const content = file ? files.read(file.hash) : undefined;
  if (!file || !content) throw notFound('该文件', 'file.notFound');
  return c.body(content, 200, {
    'content-type': file.type,
    'content-length': String(file.size),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=3600',
  });
}
