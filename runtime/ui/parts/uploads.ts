import { createContext, useContext } from 'react';
import { api, type FileRef } from '../api/client.ts';

/** A file that was chosen and has not arrived at the server yet. */
export interface WaitingFile {
  id: string;
  name: string;
  file: Blob;
}

/** Keeps chosen files in this browser until they have arrived, so that neither a lost network nor a reload loses them. */
export interface WaitingFiles {
  /** `place`: which control of the page they were chosen at. */
  of(place: string): Promise<WaitingFile[]>;
  keep(place: string, file: WaitingFile): Promise<void>;
  drop(id: string): Promise<void>;
}

/** Where files go to and where they are shown from. Officers' is the API; the portal hands its applicants' own. */
export interface Uploads {
  upload(file: Blob, name: string, onProgress?: (part: number) => void): Promise<FileRef>;
  /** Undefined: it cannot be opened here. */
  url(file: Pick<FileRef, 'hash'>): string | undefined;
  /** Absent: files that did not arrive are gone with the page. */
  waiting?: WaitingFiles;
}

export const UploadsContext = createContext<Uploads>({ upload: api.upload, url: api.fileUrl });

export const useUploads = (): Uploads => useContext(UploadsContext);
