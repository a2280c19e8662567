import type { WidgetProps } from '@rjsf/utils';
import { Input } from 'antd';
import { useFieldProblems } from '../problems.ts';
import { textOrNothing } from './TextWidget.tsx';

interface CodeText {
  /** What stays of the typed text. */
  clean: (text: string) => string;
  placeholder: string;
  length: number;
  inputMode?: 'numeric' | 'tel';
}

const kinds: Record<'creditCode' | 'phone', CodeText> = {
  creditCode: {
    clean: (text) =>
      text
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[^0-9A-Z]/g, '')
        .slice(0, 18),
    placeholder: '18 位统一社会信用代码',
    length: 18,
  },
  phone: {
    clean: (text) =>
      text
        .normalize('NFKC')
        .replace(/[^\d-]/g, '')
        .slice(0, 13),
    placeholder: '手机号码，或区号-座机',
    length: 13,
    inputMode: 'tel',
  },
};

/** Numbers that people read digit by digit: only the allowed characters stay, in a wide-spaced type. */
function codeText(kind: keyof typeof kinds) {
  const { clean, placeholder, length, inputMode } = kinds[kind];
  return function CodeTextWidget({ id, value, onChange, onBlur }: WidgetProps) {
    const { aria, status } = useFieldProblems(id);
    return (
      <Input
        id={id}
        value={value ?? ''}
        placeholder={placeholder}
        maxLength={length + 4}
        autoComplete="off"
        className="wt-code-input"
        {...(inputMode ? { inputMode } : {})}
        {...(status ? { status } : {})}
        {...aria}
        onChange={(event) => onChange(textOrNothing(clean(event.target.value)))}
        onBlur={(event) => onBlur(id, event.target.value)}
      />
    );
  };
}

export const CreditCodeWidget = codeText('creditCode');
export const PhoneWidget = codeText('phone');
