import type { WidgetProps } from '@rjsf/utils';
import { Input } from 'antd';
import { useFieldProblems } from '../problems.ts';
import { textOrNothing } from './TextWidget.tsx';

/** Several lines; the count appears where the form sets a limit. */
export function TextareaWidget({ id, value, onChange, onBlur, placeholder, schema }: WidgetProps) {
  const { aria, status } = useFieldProblems(id);
  const limit = typeof schema.maxLength === 'number' ? { maxLength: schema.maxLength, showCount: true } : {};
  return (
    <Input.TextArea
      id={id}
      value={value ?? ''}
      placeholder={placeholder ?? ''}
      autoSize={{ minRows: 2, maxRows: 8 }}
      {...limit}
      {...(status ? { status } : {})}
      {...aria}
      onChange={(event) => onChange(textOrNothing(event.target.value))}
      onBlur={(event) => onBlur(id, event.target.value)}
    />
  );
}
