import { checkExpression } from '#engine';
import { CommitInput, Row } from './fields.tsx';

/** An expression in FEEL, checked as it is typed. */
export function FeelRow({
  label,
  value,
  onChange,
  hint,
  placeholder,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  placeholder?: string;
}) {
  const problem = value.trim() ? checkExpression(value) : undefined;
  return (
    <Row label={label} problem={problem?.message} {...(hint === undefined ? {} : { hint })}>
      {(id) => (
        <CommitInput
          id={id}
          value={value}
          onCommit={(text) => onChange(text.trim())}
          lines={2}
          mono
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      )}
    </Row>
  );
}
