import type { WidgetProps } from '@rjsf/utils';
import { Input } from 'antd';
import { checkCitizenId } from '#engine';
import { useFieldProblems } from '../problems.ts';
import { textOrNothing } from './TextWidget.tsx';

/** Full-width digits and blanks come from pasted tables and readers; a small x is an X. */
export const cleanCitizenId = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^0-9xX]/g, '')
    .toUpperCase()
    .slice(0, 18);

/** 出生 1990-01-01 · 女, read from a valid number; undefined while it is not one. */
export function citizenIdHint(idNo: string): string | undefined {
  const checked = checkCitizenId(idNo);
  return checked.ok ? `出生 ${checked.birth} · ${checked.sex === '1' ? '男' : '女'}` : undefined;
}

/** 公民身份号码: what the number says stands beside it; a wrong check digit is told once all 18 digits are there. */
export function CitizenIdWidget({ id, value, onChange, onBlur }: WidgetProps) {
  const { aria, status } = useFieldProblems(id);
  const text = typeof value === 'string' ? value : '';
  const checked = text.length === 18 ? checkCitizenId(text) : undefined;
  const wrong = checked && !checked.ok;
  return (
    <>
      <Input
        id={id}
        value={text}
        autoComplete="off"
        spellCheck={false}
        className="wt-code-input"
        suffix={<span className="wt-muted">{text.length > 0 && text.length < 18 ? `${text.length}/18` : ''}</span>}
        {...(status || wrong ? { status: 'error' as const } : {})}
        {...aria}
        onChange={(event) => onChange(textOrNothing(cleanCitizenId(event.target.value)))}
        onBlur={(event) => onBlur(id, event.target.value)}
      />
      {checked ? (
        <p className={wrong ? 'wt-field-error' : 'wt-field-hint'}>{wrong ? checked.message : citizenIdHint(text)}</p>
      ) : null}
    </>
  );
}
