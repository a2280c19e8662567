import type { WidgetProps } from '@rjsf/utils';
import { Checkbox, Radio, Select } from 'antd';
import { matchesText } from '../../parts/matchesText.ts';
import { type Option, optionsOf } from '../fieldKind.ts';
import { useFieldProblems } from '../problems.ts';
import { Required } from '../templates/FieldShell.tsx';

const filterOption = (typed: string, option?: Option) => option !== undefined && matchesText(option.label, typed);

/** Code tables count from 否; everywhere else on a form 是 stands first. */
const yesFirst = (options: Option[]): Option[] =>
  options.map(({ label }) => label).join() === '否,是' ? [...options].reverse() : options;

const isShort = (options: Option[]) => options.length <= 3 && options.every((option) => option.label.length <= 6);

/** One of a code table: up to three short answers lie open, longer tables are found by typing characters, pinyin or initials. */
export function ChoiceWidget({ id, value, onChange, onBlur, schema, label }: WidgetProps) {
  const { aria, status } = useFieldProblems(id);
  const options = yesFirst(optionsOf(schema as never));
  if (isShort(options)) {
    return (
      <Radio.Group
        aria-label={label}
        id={id}
        options={options as never}
        value={value ?? null}
        onChange={(event) => onChange(event.target.value)}
        {...aria}
      />
    );
  }
  return (
    <Select<Option['value'], Option>
      id={id}
      value={value ?? null}
      options={options as never}
      showSearch={{ filterOption }}
      allowClear
      placeholder="请选择，可输拼音首字母"
      notFoundContent="没有符合的选项"
      style={{ width: '100%' }}
      {...(status ? { status } : {})}
      {...aria}
      onChange={(next) => onChange(next ?? undefined)}
      onBlur={() => onBlur(id, value)}
    />
  );
}

/** Several of a code table. */
export function ChoicesWidget({ id, value, onChange, onBlur, schema, label }: WidgetProps) {
  const { aria, status } = useFieldProblems(id);
  const options = optionsOf(schema as never);
  const chosen = Array.isArray(value) ? value : [];
  const change = (next: unknown[]) => onChange(next.length > 0 ? next : undefined);
  if (options.length <= 8) {
    return (
      <Checkbox.Group
        aria-label={label}
        options={options as never}
        value={chosen}
        onChange={change}
        {...aria}
        className="wt-checks"
      />
    );
  }
  return (
    <Select
      id={id}
      mode="multiple"
      value={chosen}
      options={options as never}
      showSearch={{ filterOption: filterOption as never }}
      allowClear
      placeholder="可选多项，可输拼音首字母"
      notFoundContent="没有符合的选项"
      style={{ width: '100%' }}
      {...(status ? { status } : {})}
      {...aria}
      onChange={change}
      onBlur={() => onBlur(id, value)}
    />
  );
}

const yesNo = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];

/** 是 or 否, neither until it is answered: an unasked question must not look like a no. */
export function BooleanWidget({ id, value, onChange, label }: WidgetProps) {
  const { aria } = useFieldProblems(id);
  return (
    <Radio.Group
      aria-label={label}
      id={id}
      options={yesNo}
      value={value ?? null}
      onChange={(event) => onChange(event.target.value)}
      {...aria}
    />
  );
}

/** A declaration that must be agreed to: its text is the label of the box. */
export function DeclarationWidget({ id, value, onChange, label, required }: WidgetProps) {
  const { aria } = useFieldProblems(id);
  return (
    <Checkbox
      id={id}
      checked={value === true}
      onChange={(event) => onChange(event.target.checked || undefined)}
      {...aria}
    >
      {label}
      {required ? <Required /> : null}
    </Checkbox>
  );
}
