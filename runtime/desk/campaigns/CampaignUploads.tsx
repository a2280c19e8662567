import type { ReactNode } from 'react';
import { api, type FileRef } from '../../ui/api/client.ts';
import { UploadsContext } from '../../ui/parts/uploads.ts';

/** Files that stand in a campaign are opened through it, whoever uploaded them; what was just uploaded is one's own. */
export function CampaignUploads({
  known,
  url,
  children,
}: {
  known: FileRef[];
  url: (file: { hash: string }) => string;
  children: ReactNode;
}) {
  const uploads = {
    upload: api.upload,
    url: (file: { hash: string }) => (known.some(({ hash }) => hash === file.hash) ? url(file) : api.fileUrl(file)),
  };
  return <UploadsContext.Provider value={uploads}>{children}</UploadsContext.Provider>;
}
