import { type IntakePlace, mergedMaterials, mergedQuestions, type SituationQuestion } from '#engine';
import { RestForm, SharedForm } from '../../ui/bundle/BundleForms.tsx';
import { calledItems } from '../../ui/bundle/intake.ts';
import { Part } from '../guide/Part.tsx';
import { Trouble } from '../Trouble.tsx';
import type { ApplicationProps } from './Application.tsx';

export interface ConfirmPartProps extends Pick<ApplicationProps, 'form' | 'bundle' | 'intake'> {
  place: IntakePlace;
  busy: boolean;
  error: unknown;
  onBack: () => void;
  onSubmit: () => void;
}

const nothing = () => undefined;

const answerWords = ({ type, options = [] }: SituationQuestion, answer: unknown): string =>
  type === 'boolean' ? (answer === true ? '是' : '否') : (options.find(({ value }) => value === answer)?.label ?? '');

/** Everything as it will be handed in, to be read before it is. */
export function ConfirmPart({ form, bundle, intake, place, busy, error, onBack, onSubmit }: ConfirmPartProps) {
  const items = calledItems(bundle, intake);
  const questions = mergedQuestions(bundle, intake).situations;
  const materials = mergedMaterials(bundle, intake).filter(({ needed }) => needed !== false);
  const has = (id: string) => intake.materials.some(({ material, files }) => material === id && files.length > 0);
  const toBring = materials.filter(({ id, needed }) => needed === true && !has(id));
  const forms = { bundle, intake, problems: [], readOnly: true };
  const { applicant } = intake;
  return (
    <>
      <header>
        <h1>请核对后提交</h1>
        <p>
          {form.title}，共 {items.length} 个事项，由{form.office.name}受理。承诺受理后 {form.promised}办结。
        </p>
      </header>
      <Part title="申请人" id="confirm-applicant">
        <dl className="pt-list">
          <dt>{applicant.kind === 'person' ? '姓名' : '单位名称'}</dt>
          <dd>{applicant.name}</dd>
          <dt>{applicant.kind === 'person' ? '公民身份号码' : '统一社会信用代码'}</dt>
          <dd>{applicant.idNo}</dd>
          <dt>联系电话</dt>
          <dd>{applicant.phone}</dd>
          {applicant.agent ? (
            <>
              <dt>代办人</dt>
              <dd>
                {applicant.agent.name} {applicant.agent.idNo}
              </dd>
            </>
          ) : null}
        </dl>
      </Part>
      {questions.length > 0 ? (
        <Part title="您的情况" id="confirm-situation">
          <ul className="pt-points">
            {questions.map((question) => (
              <li key={question.id}>
                {question.question} <b>{answerWords(question, intake.situation[question.id])}</b>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      <Part title="共同填写的内容" id="confirm-shared">
        <SharedForm {...forms} onChange={nothing} />
      </Part>
      {items.map(({ ref, name }) => (
        <Part key={ref} title={name} id={`confirm-${ref}`}>
          <RestForm {...forms} reference={ref} place={place} onChange={nothing} />
        </Part>
      ))}
      <Part title="材料" id="confirm-materials">
        <ul className="pt-points">
          {materials
            .filter(({ id }) => has(id))
            .map(({ id, name }) => (
              <li key={id}>{name}：已上传</li>
            ))}
        </ul>
        {toBring.length > 0 ? (
          <>
            <h3>受理时请带到窗口</h3>
            <ul className="pt-points">
              {toBring.map(({ id, name, form: kind }) => (
                <li key={id}>
                  {name}（{kind}）
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </Part>
      <Trouble error={error} />
      <div className="pt-apply-buttons">
        <button type="button" className="pt-button" disabled={busy} onClick={onBack}>
          返回修改
        </button>
        <button type="button" className="pt-button pt-button-main" disabled={busy} onClick={onSubmit}>
          {busy ? '正在提交…' : '提交申请'}
        </button>
      </div>
    </>
  );
}
