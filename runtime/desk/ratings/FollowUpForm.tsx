import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { RATING_LEVELS, type RatingDuty, type RatingLevel } from '#engine';
import { api, type RatingDetail, type RecordFollowUp } from '../../ui/api/client.ts';
import { Field } from '../../ui/dialog/Field.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';

const WORDS: Record<RatingDuty, { title: string; text: string; done: string }> = {
  contact: { title: '登记联系核实', text: '核实的情况', done: '已登记联系情况' },
  rectification: { title: '登记整改', text: '整改措施和结果', done: '已登记整改' },
  revisit: { title: '登记回访', text: '回访的情况', done: '已登记回访' },
};

/** Records the step that is due. What was said by the applicant stays as it is. */
export function FollowUpForm({ rating, duty }: { rating: RatingDetail; duty: RatingDuty }) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [reached, setReached] = useState(true);
  const [level, setLevel] = useState<RatingLevel>();
  const words = WORDS[duty];
  const send = useMutation({
    mutationFn: () => api.followUpRating(rating.id, stepOf(duty, rating.version, text.trim(), reached, level)),
    onSuccess(next) {
      client.setQueryData(['rating', rating.id], next);
      void client.invalidateQueries({ queryKey: ['ratings'] });
      void message.success(words.done);
    },
  });
  const ready = text.trim() !== '' && (duty !== 'revisit' || !reached || level !== undefined);
  return (
    <section className="wt-rating-follow" aria-label={words.title}>
      <h3>{words.title}</h3>
      {duty === 'rectification' ? null : (
        <Radio.Group
          aria-label="是否联系到申请人"
          value={reached}
          options={[
            { value: true, label: '已联系到' },
            { value: false, label: '未联系到' },
          ]}
          onChange={(event) => setReached(event.target.value === true)}
        />
      )}
      {duty === 'revisit' && reached ? (
        <Field id="revisit-level" label="回访评价" required>
          <Select
            id="revisit-level"
            value={level ?? null}
            placeholder="申请人现在的评价"
            options={RATING_LEVELS.map((one) => ({ value: one.level, label: one.name }))}
            onChange={(next) => setLevel(next ?? undefined)}
          />
        </Field>
      ) : null}
      <Field id="follow-text" label={words.text} required>
        <Input.TextArea
          id="follow-text"
          rows={3}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <ErrorAlert error={send.error} />
      <Button type="primary" disabled={!ready} loading={send.isPending} onClick={() => send.mutate()}>
        {words.title}
      </Button>
    </section>
  );
}

function stepOf(
  type: RatingDuty,
  version: number,
  text: string,
  reached: boolean,
  level: RatingLevel | undefined,
): RecordFollowUp {
  if (type === 'rectification') return { type, version, text };
  if (type === 'contact') return { type, version, text, reached };
  return { type, version, text, reached, ...(reached && level !== undefined ? { level } : {}) };
}
