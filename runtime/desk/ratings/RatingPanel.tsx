import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, QRCode } from 'antd';
import { useState } from 'react';
import { api, type CaseDetail, type RatedStage, type RatingTicketIssued } from '../../ui/api/client.ts';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { RatingScreen } from './RatingScreen.tsx';
import './ratings.css';

/** 好差评 of a case: what was said, and the code with which the applicant rates at the window. */
export function RatingPanel({ kase }: { kase: CaseDetail }) {
  const client = useQueryClient();
  const key = ['ratingsOfCase', kase.id, kase.version];
  const found = useQuery({ queryKey: key, queryFn: () => api.ratingsOfCase(kase.id) });
  const stages = found.data?.stages ?? [];
  if (stages.length === 0) return null;
  return (
    <section className="wt-panel" aria-label="服务评价">
      <header>
        <h2>服务评价</h2>
      </header>
      <div className="wt-panel-body wt-stack">
        {stages.map((stage) =>
          stage.levelName === null ? (
            <Invite
              key={stage.stage}
              caseId={kase.id}
              stage={stage}
              onRated={() => void client.invalidateQueries({ queryKey: key })}
            />
          ) : (
            <p key={stage.stage}>
              {stage.stageName}环节：<b>{stage.levelName}</b>
            </p>
          ),
        )}
      </div>
    </section>
  );
}

interface InviteProps {
  caseId: string;
  stage: RatedStage;
  onRated: () => void;
}

function Invite({ caseId, stage, onRated }: InviteProps) {
  const [issued, setIssued] = useState<RatingTicketIssued>();
  const [onScreen, setOnScreen] = useState(false);
  const inviting = useMutation({ mutationFn: () => api.inviteToRate(caseId, stage.stage), onSuccess: setIssued });
  const close = () => {
    setOnScreen(false);
    setIssued(undefined);
    onRated();
  };
  return (
    <>
      <p>{stage.stageName}环节还没有评价。请邀请申请人扫码，或直接在本屏评价。</p>
      <ErrorAlert error={inviting.error} />
      <Button
        type={stage.stage === 'conclusion' ? 'primary' : 'default'}
        loading={inviting.isPending}
        onClick={() => inviting.mutate()}
      >
        请申请人评价
      </Button>
      {issued && !onScreen ? (
        <Dialog title="请申请人评价" width="small" onClose={close}>
          <div className="wt-rating-code">
            <QRCode type="svg" size={240} value={`${window.location.origin}${issued.path}`} />
            <p>请用手机扫描二维码评价{stage.stageName}环节</p>
            <Button size="large" onClick={() => setOnScreen(true)}>
              在本屏评价
            </Button>
          </div>
        </Dialog>
      ) : null}
      {issued && onScreen ? <RatingScreen ticket={issued.ticket} onClose={close} /> : null}
    </>
  );
}
