import { Button } from 'antd';
import { useState } from 'react';
import { api, type CampaignBoard, type FileRef, type GiveCampaignFiles } from '../../ui/api/client.ts';
import { FileLinks } from '../../ui/form/FileLinks.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { FileUpload } from '../../ui/parts/FileUpload.tsx';
import { CampaignUploads } from './CampaignUploads.tsx';
import { useCampaignCommand } from './useCampaignCommand.ts';

const ACCEPTED = ['pdf', 'ofd', 'docx', 'xlsx', 'jpg', 'png'];

const hashesOf = (files: FileRef[]): string => files.map(({ hash }) => hash).join(' ');

/** The notice and the templates of a run, for every office that takes part. */
export function GivenFiles({ run, files }: { run: string; files: FileRef[] }) {
  if (files.length === 0) return null;
  return (
    <CampaignUploads known={files} url={(file) => api.campaignFileUrl(run, file)}>
      <p className="wt-row">
        <span className="wt-muted">附件</span>
        <FileLinks value={files.map(({ hash, name, type, size }) => ({ hash, name, type, size }))} />
      </p>
    </CampaignUploads>
  );
}

/** The same for whoever manages the run: given and taken back together, when they are saved. */
export function Attachments({ board: { run, files, may } }: { board: CampaignBoard }) {
  if (!may.manage || run.closed) return <GivenFiles run={run.id} files={files} />;
  return <EditedFiles key={hashesOf(files)} run={run} given={files} />;
}

function EditedFiles({ run, given }: { run: CampaignBoard['run']; given: FileRef[] }) {
  const [files, setFiles] = useState(given);
  const save = useCampaignCommand(
    (body: GiveCampaignFiles, key) => api.giveCampaignFiles(run.id, body, key),
    '附件已保存，参加任务的机构都能下载',
  );
  const changed = hashesOf(files) !== hashesOf(given);
  return (
    <CampaignUploads known={given} url={(file) => api.campaignFileUrl(run.id, file)}>
      <section className="wt-row" aria-label="附件">
        <span className="wt-muted">附件（通知、模板）</span>
        <FileUpload files={files} accept={ACCEPTED} label="上传附件" onChange={setFiles} />
        {changed ? (
          <>
            <Button
              size="small"
              type="primary"
              loading={save.isPending}
              onClick={() => save.mutate({ version: run.version, files: files.map(({ hash }) => ({ hash })) })}
            >
              保存附件
            </Button>
            <Button size="small" onClick={() => setFiles(given)}>
              不改了
            </Button>
          </>
        ) : null}
      </section>
      <ErrorAlert error={save.error} />
    </CampaignUploads>
  );
}
