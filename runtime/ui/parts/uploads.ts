import { createContext, useContext } from 'react';
import { api, type FileRef } from '../api/client.ts';

/** Where files go to and where they are shown from. Officers' is the API; the portal hands its applicants' own. */
export interface Uploads {
  upload(file: Blob, name: string, onProgress?: (part: number) => void): Promise<FileRef>;
  /** Undefined: it cannot be opened here. */
  url(file: Pick<FileRef, 'hash'>): string | undefined;
}

export const UploadsContext = createContext<Uploads>({ upload: api.upload, url: api.fileUrl });

export const useUploads = (): Uploads => useContext(UploadsContext);
