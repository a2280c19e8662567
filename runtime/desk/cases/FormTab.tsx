import { useMemo } from 'react';
import { askedQuestions } from '#engine';
import { FormRenderer } from '../../ui/form/FormRenderer.tsx';
import { mirroredFields } from '../accept/acceptance.ts';
import { SituationSection } from '../accept/SituationSection.tsx';
import type { CaseWork } from './useCaseWork.ts';

/** The application form: filled at intake and supplement, read elsewhere. */
export function FormTab({ work }: { work: CaseWork }) {
  const { compiled, data, decide, element, intake, form } = work;
  const fixed = useMemo(() => mirroredFields(compiled, work.kase.applicant), [compiled, work.kase.applicant]);
  const questions = askedQuestions(compiled.item, data);
  const label = (id: string) => {
    const question = compiled.item.situations?.find((one) => one.id === id);
    const answer = work.situation[id];
    if (typeof answer === 'boolean') return answer ? '是' : '否';
    return question?.options?.find((option) => option.value === answer)?.label ?? '未回答';
  };
  return (
    <>
      {questions.length > 0 ? (
        <section className="wt-form-section">
          <h3>办理情形</h3>
          {intake ? (
            <SituationSection item={compiled.item} data={data} onChange={(situation) => work.set({ situation })} />
          ) : (
            <ul className="wt-questions">
              {questions.map((question) => (
                <li key={question.id}>
                  <span>{question.question}</span>
                  <b>{label(question.id)}</b>
                </li>
              ))}
            </ul>
          )}
        </section>
      ) : null}
      {intake ? (
        <FormRenderer
          form={form}
          data={data}
          element={element}
          decide={decide}
          fixed={fixed}
          problems={work.checked ? work.problems : []}
          onChange={(next) => work.set({ form: next })}
        />
      ) : (
        <FormRenderer
          form={compiled.form}
          data={data}
          decide={decide}
          {...(element === undefined ? {} : { element })}
          readOnly
        />
      )}
    </>
  );
}
