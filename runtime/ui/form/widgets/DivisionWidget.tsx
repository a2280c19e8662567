import type { WidgetProps } from '@rjsf/utils';
import { AutoComplete } from 'antd';
import { asCode, type Division, divisionOf, divisionsFor, isDivisionCode } from '../divisions.ts';
import { useFieldProblems } from '../problems.ts';
import { useDivisions } from '../useDivisions.ts';
import { textOrNothing } from './TextWidget.tsx';

const optionOf = ({ code, path }: Division) => ({
  value: code,
  label: (
    <span className="wt-division-option">
      <span>{path}</span>
      <span className="wt-muted">{code}</span>
    </span>
  ),
});

/** A division: found by name, pinyin or digits among those known here; any other code may be typed. */
export function DivisionWidget({ id, value, onChange, onBlur }: WidgetProps) {
  const { aria, status } = useFieldProblems(id);
  const divisions = useDivisions();
  const text = typeof value === 'string' ? value : '';
  const known = divisionOf(divisions, text);
  const complete = isDivisionCode(text);
  // A chosen one does not narrow the list: opening it again offers the others.
  const offered = divisionsFor(divisions, complete && known ? '' : text);

  function leave() {
    const [only, ...more] = text === '' || complete ? [] : offered;
    const settled = only && more.length === 0 ? only.code : text;
    if (settled !== text) onChange(settled);
    onBlur(id, settled);
  }

  return (
    <>
      <AutoComplete
        id={id}
        value={text}
        options={offered.map(optionOf)}
        // Enter takes the first find, but never replaces a code that is complete as typed.
        defaultActiveFirstOption={text !== '' && !complete}
        placeholder="名称、拼音首字母或区划代码"
        style={{ width: '100%' }}
        {...(status ? { status } : {})}
        {...aria}
        onChange={(next: string) => onChange(textOrNothing(asCode(next ?? '')))}
        onBlur={leave}
      />
      {known ? <p className="wt-field-hint">{known.path}</p> : null}
    </>
  );
}
