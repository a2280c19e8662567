import type { FileRef } from '../../ui/api/client.ts';
import { FileUpload } from '../../ui/parts/FileUpload.tsx';
import type { Fault } from './FaultList.tsx';
import type { SupplementNotice } from './filled.ts';

export interface MaterialsPartProps {
  notice: SupplementNotice;
  files: Record<string, FileRef[]>;
  faults: readonly Fault[];
  onChange: (material: string, files: FileRef[]) => void;
}

/** Each material that the notice asks for, with its files. */
export function MaterialsPart({ notice, files, faults, onChange }: MaterialsPartProps) {
  if (notice.materials.length === 0) return null;
  return (
    <ol className="pt-materials pt-asked">
      {notice.materials.map(({ id, name, accept }) => (
        <li key={id} id={`asked-${id}`}>
          <b>{name}</b>
          <FileUpload
            label="拍照或选择文件"
            place={id}
            files={files[id] ?? []}
            {...(accept.length > 0 ? { accept } : {})}
            onChange={(next) => onChange(id, next)}
          />
          {faults
            .filter(({ path }) => path === `/materials/${id}`)
            .map(({ message }) => (
              <p key={message} className="pt-problem">
                {message}
              </p>
            ))}
        </li>
      ))}
    </ol>
  );
}
