import { useEffect, useMemo, useRef } from 'react';
import {
  type BundleMaterial,
  type IntakePlace,
  type IntakeProblem,
  type JsonObject,
  mergedMaterials,
  mergedQuestions,
} from '#engine';
import { ApplicantFields } from '../../ui/bundle/ApplicantFields.tsx';
import { RestForm, SharedForm } from '../../ui/bundle/BundleForms.tsx';
import { goTo } from '../../ui/bundle/goTo.ts';
import { calledItems, kindsOf, withApplicant, withOwn, withSituation } from '../../ui/bundle/intake.ts';
import { Part } from '../guide/Part.tsx';
import { Questions } from '../guide/Questions.tsx';
import { Trouble } from '../Trouble.tsx';
import { ApplyMaterials } from './ApplyMaterials.tsx';
import type { ApplicationProps } from './applicationProps.ts';
import { Optional } from './Optional.tsx';
import { Stages } from './Stages.tsx';

export interface FillPartProps extends Omit<ApplicationProps, 'onReceipt' | 'sendKey' | 'onSendKey'> {
  place: IntakePlace;
  /** To be shown although nobody touched their fields. */
  problems: readonly IntakeProblem[];
  error: unknown;
  onCheck: () => boolean;
}

const wanted = ({ needed }: BundleMaterial): boolean => needed !== false;

/** One page: the situation decides on the items, what they share is asked once, then what each asks by itself. */
export function FillPart(props: FillPartProps) {
  const { subject, form, bundle, intake, restored, place, problems, error, onIntake, onAgain, onCheck } = props;
  const latest = useRef(intake);
  useEffect(() => {
    latest.current = intake;
  }, [intake]);
  const change = useMemo(
    () => ({
      shared: (shared: JsonObject) => onIntake({ ...latest.current, shared }),
      own: (ref: string, answers: JsonObject) => onIntake(withOwn(latest.current, ref, answers)),
    }),
    [onIntake],
  );
  const questions = useMemo(() => mergedQuestions(bundle, intake).situations, [bundle, intake]);
  const materials = useMemo(() => mergedMaterials(bundle, intake).filter(wanted), [bundle, intake]);
  const items = calledItems(bundle, intake);
  const forms = { bundle, intake, problems };
  const several = subject.kind === 'bundle';
  const toggle = (ref: string) => {
    const choose = intake.choose.includes(ref) ? intake.choose.filter((one) => one !== ref) : [...intake.choose, ref];
    onIntake({ ...intake, choose });
  };
  return (
    <>
      <Stages at="填写" />
      <header>
        <h1>{form.title}</h1>
        <p>由{form.office.name}受理</p>
        <p className="pt-quiet">
          {restored ? '已恢复上次填写的内容。' : ''}
          填写的内容自动保存在本机，七天内可以接着填；用公用设备的，离开前请清空。
          <button type="button" className="pt-link" onClick={onAgain}>
            清空重填或换机构
          </button>
        </p>
      </header>
      <Problems problems={problems} bundle={bundle} />
      <Trouble error={problems.length > 0 ? undefined : error} />
      {several || questions.length > 0 ? (
        <Part title="您的情况" id="situation">
          {questions.length > 0 ? (
            <Questions
              questions={questions}
              situation={intake.situation}
              onChange={(situation) => onIntake(withSituation(intake, situation))}
            />
          ) : (
            <p>不需要回答问题。</p>
          )}
          <Optional bundle={bundle} choose={intake.choose} onToggle={toggle} />
          {several ? (
            <p aria-live="polite" className="pt-count">
              {items.length > 0 ? `一次办理：${items.map(({ name }) => name).join('；')}` : '请先回答上面的问题。'}
            </p>
          ) : null}
        </Part>
      ) : null}
      <Part title="申请人" id="applicant">
        <p className="pt-quiet">请按证件填写。网上申请不验证身份，由窗口核对证件原件。</p>
        <ApplicantFields
          kinds={kindsOf(bundle)}
          applicant={intake.applicant}
          problems={problems}
          onChange={(applicant) => onIntake(withApplicant(bundle, intake, applicant))}
        />
      </Part>
      {several && items.length > 0 ? (
        <Part title="共同填写的内容" id="shared">
          <p className="pt-quiet">只填一次，各事项共用。</p>
          <SharedForm {...forms} onChange={change.shared} />
        </Part>
      ) : null}
      {items.map(({ ref, name }) => (
        <Part key={ref} title={several ? name : '申请内容'} id={`item-${ref}`}>
          <RestForm {...forms} reference={ref} place={place} onChange={change.own} />
        </Part>
      ))}
      {materials.length > 0 ? (
        <Part title="材料" id="materials">
          <ApplyMaterials
            bundle={bundle}
            problems={problems}
            materials={materials}
            records={intake.materials}
            onChange={(records) => onIntake({ ...latest.current, materials: records })}
          />
        </Part>
      ) : null}
      <button
        type="button"
        className="pt-button pt-button-main"
        onClick={() => {
          // Eyes and screen readers go to the list of what is wrong.
          if (!onCheck()) setTimeout(() => document.getElementById(PROBLEMS)?.focus());
        }}
      >
        下一步：核对
      </button>
    </>
  );
}

const PROBLEMS = 'problems';

/** What has to be put right, each with its item, and the way to it. */
function Problems({ problems, bundle }: Pick<FillPartProps, 'problems' | 'bundle'>) {
  if (problems.length === 0) return null;
  const several = bundle.source.items.length > 1;
  const nameOf = (item = '') => (several ? bundle.items[item]?.item.elements.name : undefined);
  return (
    <div className="pt-trouble" role="alert" id={PROBLEMS} tabIndex={-1}>
      <p>还有 {problems.length} 处需要填写或改正，已填的内容都保留着：</p>
      <ul className="pt-problem-list">
        {problems.map((problem) => {
          const name = nameOf(problem.item);
          const text = name && !problem.message.startsWith(name) ? `${name}：${problem.message}` : problem.message;
          return (
            <li key={problem.path}>
              <button type="button" className="pt-link" onClick={() => goTo(bundle, problem)}>
                {text}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
