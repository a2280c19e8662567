import { Checkbox, Input, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { CaseDetail } from '../../ui/api/client.ts';
import { Required } from '../../ui/form/templates/FieldShell.tsx';
import { chosenOf, type Field, listOf, type Option, textOf, type Values } from './moveForm.ts';
import { PersonPicker } from './PersonPicker.tsx';

export interface MoveFieldProps {
  kase: CaseDetail;
  field: Field;
  values: Values;
  onChange: (name: string, value: string | string[]) => void;
}

const raw = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

const labelOf = ({ label, hint }: Option): ReactNode => (
  <>
    {label}
    {hint ? <small className="wt-muted"> {hint}</small> : null}
  </>
);

/** One field of a move, by what it asks for. */
export function MoveField({ kase, field, values, onChange }: MoveFieldProps) {
  const id = `move-${field.name}`;
  const grouped = ['person', 'people', 'several', 'choice'].includes(field.kind);
  const set = (value: string | string[]) => onChange(field.name, value);
  const label = (
    <>
      {field.label}
      {field.optional ? <span>（选填）</span> : <Required />}
    </>
  );
  if (grouped)
    return (
      <fieldset className="wt-fieldset">
        <legend className="wt-field-label">{label}</legend>
        <Group kase={kase} field={field} values={values} set={set} />
      </fieldset>
    );
  return (
    <div className="wt-field">
      <label htmlFor={id} className="wt-field-label">
        {label}
      </label>
      <Single id={id} field={field} value={raw(values, field.name)} set={set} />
      {'hint' in field && field.hint ? <p className="wt-field-hint">{field.hint}</p> : null}
    </div>
  );
}

interface GroupProps {
  kase: CaseDetail;
  field: Field;
  values: Values;
  set: (value: string | string[]) => void;
}

function Group({ kase, field, values, set }: GroupProps) {
  switch (field.kind) {
    case 'person':
    case 'people': {
      const many = field.kind === 'people';
      const one = textOf(values, field.name);
      return (
        <PersonPicker
          kase={kase}
          label={field.label}
          query={field.candidates}
          many={many}
          value={many ? listOf(values, field.name) : [one]}
          onChange={(value) => set(many ? value : (value[0] ?? ''))}
        />
      );
    }
    case 'several':
      return field.options.length === 0 ? (
        <p className="wt-muted">没有可选的材料。</p>
      ) : (
        <Checkbox.Group
          className="wt-dialog-choices"
          value={listOf(values, field.name)}
          options={field.options.map((option) => ({ value: option.value, label: labelOf(option) }))}
          onChange={set}
        />
      );
    case 'choice':
      return (
        <Radio.Group
          className="wt-dialog-choices"
          value={chosenOf(field.options, textOf(values, field.name))}
          options={field.options.map((option) => ({ value: option.value, label: labelOf(option) }))}
          onChange={(event) => set(String(event.target.value))}
        />
      );
    default:
      return null;
  }
}

function Single({ id, field, value, set }: { id: string; field: Field; value: string; set: (value: string) => void }) {
  switch (field.kind) {
    case 'number':
      return (
        <span className="wt-row">
          <InputNumber
            id={id}
            min={1}
            max={field.max}
            precision={0}
            value={value === '' ? null : Number(value)}
            onChange={(next) => set(next === null ? '' : String(next))}
          />
          {field.unit}
        </span>
      );
    case 'line':
      return <Input id={id} value={value} maxLength={field.max} onChange={(event) => set(event.target.value)} />;
    case 'text':
      return (
        <Input.TextArea
          id={id}
          rows={field.rows}
          maxLength={field.max}
          value={value}
          onChange={(event) => set(event.target.value)}
        />
      );
    default:
      return null;
  }
}
