import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress, Result, Skeleton } from 'antd';
import { Link } from 'wouter';
import { api, type Published } from '../../runtime/ui/api/client.ts';
import { Dialog } from '../../runtime/ui/dialog/Dialog.tsx';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { FindingList } from '../findings/FindingList.tsx';
import { isStaffed, kindName, staffingHref } from '../packs/kinds.ts';
import type { KeptDraft } from './useDraftKeeper.ts';

export interface PublishDialogProps {
  pack: string;
  path: string;
  kept: KeptDraft;
  onClose: () => void;
  /** After publishing: the file is read anew. */
  onDone: () => void;
}

/** Shows what the server finds on the draft, and publishes it as the pack's next version when nothing blocks. */
export function PublishDialog({ pack, path, kept, onClose, onDone }: PublishDialogProps) {
  const client = useQueryClient();
  const checked = useQuery({
    queryKey: ['lint', pack, path, kept.content],
    queryFn: () => api.lint({ pack, path, content: kept.content }),
    staleTime: 0,
    gcTime: 0,
  });
  const publish = useMutation({
    mutationFn: async () => {
      const { draft, error } = await kept.keeper.flush();
      if (!draft) throw error ?? new Error('no draft');
      return api.publish(pack);
    },
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'file' && queryKey[0] !== 'lint' }),
  });
  if (publish.data) return <Done published={publish.data} onClose={onDone} />;
  const findings = checked.data?.findings ?? [];
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  return (
    <Dialog
      title="发布新版本"
      onClose={onClose}
      width="large"
      footer={[
        <Button key="back" onClick={onClose}>
          继续修改
        </Button>,
        <Button
          key="go"
          type="primary"
          loading={publish.isPending}
          disabled={!checked.data || errors > 0}
          onClick={() => publish.mutate()}
        >
          发布
        </Button>,
      ]}
    >
      <ErrorAlert error={checked.error ?? publish.error} />
      {checked.isPending ? <Skeleton active paragraph={{ rows: 3 }} /> : null}
      {publish.isPending ? <Certifying pack={pack} /> : null}
      {checked.data ? <Verdict errors={errors} warnings={findings.length - errors} /> : null}
      <FindingList findings={findings} />
      <OtherDrafts pack={pack} path={path} />
      {isStaffed(path) ? (
        <p className="wt-muted">
          发布前可以先<Link href={staffingHref(pack, path)}>测算人员</Link>，比较草稿与现行版本的等候和按承诺办结比例。
        </p>
      ) : null}
    </Dialog>
  );
}

/** The scenarios of what changed are played before the new version is installed. */
function Certifying({ pack }: { pack: string }) {
  const state = useQuery({
    queryKey: ['certification', pack],
    queryFn: () => api.certification(pack),
    refetchInterval: 1_000,
    staleTime: 0,
  });
  const { done = 0, total = 0 } = state.data?.publishing ?? {};
  return (
    <div className="st-certifying" aria-live="polite">
      <p>{total === 0 ? '正在检查…' : `正在认证：执行情景第 ${done} 个，共 ${total} 个`}</p>
      <Progress percent={total === 0 ? 0 : Math.floor((done / total) * 100)} status="active" />
    </div>
  );
}

/** A pack is published as a whole: its other drafts go along. */
function OtherDrafts({ pack, path }: { pack: string; path: string }) {
  const detail = useQuery({ queryKey: ['pack', pack], queryFn: () => api.pack(pack) });
  const others = (detail.data?.files ?? []).filter((file) => file.draft && file.path !== path);
  if (others.length === 0) return null;
  return (
    <div className="st-others">
      <p>本包还有 {others.length} 份草稿，将一并发布：</p>
      <ul>
        {others.map((file) => (
          <li key={file.path}>
            {kindName(file.path)}「{file.title}」
          </li>
        ))}
      </ul>
    </div>
  );
}

function Verdict({ errors, warnings }: { errors: number; warnings: number }) {
  if (errors > 0) return <Alert type="error" showIcon title={`有 ${errors} 处错误，改正后才能发布`} />;
  const rest = '发布后，新办件按新版本办理；在办件仍按原版本办完，不受影响。';
  return (
    <Alert
      type={warnings > 0 ? 'warning' : 'success'}
      showIcon
      title={warnings > 0 ? `没有错误，有 ${warnings} 处提醒` : '检查通过'}
      description={rest}
    />
  );
}

function Done({ published, onClose }: { published: Published; onClose: () => void }) {
  const catalogue = useQuery({ queryKey: ['catalogue'], queryFn: api.catalogue });
  const nameOf = (ref: string) => {
    const entry = catalogue.data?.items.find((item) => item.ref === ref);
    return entry ? `${entry.name}（${entry.pack.title}）` : ref;
  };
  return (
    <Dialog
      title="已发布"
      onClose={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          完成
        </Button>
      }
    >
      <Result
        status="success"
        title={`新版本 ${published.version} 已生效`}
        subTitle="新办件按新版本办理，在办件仍按原版本办完。"
      />
      <h3>更新的事项（{published.items.length}）</h3>
      {published.items.length > 0 ? (
        <ul>
          {published.items.map((item) => (
            <li key={item}>{nameOf(item)}</li>
          ))}
        </ul>
      ) : (
        <p className="wt-muted">没有事项使用这个文件，事项保持不变。</p>
      )}
    </Dialog>
  );
}
