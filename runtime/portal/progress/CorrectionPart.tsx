import { Fragment, useMemo } from 'react';
import { type FormDefinition, type FormProblem, fieldTitle, type JsonObject } from '#engine';
import { FormRenderer } from '../../ui/form/FormRenderer.tsx';
import { shownValue } from '../../ui/form/shownValue.ts';
import type { Fault } from './FaultList.tsx';

export interface CorrectionPartProps {
  /** The fields that the notice asks to correct, and those that depend on them. */
  form: FormDefinition;
  /** As they stand in the case. */
  before: JsonObject;
  answers: JsonObject;
  faults: readonly Fault[];
  onChange: (answers: JsonObject) => void;
}

/** Fields that the server complains about are shown, though their condition cannot be decided here. */
function withNamed(form: FormDefinition, faults: readonly Fault[]): FormDefinition {
  const named = faults.flatMap(({ path }) => (path.startsWith('/form/') ? [path.slice('/form/'.length)] : []));
  const visible = Object.entries(form.visible ?? {}).filter(([name]) => !named.includes(name));
  return { ...form, visible: Object.fromEntries(visible) };
}

/** The part of the application that is corrected: what was filled in, and the fields to write it anew. */
export function CorrectionPart({ form, before, answers, faults, onChange }: CorrectionPartProps) {
  const shown = useMemo(() => withNamed(form, faults), [form, faults]);
  const data = useMemo(() => ({ form: answers }), [answers]);
  const problems = useMemo(
    () =>
      faults.flatMap(({ path, message }): FormProblem[] => {
        if (!path.startsWith('/form/')) return [];
        const at = path.slice('/form'.length);
        return [{ code: 'supplement.asked', path: at, message, field: at.slice(1) }];
      }),
    [faults],
  );
  const properties = (form.schema.properties ?? {}) as Record<string, JsonObject>;
  return (
    <section className="pt-correction" aria-label="更正申请表">
      <p>请更正申请表中的下列内容。原来填的是：</p>
      <dl className="pt-list">
        {Object.keys(before).map((name) => (
          <Fragment key={name}>
            <dt>{fieldTitle(form, name)}</dt>
            <dd>{shownValue(properties[name] ?? {}, before[name]) || '（没有填）'}</dd>
          </Fragment>
        ))}
      </dl>
      <FormRenderer form={shown} data={data} problems={problems} summary={false} onChange={onChange} />
    </section>
  );
}
