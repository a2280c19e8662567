import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, type FileRef, newKey } from '../api/client.ts';
import { useUploads, type WaitingFile } from './uploads.ts';

/** A chosen file on its way. `failed`: not arrived, and may be sent again; `told`: why. */
export interface Going extends WaitingFile {
  state: 'going' | 'failed';
  /** 0–1 of it has been sent. */
  part: number;
  told?: string;
}

export interface Uploading {
  going: Going[];
  /** Why a file cannot be taken at all. */
  refused: string | undefined;
  add(chosen: File[]): Promise<void>;
  retry(id: string): void;
  /** Not to be sent after all. */
  giveUp(id: string): void;
}

export interface UploadingOptions {
  /** Control of the page, for files that wait in the browser; absent: they are not kept. */
  place: string | undefined;
  files: FileRef[];
  onChange: (files: FileRef[]) => void;
  refusalOf: (file: File) => string | undefined;
}

/** What the server says of a file stays true; a lost network, a busy or a broken server do not. */
const isPassing = (failure: unknown): boolean =>
  !(failure instanceof ApiError) || failure.code === 'network' || failure.status === 429 || failure.status >= 500;

const reasonOf = (failure: unknown): string =>
  failure instanceof ApiError && failure.code !== 'network' ? failure.problem.detail : '网络没有连通。';

/** On their way from any control: one that is shown again does not send them twice. */
const sending = new Set<string>();

/** Sends chosen files one after the other; what did not arrive is kept, and sent again when the network is back. */
export function useUploading({ place, files, onChange, refusalOf }: UploadingOptions): Uploading {
  const uploads = useUploads();
  const [going, setGoing] = useState<Going[]>([]);
  const [refused, setRefused] = useState<string>();
  const latest = useRef({ files, onChange });
  latest.current = { files, onChange };
  const { upload, waiting } = uploads;

  const change = useCallback(
    (id: string, more: Partial<Going>) =>
      setGoing((list) => list.map((one) => (one.id === id ? { ...one, ...more } : one))),
    [],
  );
  const leave = useCallback(
    (id: string) => {
      void waiting?.drop(id);
      setGoing((list) => list.filter((one) => one.id !== id));
    },
    [waiting],
  );
  const send = useCallback(
    async ({ id, name, file }: WaitingFile) => {
      if (sending.has(id)) return;
      sending.add(id);
      change(id, { state: 'going', part: 0 });
      try {
        const arrived = await upload(file, name, (part) => change(id, { part }));
        const all = [...latest.current.files.filter(({ hash }) => hash !== arrived.hash), arrived];
        latest.current.files = all;
        latest.current.onChange(all);
        leave(id);
      } catch (failure) {
        if (isPassing(failure)) change(id, { state: 'failed', told: reasonOf(failure) });
        else {
          leave(id);
          setRefused(`“${name}”没有传上去：${reasonOf(failure)}`);
        }
      }
      sending.delete(id);
    },
    [upload, leave, change],
  );

  useEffect(() => {
    let here = true;
    if (place !== undefined)
      void waiting?.of(place).then((found) => {
        if (!here || found.length === 0) return;
        setGoing(found.map((one) => ({ ...one, state: 'failed', part: 0, told: '上次没有传完。' })));
        for (const one of found) void send(one);
      });
    return () => {
      here = false;
    };
  }, [place, waiting, send]);

  useEffect(() => {
    const again = () => {
      for (const one of going) if (one.state === 'failed') void send(one);
    };
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [going, send]);

  return {
    going,
    refused,
    async add(chosen) {
      const refusals = chosen.flatMap((file) => refusalOf(file) ?? []);
      setRefused(refusals[0]);
      const taken = chosen
        .filter((file) => refusalOf(file) === undefined)
        .map((file): Going => ({ id: newKey(), name: file.name, file, state: 'going', part: 0 }));
      setGoing((list) => [...list, ...taken]);
      if (place !== undefined)
        await Promise.all(taken.map(({ id, name, file }) => waiting?.keep(place, { id, name, file })));
      for (const one of taken) await send(one);
    },
    retry(id) {
      const one = going.find((other) => other.id === id);
      if (one) void send(one);
    },
    giveUp: leave,
  };
}
