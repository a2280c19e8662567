import { Alert, Button, Skeleton } from 'antd';
import { Suspense, useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { api } from '../../runtime/ui/api/client.ts';
import { recently } from '../../runtime/ui/parts/times.ts';
import { useDraft } from '../../runtime/ui/parts/useDraft.ts';
import { isStaffed, kindName, packHref, staffingHref } from '../packs/kinds.ts';
import { ProvenanceButton } from '../provenance/ProvenanceButton.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { DiscardButton } from './DiscardButton.tsx';
import { editorFor } from './editors.ts';
import { PublishDialog } from './PublishDialog.tsx';
import { SaveState } from './SaveState.tsx';
import { useDraftKeeper } from './useDraftKeeper.ts';
import type { OpenFile } from './useFile.ts';
import { useLeaveWarning } from './useLeaveWarning.ts';

/** What all editors share: title, state of the draft, copy in the browser, conflict, publishing. */
export function EditorFrame({ opened, onReload }: { opened: OpenFile; onReload: () => void }) {
  const { pack, path, version } = opened.file;
  const kept = useDraftKeeper(opened);
  const local = useDraft<string>(`studio ${pack} ${path}`);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const [publishing, setPublishing] = useState(false);
  /** Grows when the text is replaced from outside the editor. */
  const [turn, setTurn] = useState(0);
  const { keeper } = kept;
  const { keep, forget } = local;
  const onChange = useCallback(
    (content: string) => {
      keeper.change(content);
      keep(content);
    },
    [keeper, keep],
  );
  // The copy in the browser has done its work once the server has the same text.
  const stored = kept.status === 'clean' && kept.draft !== opened.draft;
  useEffect(() => {
    if (stored) forget();
  }, [stored, forget]);
  useLeaveWarning(kept.status !== 'clean');
  const found = local.found && turn === 0 && local.found.value !== kept.content ? local.found : undefined;
  const restore = (content: string) => {
    onChange(content);
    setTurn(turn + 1);
  };
  const Editor = editorFor(path);
  return (
    <div className="st-editor">
      <header className="st-editor-head">
        <Link href={packHref(pack)}>返回</Link>
        <h1 title={path}>{opened.title}</h1>
        <span className="wt-muted wt-nowrap">
          {kindName(path)} · 版本 {version}
        </span>
        <div className="st-tools" ref={setTools} />
        <ProvenanceButton pack={pack} path={path} content={opened.file.content} />
        {isStaffed(path) ? <Link href={staffingHref(pack, path)}>人员测算</Link> : null}
        <SaveState kept={kept} />
        {kept.draft ? (
          <DiscardButton
            onDiscard={async () => {
              await keeper.flush();
              const { draft } = keeper.get();
              if (draft) await api.discardDraft(draft.id);
              forget();
              onReload();
            }}
          />
        ) : null}
        <Button type="primary" disabled={!kept.draft && kept.status === 'clean'} onClick={() => setPublishing(true)}>
          发布
        </Button>
      </header>
      {found ? (
        <Alert
          type="warning"
          showIcon
          title={`本机留有 ${recently(found.at, Date.now())} 未存到服务器的修改`}
          action={
            <span className="wt-row">
              <Button size="small" type="primary" onClick={() => restore(found.value)}>
                恢复
              </Button>
              <Button size="small" onClick={forget}>
                不要了
              </Button>
            </span>
          }
        />
      ) : null}
      <Suspense fallback={<Skeleton active paragraph={{ rows: 10 }} className="st-loading" />}>
        <Editor key={turn} pack={pack} path={path} initial={kept.content} tools={tools} onChange={onChange} />
      </Suspense>
      <ConflictDialog kept={kept} pack={pack} path={path} onTake={() => setTurn(turn + 1)} />
      {publishing ? (
        <PublishDialog
          pack={pack}
          path={path}
          kept={kept}
          onClose={() => setPublishing(false)}
          onDone={() => {
            forget();
            setPublishing(false);
            onReload();
          }}
        />
      ) : null}
    </div>
  );
}
