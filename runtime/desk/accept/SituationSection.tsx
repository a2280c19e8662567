import { Radio } from 'antd';
import './situation.css';
import { askedQuestions, type CaseData, type JsonObject, type ServiceItemSource } from '#engine';

const yesNo = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];

/** The questions whose answers decide which materials are asked for; a question appears when it matters. */
export function SituationSection({
  item,
  data,
  onChange,
}: {
  item: ServiceItemSource;
  data: CaseData;
  onChange: (situation: JsonObject) => void;
}) {
  const answers = (data.situation ?? {}) as JsonObject;
  return (
    <ul className="wt-questions">
      {askedQuestions(item, data).map((question) => (
        <li key={question.id} id={`situation-${question.id}`}>
          <span id={`label-${question.id}`}>{question.question}</span>
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
}
