import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RatingAnswer } from '#engine';
import type { RatedStage, RatingReason } from '../../ui/api/client.ts';
import { RatingForm } from '../../ui/rating/RatingForm.tsx';
import { Trouble } from '../Trouble.tsx';

export interface StageRatingProps {
  stage: RatedStage;
  reasons: RatingReason[];
  send: (answer: RatingAnswer) => Promise<RatedStage>;
}

/** One stage of a case: to be rated, or what was said of it. */
export function StageRating({ stage, reasons, send }: StageRatingProps) {
  const [rated, setRated] = useState(stage);
  const sending = useMutation({ mutationFn: send, onSuccess: setRated });
  if (rated.level !== null) {
    return (
      <div className="pt-rated" role="status">
        <b>
          {rated.stageName}环节：{rated.levelName}
        </b>
        <p>
          {sending.isSuccess ? '感谢您的评价。' : '您已经评价过。'}
          {rated.level <= 2 ? '我们会核实整改。' : ''}
          {rated.contactBy === null ? '' : `${rated.contactBy} 前与您联系。`}
        </p>
      </div>
    );
  }
  return (
    <>
      <Trouble error={sending.error} />
      <RatingForm
        label={`${rated.stageName}环节`}
        reasons={reasons}
        pending={sending.isPending}
        onSend={(answer) => sending.mutate(answer)}
      />
    </>
  );
}
