import type { WidgetProps } from '@rjsf/utils';
import { Input } from 'antd';
import { useFieldProblems } from '../problems.ts';

/** An empty field has no value: JSON Schema's `required` means that the property is there. */
export const textOrNothing = (text: string): string | undefined => (text === '' ? undefined : text);

/** One line of text. */
export function TextWidget({ id, value, onChange, onBlur, placeholder, schema }: WidgetProps) {
  const { aria, status } = useFieldProblems(id);
  return (
    <Input
      id={id}
      value={value ?? ''}
      placeholder={placeholder ?? ''}
      {...(typeof schema.maxLength === 'number' ? { maxLength: schema.maxLength } : {})}
      {...(status ? { status } : {})}
      {...aria}
      autoComplete="off"
      onChange={(event) => onChange(textOrNothing(event.target.value))}
      onBlur={(event) => trimmed(event.target.value, value, onChange, () => onBlur(id, event.target.value))}
    />
  );
}

/** Blanks around an answer are slips of the keyboard. */
function trimmed(text: string, value: unknown, onChange: (value: unknown) => void, done: () => void) {
  const clean = text.trim();
  if (clean !== (value ?? '')) onChange(textOrNothing(clean));
  done();
}
