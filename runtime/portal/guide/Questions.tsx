import type { Json, JsonObject, SituationQuestion } from '#engine';

const yesNo = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];

/** The questions that decide on materials; an answer can be taken back by choosing it again. */
export function Questions({
  questions,
  situation,
  onChange,
}: {
  questions: SituationQuestion[];
  situation: JsonObject;
  onChange: (situation: JsonObject) => void;
}) {
  const answer = (id: string, value: Json) => {
    const { [id]: former, ...rest } = situation;
    onChange(former === value ? rest : { ...rest, [id]: value });
  };
  return (
    <div className="pt-questions">
      <p>回答下面的问题，材料清单会按您的情况变化：</p>
      {questions.map((question) => (
        <fieldset key={question.id}>
          <legend>{question.question}</legend>
          {question.help ? <p className="pt-question-help">{question.help}</p> : null}
          <div className="pt-chips">
            {(question.type === 'boolean' ? yesNo : (question.options ?? [])).map(({ value, label }) => (
              <button
                key={String(value)}
                type="button"
                aria-pressed={situation[question.id] === value}
                onClick={() => answer(question.id, value)}
              >
                {label}
              </button>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
