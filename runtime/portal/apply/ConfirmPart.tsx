import { type IntakePlace, mergedMaterials, mergedQuestions, type SituationQuestion } from '#engine';
import { RestForm, SharedForm } from '../../ui/bundle/BundleForms.tsx';
import { calledItems } from '../../ui/bundle/intake.ts';
import { Part } from '../guide/Part.tsx';
import { Trouble } from '../Trouble.tsx';
import type { ApplicationProps } from './applicationProps.ts';
import { materialsToBring } from './materialsToBring.ts';
import { Stages } from './Stages.tsx';

export interface ConfirmPartProps extends Pick<ApplicationProps, 'subject' | 'form' | 'bundle' | 'intake'> {
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
export function ConfirmPart(props: ConfirmPartProps) {
  const { subject, form, bundle, intake, place, busy, error, onBack, onSubmit } = props;
  const several = subject.kind === 'bundle';
  const items = calledItems(bundle, intake);
  const questions = mergedQuestions(bundle, intake).situations;
  const materials = mergedMaterials(bundle, intake).filter(({ needed }) => needed !== false);
  const has = (id: string) => intake.materials.some(({ material, files }) => material === id && files.length > 0);
  const toBring = materialsToBring(bundle, intake);
  const forms = { bundle, intake, problems: [], readOnly: true };
  const { applicant } = intake;
  return (
    <>
      <Stages at="核对" />
      <header>
        <h1>请核对后提交</h1>
        <p>
          {form.title}，{several ? `共 ${items.length} 个事项，` : ''}由{form.office.name}受理。承诺受理后
          {form.promised === '即时办结' ? form.promised : `${form.promised}办结`}。
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
      {several ? (
        <Part title="共同填写的内容" id="confirm-shared">
          <SharedForm {...forms} onChange={nothing} />
        </Part>
      ) : null}
      {items.map(({ ref, name }) => (
        <Part key={ref} title={several ? name : '申请内容'} id={`confirm-${ref}`}>
          <RestForm {...forms} reference={ref} place={place} onChange={nothing} />
        </Part>
      ))}
      {materials.length > 0 ? (
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
                    {name}，{kind}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </Part>
      ) : null}
      <p className="pt-quiet">提交即表示以上内容属实。网上申请不验证身份，由窗口核对证件原件。</p>
      <Trouble error={error} />
      <div className="pt-actions">
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
