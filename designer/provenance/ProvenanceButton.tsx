import { Button } from 'antd';
import { useState } from 'react';
import { LOCAL_FOLDERS, type RefFolder, targetName } from '#engine';
import { api } from '../../runtime/ui/api/client.ts';
import { ProvenanceDrawer } from './ProvenanceDrawer.tsx';

/** Folder and id of the part that a file is about: its own, or the one that an overlay changes. */
export function partOfFile(path: string, content: string): { folder: RefFolder; id: string } | undefined {
  const own = path.startsWith('overlays/')
    ? /"target"\s*:\s*"([a-z-]+)\/[^":]+:([^"]+)"/.exec(content)
    : /^([a-z-]+)\/(.+)\.[a-z]+$/.exec(path);
  const folder = LOCAL_FOLDERS.find((one) => one === own?.[1]);
  return folder && own?.[2] ? { folder, id: own[2] } : undefined;
}

/** 「来源」: where every field of the part comes from, as it holds now. Nothing for files that no layer below overlays. */
export function ProvenanceButton({ pack, path, content }: { pack: string; path: string; content: string }) {
  const part = partOfFile(path, content);
  if (part === undefined) return null;
  const refOf = async () => {
    const { namespace } = await api.pack(pack);
    return targetName({ folder: part.folder, ref: `${namespace}:${part.id}` });
  };
  return <Sources name={`${pack} ${part.folder}/${part.id}`} refOf={refOf} />;
}

/** The button with its drawer. `name` tells one part from another. */
export function Sources({ name, refOf }: { name: string; refOf: () => Promise<string> }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>来源</Button>
      <ProvenanceDrawer name={name} refOf={refOf} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
