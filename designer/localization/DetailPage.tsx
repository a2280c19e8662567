import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { partName, targetName } from '#engine';
import { api, type Localization } from '../../runtime/ui/api/client.ts';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { useLeaveWarning } from '../file/useLeaveWarning.ts';
import { Sources } from '../provenance/ProvenanceButton.tsx';
import { Actions } from './Actions.tsx';
import { ApprovalPanel } from './ApprovalPanel.tsx';
import { DraftEditor } from './DraftEditor.tsx';
import { type Draft, tidied } from './draft.ts';
import { Difference } from './Findings.tsx';
import { StandingTag } from './standing.tsx';
import { TrialPanel } from './TrialPanel.tsx';
import './localization.css';

const draftOf = ({ content, reason, document, expires }: Localization): Draft => ({
  content,
  reason,
  document: document ?? '',
  expires: expires ?? '',
});

/** What holds has a name of its own in the division. */
const HOLDS: Localization['status'][] = ['active', 'expiring'];

function localRef({ target, division }: Localization): string {
  const { folder, ref } = partName(target);
  return targetName({ folder, ref: `d${division}:${ref.slice(ref.indexOf(':') + 1)}` });
}

const same = (a: Draft, b: Draft): boolean => JSON.stringify(a) === JSON.stringify(b);

/** One localization: what differs, what exceeds which right, the trial, how far the approval is. */
export function DetailPage() {
  const [search] = useSearchParams();
  const id = search.get('id') ?? '';
  const found = useQuery({
    queryKey: ['localization', id],
    queryFn: () => api.localization(id),
    // What was granted comes into force a moment later.
    refetchInterval: (query) => (query.state.data?.status === 'granted' ? 2_000 : false),
  });
  if (found.error) return <ErrorAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active paragraph={{ rows: 12 }} />;
  return <Opened key={id} localization={found.data} />;
}

function Opened({ localization }: { localization: Localization }) {
  const { id, version, may } = localization;
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const { message } = App.useApp();
  const [typed, setTyped] = useState<Draft>();
  const draft = typed ?? draftOf(localization);
  const dirty = typed !== undefined && !same(typed, draftOf(localization));
  useLeaveWarning(dirty);
  const take = (next: Localization) => {
    client.setQueryData(['localization', id], next);
    setTyped(undefined);
    void client.invalidateQueries({ queryKey: ['localizations'] });
  };
  const send = useMutation({
    mutationFn: ({ call }: { call: () => Promise<Localization>; done: string }) => call(),
    onSuccess: (next, { done }) => {
      take(next);
      void message.success(done);
    },
  });
  const discard = useMutation({
    mutationFn: () => api.discardLocalization(id, version),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['localizations'] });
      navigate('/localizations');
    },
  });
  const save = () =>
    send.mutate({
      call: () =>
        api.saveLocalization(id, {
          version,
          content: tidied(draft.content),
          reason: draft.reason,
          document: draft.document || null,
          expires: draft.expires || null,
        }),
      done: '草稿已保存',
    });
  const step = (verb: 'sandbox' | 'submit' | 'activate', done: string) =>
    send.mutate({ call: () => api.localizationStep(id, verb, version), done });
  return (
    <>
      <header className="wt-page-header">
        <Link href="/localizations">本地化</Link>
        <span className="wt-muted">/</span>
        <span className="wt-muted">{localization.kindName}</span>
        <h1>{localization.title}</h1>
        <StandingTag of={localization} />
        {HOLDS.includes(localization.status) ? <Sources name={id} refOf={async () => localRef(localization)} /> : null}
        <span className="wt-muted">
          {localization.office.name} · 区划 {localization.division}
        </span>
      </header>
      <div className="wt-stack">
        <ErrorAlert error={send.error ?? discard.error} onClose={send.reset} />
        <Actions
          localization={localization}
          dirty={dirty}
          busy={send.isPending || discard.isPending}
          onSubmit={() => step('submit', '已报送，等待审核和批准')}
          onActivate={() => step('activate', '已启用，新办件按此办理')}
          onStop={(verb, reason) =>
            send.mutate({
              call: () => api.stopLocalization(id, verb, version, reason),
              done: verb === 'end' ? '已停用，恢复上级统一的内容' : '已撤回申请',
            })
          }
          onDiscard={() => discard.mutate()}
        />
        <div className={may.edit ? 'st-local-columns' : 'wt-stack'}>
          {may.edit ? (
            <DraftEditor
              localization={localization}
              draft={draft}
              dirty={dirty}
              busy={send.isPending}
              onChange={setTyped}
              onSave={save}
            />
          ) : null}
          <div className="wt-stack">
            <Difference localization={localization} />
            <TrialPanel
              localization={localization}
              busy={send.isPending}
              blocked={dirty}
              onTry={() => step('sandbox', '试运行完成')}
            />
            <ApprovalPanel approval={localization.approval} />
          </div>
        </div>
      </div>
    </>
  );
}
