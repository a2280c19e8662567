import { useMemo } from 'react';
import type { FormDefinition } from '#engine';
import { FormRenderer } from '../../ui/form/FormRenderer.tsx';
import type { CaseWork } from './useCaseWork.ts';

/** The same form with everything but this step's own fields hidden. */
function onlyStep(form: FormDefinition, element: string, fields: string[]): FormDefinition {
  const others = form.sections.flatMap((section) => section.fields).filter((field) => !fields.includes(field));
  return { ...form, steps: { ...form.steps, [element]: { edit: fields, hide: others } } };
}

/** What this step adds to the form (公示起止、认定日期…), at the top where the work is done. */
export function StepForm({ work }: { work: CaseWork }) {
  const { form, decide, element, step, intake } = work;
  const own = useMemo(
    () => (element === undefined ? form : onlyStep(form, element, step.fields)),
    [form, element, step],
  );
  if (intake || element === undefined || !work.task || step.fields.length === 0) return null;
  const shown = work.checked
    ? work.problems.filter((problem) => step.fields.includes(problem.path.split('/')[1] ?? ''))
    : [];
  return (
    <section className="wt-panel">
      <header>
        <h2>本环节填写</h2>
      </header>
      <div className="wt-panel-body">
        <FormRenderer
          form={own}
          data={work.data}
          element={element}
          decide={decide}
          problems={shown}
          onChange={(next) => work.set({ form: next })}
        />
      </div>
    </section>
  );
}
