import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../runtime/ui/api/client.ts';
import { Dialog } from '../../runtime/ui/dialog/Dialog.tsx';
import { dayTime } from '../../runtime/ui/parts/times.ts';
import { download } from './download.ts';
import type { KeptDraft } from './useDraftKeeper.ts';

/** Someone else saved the same draft in between. Either way the other text is downloaded first: nothing is lost. */
export function ConflictDialog({
  kept,
  pack,
  path,
  onTake,
}: {
  kept: KeptDraft;
  pack: string;
  path: string;
  onTake: () => void;
}) {
  const { theirs, keeper, content } = kept;
  // The draft names its author by account; the list of files knows the name.
  const detail = useQuery({
    queryKey: ['pack', pack, theirs?.version],
    queryFn: () => api.pack(pack),
    enabled: theirs !== undefined,
  });
  const author = detail.data?.files.find((file) => file.path === path)?.draft?.updatedBy ?? '另一位同事';
  if (!theirs) return null;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const keepMine = () => {
    download(`对方版本-${name}`, theirs.content);
    keeper.keepMine();
  };
  const takeTheirs = () => {
    download(`我的版本-${name}`, content);
    keeper.takeTheirs();
    onTake();
  };
  return (
    <Dialog
      title="草稿已被他人修改"
      footer={[
        <Button key="theirs" onClick={takeTheirs}>
          采用对方的版本
        </Button>,
        <Button key="mine" type="primary" onClick={keepMine}>
          保留我的版本
        </Button>,
      ]}
    >
      <p>
        {author} 在 {dayTime(theirs.updatedAt)} 保存了同一份草稿，您的修改还没有存到服务器。
      </p>
      <p className="wt-muted">请选择以哪一份为准。没有选中的那一份会自动下载到本机，不会丢失。</p>
    </Dialog>
  );
}
