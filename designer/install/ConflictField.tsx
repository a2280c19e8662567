import { Radio } from 'antd';
import type { Answer, Choice, Conflict, Json } from '#engine';
import { MergeInput } from './MergeInput.tsx';

const answerOf = (choice: Choice | undefined): Answer | undefined => (typeof choice === 'object' ? 'merge' : choice);

/** One field with its three sides: as it was, as the new version has it, as it is here. One of them stays, or a value of one's own. */
export function ConflictField({
  conflict,
  choice,
  locked,
  onChoose,
}: {
  conflict: Conflict;
  choice: Choice | undefined;
  locked: boolean;
  onChoose: (choice: Choice) => void;
}) {
  const { place, base, theirs, ours, values, answers, note } = conflict;
  const start: Json = values?.ours ?? values?.theirs ?? values?.base ?? '';
  return (
    <fieldset className="st-conflict">
      <legend>{place}</legend>
      <dl>
        <Side name="原来" value={base} />
        <Side name="新版" value={theirs} chosen={choice === 'replace'} />
        <Side name="本地" value={ours} chosen={choice === 'keep'} />
      </dl>
      {note ? <p className="st-warning">保留本地的话：{note}</p> : null}
      <Radio.Group
        aria-label={`${place}的选择`}
        disabled={locked}
        value={answerOf(choice)}
        onChange={({ target }) => {
          const answer = target.value as Answer;
          onChoose(answer === 'merge' ? { merge: start } : answer);
        }}
        options={OPTIONS.filter(({ value }) => answers.includes(value))}
      />
      {typeof choice === 'object' ? (
        <MergeInput label={`${place}另定为`} start={choice.merge} locked={locked} onChange={onChoose} />
      ) : null}
    </fieldset>
  );
}

const OPTIONS: { value: Answer; label: string }[] = [
  { value: 'keep', label: '保留本地' },
  { value: 'replace', label: '采用新版' },
  { value: 'merge', label: '另定' },
];

const Side = ({ name, value, chosen = false }: { name: string; value: string; chosen?: boolean }) => (
  <div className={chosen ? 'st-chosen' : undefined}>
    <dt>{name}</dt>
    <dd>{value === '' ? '无' : value}</dd>
  </div>
);
