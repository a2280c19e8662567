import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, api, type FileRef, newKey, type Progress } from '../../ui/api/client.ts';
import { FileUpload } from '../../ui/parts/FileUpload.tsx';
import { UploadsContext } from '../../ui/parts/uploads.ts';
import { useApplicantUploads } from '../apply/useApplicantUploads.ts';
import { Trouble } from '../Trouble.tsx';
import type { Query } from './checkQuery.ts';

export interface SupplementFormProps {
  notice: NonNullable<Progress['notice']>;
  /** Number of the case and of its applicant, as they were asked for. */
  asked: Query;
  onDone: () => void;
}

/** 补正: what the one-time notice asks for is uploaded and handed in here, instead of a way to the window. */
export default function SupplementForm({ notice, asked, onDone }: SupplementFormProps) {
  const uploads = useApplicantUploads(notice.office);
  const [files, setFiles] = useState<Record<string, FileRef[]>>({});
  const [note, setNote] = useState('');
  const [checked, setChecked] = useState(false);
  const [key, setKey] = useState(newKey);
  const send = useMutation({
    mutationFn: () => {
      const materials = notice.materials.map(({ id }) => ({ material: id, files: files[id] ?? [] }));
      return api.supplementByNo({ ...asked, materials, ...(note.trim() ? { note: note.trim() } : {}) }, key);
    },
    onSuccess: onDone,
    // What was refused is sent again as another request; a lost answer is asked for with the same key.
    onError: (error) => {
      if (!(error instanceof ApiError && error.code === 'network')) setKey(newKey());
    },
  });
  const lacking = notice.materials.filter(({ id }) => (files[id] ?? []).length === 0);
  const silent = notice.materials.length === 0 && note.trim() === '';
  const submit = () => {
    setChecked(true);
    if (lacking.length === 0 && !silent) send.mutate();
  };
  const changed = () => setKey(newKey());
  return (
    <UploadsContext.Provider value={uploads}>
      <ol className="pt-materials pt-asked">
        {notice.materials.map(({ id, name, accept }) => (
          <li key={id}>
            <b>{name}</b>
            <FileUpload
              label="拍照或选择文件"
              files={files[id] ?? []}
              {...(accept.length > 0 ? { accept } : {})}
              onChange={(next) => {
                changed();
                setFiles((before) => ({ ...before, [id]: next }));
              }}
            />
            {checked && (files[id] ?? []).length === 0 ? <p className="pt-problem">还没有上传“{name}”</p> : null}
          </li>
        ))}
      </ol>
      <div className="pt-field">
        <label htmlFor="supplement-note">说明{notice.materials.length > 0 ? '（选填）' : ''}</label>
        <textarea
          id="supplement-note"
          rows={2}
          maxLength={500}
          value={note}
          onChange={(event) => {
            changed();
            setNote(event.target.value);
          }}
        />
        {checked && silent ? <p className="pt-problem">请写明补正的内容</p> : null}
      </div>
      <Trouble error={send.error} />
      <button type="button" className="pt-button pt-button-main" disabled={send.isPending} onClick={submit}>
        {send.isPending ? '正在提交…' : '提交补正'}
      </button>
      <p className="pt-quiet">须全部上传后提交。不方便上传的，也可以带到窗口补交。</p>
    </UploadsContext.Provider>
  );
}
