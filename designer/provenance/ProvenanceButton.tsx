import { Button } from 'antd';
import { useState } from 'react';
import { ProvenanceDrawer } from './ProvenanceDrawer.tsx';

/** Id of the item that a file is about: its own, or the one that an overlay changes. */
export function itemIdOf(path: string, content: string): string | undefined {
  if (path.startsWith('items/')) return /^items\/(.+)\.json$/.exec(path)?.[1];
  if (!path.startsWith('overlays/')) return undefined;
  return /"target"\s*:\s*"items\/[^":]+:([^"]+)"/.exec(content)?.[1];
}

/** 「来源」: where every field of the item comes from, as it holds now. Nothing for files that are about no item. */
export function ProvenanceButton({ pack, path, content }: { pack: string; path: string; content: string }) {
  const [open, setOpen] = useState(false);
  const id = itemIdOf(path, content);
  if (id === undefined) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>来源</Button>
      <ProvenanceDrawer pack={pack} item={id} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
