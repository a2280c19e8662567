import { Radio } from 'antd';
import { memo, useMemo } from 'react';
import { askedQuestions, type CaseData, type JsonObject, type ServiceItemSource } from '#engine';
import { useSame } from '../../ui/parts/useSame.ts';
import './situation.css';

const yesNo = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];

export interface SituationSectionProps {
  item: ServiceItemSource;
  data: CaseData;
  onChange: (situation: JsonObject) => void;
}

/** The questions whose answers decide which materials are asked for; a question appears when it matters. */
export function SituationSection({ item, data, onChange }: SituationSectionProps) {
  const asked = useMemo(() => askedQuestions(item, data), [item, data]);
  return (
    <Questions questions={useSame(asked)} answers={useSame((data.situation ?? {}) as JsonObject)} onChange={onChange} />
  );
}

interface QuestionsProps {
  questions: ReturnType<typeof askedQuestions>;
  answers: JsonObject;
  onChange: (situation: JsonObject) => void;
}

/** Apart, so that typing in the form does not render the questions anew. */
export const Questions = memo(function Questions({ questions, answers, onChange }: QuestionsProps) {
  return (
    <ul className="wt-questions">
      {questions.map((question) => (
        <li key={question.id} id={`situation-${question.id}`}>
          <span className="wt-question">
            <span id={`label-${question.id}`}>{question.question}</span>
            {question.help ? <small className="wt-field-hint">{question.help}</small> : null}
          </span>
          <Radio.Group
            aria-labelledby={`label-${question.id}`}
            options={question.type === 'boolean' ? (yesNo as never) : (question.options ?? [])}
            value={answers[question.id] ?? null}
            onChange={(event) => onChange({ ...answers, [question.id]: event.target.value })}
          />
        </li>
      ))}
    </ul>
  );
});
