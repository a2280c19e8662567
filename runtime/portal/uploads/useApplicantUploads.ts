import { useMemo } from 'react';
import { api, type FileRef } from '../../ui/api/client.ts';
import type { Uploads } from '../../ui/parts/uploads.ts';
import { waitingFiles } from './waitingFiles.ts';

/**
 * Files go to the chosen office. What was uploaded in this visit can be looked at again; the server gives nothing back.
 * `scope`: the application or 补正 under which files wait for the network.
 */
export function useApplicantUploads(office: string, scope: string): Uploads {
  return useMemo(() => {
    const seen = new Map<string, string>();
    return {
      async upload(file, name, onProgress): Promise<FileRef> {
        const uploaded = await api.uploadAsApplicant(office, file, name, onProgress);
        seen.set(uploaded.hash, URL.createObjectURL(file));
        return uploaded;
      },
      url: ({ hash }) => seen.get(hash),
      waiting: waitingFiles(scope),
    };
  }, [office, scope]);
}
