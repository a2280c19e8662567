import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { FormDefinition, JsonObject } from '#engine';
import { ApiError, api, type FileRef, newKey, type Progress } from '../../ui/api/client.ts';
import { UploadsContext } from '../../ui/parts/uploads.ts';
import { useDraft } from '../../ui/parts/useDraft.ts';
import { RoomyControls } from '../apply/RoomyControls.tsx';
import { Trouble } from '../Trouble.tsx';
import { useApplicantUploads } from '../uploads/useApplicantUploads.ts';
import { dropWaiting } from '../uploads/waitingFiles.ts';
import { CorrectionPart } from './CorrectionPart.tsx';
import type { Query } from './checkQuery.ts';
import { type Fault, FaultList } from './FaultList.tsx';
import { type Filled, faultsOf, filledFor, type SupplementNotice, toldBy } from './filled.ts';
import { MaterialsPart } from './MaterialsPart.tsx';

export interface SupplementFormProps {
  notice: SupplementNotice;
  /** Number of the case and what proves it to be the applicant's, as they were asked for. */
  asked: Query;
  onDone: (progress: Progress, filled: Filled) => void;
}

/** What this browser keeps until the 补正 is handed in. */
interface Kept extends Filled {
  /** Idempotency key of the next try: one whose answer was lost is not handed in twice, even after the page was closed. */
  key: string;
}

/** As the form was opened, or last cleared. */
interface Start {
  kept: Kept;
  restored: boolean;
}

/** 补正: what the one-time notice asks for is corrected, uploaded and handed in here, instead of a way to the window. */
export default function SupplementForm({ notice, asked, onDone }: SupplementFormProps) {
  const scope = `supplement.${asked.no}`;
  const uploads = useApplicantUploads(notice.office, scope);
  const draft = useDraft<Kept>(scope);
  const [start, setStart] = useState<Start>(() => ({
    kept: { ...filledFor(notice, draft.found?.value), key: draft.found?.value.key ?? newKey() },
    restored: draft.found !== undefined,
  }));
  const [kept, setKept] = useState(start.kept);
  const [checked, setChecked] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  // Who only looks leaves nothing behind.
  useEffect(() => {
    if (kept !== start.kept) draft.keep(kept);
  }, [draft.keep, kept, start]);
  const clear = () => {
    draft.forget();
    void dropWaiting(scope);
    const blank = { ...filledFor(notice, undefined), key: newKey() };
    setStart({ kept: blank, restored: false });
    setKept(blank);
    setChecked(false);
  };
  const send = useMutation({
    mutationFn: () => api.supplementByNo({ ...asked, ...sentOf(notice, kept) }, kept.key),
    onSuccess: (progress) => {
      draft.forget();
      void dropWaiting(scope);
      onDone(progress, kept);
    },
    // What was refused is sent again as another request; a lost answer is asked for with the same key.
    onError: (error) => {
      if (!(error instanceof ApiError && error.code === 'network')) put({});
      summary.current?.focus();
    },
  });
  const put = (change: Partial<Filled>) => setKept((before) => ({ ...before, ...change, key: newKey() }));
  const putFiles = (id: string, files: FileRef[]) =>
    setKept((before) => ({ ...before, files: { ...before.files, [id]: files }, key: newKey() }));
  const told = toldBy(send.error);
  const found = faultsOf(notice, kept);
  const faults: Fault[] = checked
    ? [...found, ...told.filter(({ path }) => !found.some((one) => one.path === path))]
    : [];
  const submit = () => {
    setChecked(true);
    send.reset();
    if (found.length === 0) send.mutate();
    else setTimeout(() => summary.current?.focus());
  };
  const optional = notice.materials.length > 0 || notice.correction !== null;
  return (
    <UploadsContext.Provider value={uploads}>
      <p className="pt-quiet">
        {start.restored ? '已恢复上次填写和上传的内容。' : ''}填的内容自动保存在本机；用公用设备的，离开前请清空。
        <button type="button" className="pt-link" onClick={clear}>
          清空重填
        </button>
      </p>
      <FaultList ref={summary} faults={faults} />
      {notice.correction ? (
        <RoomyControls large={document.documentElement.hasAttribute('data-large')}>
          <CorrectionPart
            form={notice.correction.form as FormDefinition}
            before={notice.correction.answers as JsonObject}
            answers={kept.form}
            faults={faults}
            onChange={(form) => put({ form })}
          />
        </RoomyControls>
      ) : null}
      <MaterialsPart key={start.kept.key} notice={notice} files={kept.files} faults={faults} onChange={putFiles} />
      <div className="pt-field">
        <label htmlFor="supplement-note">说明{optional ? '（选填）' : ''}</label>
        <textarea
          id="supplement-note"
          rows={2}
          maxLength={500}
          value={kept.note}
          aria-describedby="supplement-note-fault"
          onChange={(event) => put({ note: event.target.value })}
        />
        <p id="supplement-note-fault" className="pt-problem">
          {faults.find(({ path }) => path === '/note')?.message}
        </p>
      </div>
      {told.length === 0 ? <Trouble error={send.error} /> : null}
      <button type="button" className="pt-button pt-button-main" disabled={send.isPending} onClick={submit}>
        {send.isPending ? '正在提交…' : '提交补正'}
      </button>
      <p className="pt-quiet">要补的都补好后一起提交。不方便上网的，也可以带到窗口补。</p>
    </UploadsContext.Provider>
  );
}

function sentOf(notice: SupplementNotice, { files, form, note }: Filled) {
  return {
    materials: notice.materials.map(({ id }) => ({ material: id, files: files[id] ?? [] })),
    ...(notice.correction ? { form } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
  };
}
