import { Input, Select } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

/** A labelled row of the panel. */
export function Row({
  label,
  hint,
  problem,
  children,
}: {
  label: string;
  hint?: ReactNode;
  problem?: string | undefined;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="st-row">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {problem ? <small className="wt-danger">{problem}</small> : null}
      {hint && !problem ? <small className="wt-muted">{hint}</small> : null}
    </div>
  );
}

export interface CommitProps {
  id?: string;
  value: string;
  onCommit: (value: string) => void;
  label?: string;
  placeholder?: string;
  lines?: number;
  mono?: boolean;
}

/** A text that becomes one step of undo: written when it is left, after a rest, or when the element goes away. */
export function CommitInput({ id, value, onCommit, label, placeholder, lines, mono }: CommitProps) {
  const [text, setText] = useState(value);
  const latest = useRef({ text, value, onCommit });
  latest.current = { text, value, onCommit };
  useEffect(() => setText(value), [value]);
  const commit = () => {
    const { text, value, onCommit } = latest.current;
    if (text !== value) onCommit(text);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest is counted from the last key.
  useEffect(() => {
    const timer = setTimeout(commit, 700);
    return () => clearTimeout(timer);
  }, [text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the field goes away.
  useEffect(() => commit, []);
  const common = {
    ...(id === undefined ? {} : { id }),
    ...(placeholder === undefined ? {} : { placeholder }),
    'aria-label': label,
    value: text,
    className: mono ? 'st-mono' : '',
    onBlur: commit,
  };
  return lines ? (
    <Input.TextArea
      {...common}
      autoSize={{ minRows: lines, maxRows: 8 }}
      onChange={(event) => setText(event.target.value)}
    />
  ) : (
    <Input {...common} onPressEnter={commit} onChange={(event) => setText(event.target.value)} />
  );
}

export interface ChoiceProps {
  label: string;
  value: string;
  choices: { value: string; label: string }[];
  onChange: (value: string) => void;
  placeholder?: string;
  hint?: string;
}

/** A choice that may be taken back; a value that is not in the list is still shown. */
export function ChoiceRow({ label, value, choices, onChange, placeholder = '未指定', hint }: ChoiceProps) {
  const known = value === '' || choices.some((choice) => choice.value === value);
  return (
    <Row label={label} {...(hint === undefined ? {} : { hint })}>
      {(id) => (
        <Select
          id={id}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={placeholder}
          value={value || null}
          options={known ? choices : [...choices, { value, label: value }]}
          onChange={(next: string | null | undefined) => onChange(next ?? '')}
        />
      )}
    </Row>
  );
}
