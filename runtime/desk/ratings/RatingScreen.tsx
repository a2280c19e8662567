import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Modal, Result, Skeleton } from 'antd';
import type { RatingAnswer } from '#engine';
import { api } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { RatingForm } from '../../ui/rating/RatingForm.tsx';
import { ShortcutLayer } from '../../ui/shell/shortcuts.ts';

/** The whole screen turned to the applicant: nothing of the desk is seen or reached. */
export function RatingScreen({ ticket, onClose }: { ticket: string; onClose: () => void }) {
  const invitation = useQuery({ queryKey: ['rating', ticket], queryFn: () => api.ratingInvitation(ticket) });
  const rating = useMutation({ mutationFn: (answer: RatingAnswer) => api.rateByTicket({ ticket, ...answer }) });
  const { data } = invitation;
  return (
    <Modal
      open
      width="100vw"
      className="wt-rating-screen"
      title={data ? `请评价“${data.itemName}”` : '请评价'}
      footer={null}
      mask={{ closable: false }}
      keyboard={false}
      onCancel={onClose}
    >
      <ShortcutLayer active>
        <ErrorAlert error={invitation.error ?? rating.error} />
        {invitation.isPending ? <Skeleton active /> : null}
        {rating.isSuccess ? (
          <Result status="success" title="感谢您的评价" extra={<Button onClick={onClose}>完成</Button>} />
        ) : data ? (
          <RatingForm
            large
            label={`${data.stage.stageName}环节的服务`}
            reasons={data.reasons}
            pending={rating.isPending}
            onSend={(answer) => rating.mutate(answer)}
          />
        ) : null}
      </ShortcutLayer>
    </Modal>
  );
}
