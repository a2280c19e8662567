import { Input, InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import { type Json, type JsonObject, limitUnitWords } from '#engine';

interface Props {
  label: string;
  start: Json;
  locked: boolean;
  onChange: (choice: { merge: Json }) => void;
}

/** Writes a value of one's own for a field, by the kind of value that stands there. */
export function MergeInput(props: Props) {
  const { label, start, locked, onChange } = props;
  // The kind stays that of the value with which the field began, whatever is written meanwhile.
  const [kind] = useState(() => kindOf(start));
  if (kind === 'yesNo')
    return (
      <Segmented
        aria-label={label}
        disabled={locked}
        options={[
          { value: true, label: '是' },
          { value: false, label: '否' },
        ]}
        value={start === true}
        onChange={(value) => onChange({ merge: value })}
      />
    );
  if (kind === 'number')
    return (
      <InputNumber
        aria-label={label}
        disabled={locked}
        value={start as number}
        onChange={(value) => value !== null && onChange({ merge: value })}
      />
    );
  if (kind === 'limit') return <LimitInput {...props} />;
  if (kind === 'text')
    return (
      <Input.TextArea
        aria-label={label}
        disabled={locked}
        autoSize={{ minRows: 1, maxRows: 8 }}
        value={start as string}
        onChange={({ target }) => onChange({ merge: target.value })}
      />
    );
  return <JsonInput {...props} />;
}

type Kind = 'yesNo' | 'number' | 'text' | 'limit' | 'json';

function kindOf(value: Json): Kind {
  if (typeof value === 'boolean') return 'yesNo';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return 'text';
  return isLimit(value) ? 'limit' : 'json';
}

interface LimitValue {
  value: number;
  unit: string;
}

const isLimit = (value: Json): value is Json & LimitValue =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'unit' in value && 'value' in value;

const UNITS = Object.entries(limitUnitWords).map(([value, label]) => ({ value, label }));

function LimitInput({ label, start, locked, onChange }: Props) {
  const limit: LimitValue & JsonObject = { ...(start as JsonObject & LimitValue) };
  return (
    <span className="wt-row">
      <InputNumber
        aria-label={label}
        min={0}
        disabled={locked}
        value={limit.value}
        onChange={(value) => value !== null && onChange({ merge: { ...limit, value } })}
      />
      <Select
        aria-label={`${label}的单位`}
        disabled={locked}
        options={UNITS}
        value={limit.unit}
        onChange={(unit) => onChange({ merge: { ...limit, unit } })}
      />
    </span>
  );
}

/** Lists and groups of fields, as they stand in the file. */
function JsonInput({ label, start, locked, onChange }: Props) {
  const [text, setText] = useState(() => JSON.stringify(start, null, 2));
  const [wrong, setWrong] = useState(false);
  const write = (next: string) => {
    setText(next);
    try {
      onChange({ merge: JSON.parse(next) as Json });
      setWrong(false);
    } catch {
      setWrong(true);
    }
  };
  return (
    <div>
      <Input.TextArea
        aria-label={label}
        disabled={locked}
        className="st-json"
        status={wrong ? 'error' : ''}
        autoSize={{ minRows: 2, maxRows: 16 }}
        value={text}
        onChange={({ target }) => write(target.value)}
      />
      {wrong ? <p className="wt-field-error">这里须是完整的 JSON，现在按上一次写完整的内容。</p> : null}
    </div>
  );
}
