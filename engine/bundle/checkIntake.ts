import { type FormDecide, validateForm } from '../form/index.ts';
import type { FormProblem } from '../form/types.ts';
import type { Problem } from '../result.ts';
import { missingMaterials } from '../service/materials.ts';
import type { CompiledItem } from '../service/types.ts';
import { applicantFields, applicantProblems } from './applicant.ts';
import { applicableItems } from './apply.ts';
import { type IntakePlace, itemContext } from './context.ts';
import { sharedFieldsOf, sharedMaterialsOf } from './places.ts';
import { intakeTask, mergedQuestions } from './questions.ts';
import { splitIntake } from './split.ts';
import type { BundleIntake, CompiledBundle } from './types.ts';

/** Paths lead into the intake: `/applicant/idNo`, `/situation/x`, `/shared/phone`, `/own/<item>/form/bank`, `/materials/<id>`. */
export interface IntakeProblem extends Problem {
  path: string;
  /** The one item that asks for it; absent: asked once for all. */
  item?: string;
}

export interface CheckOptions extends IntakePlace {
  /** What was typed so far: nothing needs to be complete, but what is there must be right. */
  draft?: boolean;
  /** Sent by the applicant from afar: the office must be able to call. */
  byApplicant?: boolean;
  /** How the forms of an item ask its decisions. */
  decide?: (compiled: CompiledItem) => FormDecide | undefined;
}

/** What is wrong with an intake, each thing once however many items ask for it. */
export function intakeProblems(bundle: CompiledBundle, intake: BundleIntake, options: CheckOptions): IntakeProblem[] {
  const refs = applicableItems(bundle, intake);
  const found = [
    ...applicantProblems(intake.applicant).map(({ part, message }) =>
      problem('bundle.applicant', message, `/applicant/${part}`),
    ),
    ...(options.byApplicant && !intake.applicant.phone
      ? [problem('bundle.applicant', '联系电话没有填写', '/applicant/phone')]
      : []),
    ...(options.draft ? [] : [...notServed(bundle, refs, intake), ...unanswered(bundle, intake)]),
    ...refs.flatMap((ref) => formProblems(bundle, ref, intake, options)),
    ...(options.draft ? [] : lacking(bundle, intake, options)),
  ];
  if (refs.length === 0 && !found.some(({ code }) => code === 'bundle.unanswered'))
    found.push(problem('bundle.nothing', '按现在的回答，没有要办的事项，请核对您的情况', '/situation'));
  return found.filter(({ path }, index) => found.findIndex((other) => other.path === path) === index);
}

const problem = (code: string, message: string, path: string, item?: string): IntakeProblem => ({
  code,
  message,
  path,
  ...(item === undefined ? {} : { item }),
});

function notServed({ items }: CompiledBundle, refs: string[], { applicant }: BundleIntake): IntakeProblem[] {
  const noun = applicant.kind === 'person' ? '个人' : '单位';
  return refs.flatMap((ref) => {
    const elements = items[ref]?.item.elements;
    if (!elements || elements.serviceObjects.includes(applicant.kind)) return [];
    return [problem('bundle.applicant', `“${elements.name}”不受理${noun}的申请`, '/applicant/kind', ref)];
  });
}

const unanswered = (bundle: CompiledBundle, intake: BundleIntake): IntakeProblem[] =>
  mergedQuestions(bundle, intake)
    .situations.filter(({ id }) => intake.situation[id] === undefined)
    .map(({ id, question }) => problem('bundle.unanswered', `没有回答：${question}`, `/situation/${id}`));

function formProblems(bundle: CompiledBundle, ref: string, intake: BundleIntake, options: CheckOptions) {
  const compiled = bundle.items[ref];
  if (!compiled) return [];
  const { draft = false } = options;
  const data = itemContext(bundle, ref, intake, options);
  const step = { element: intakeTask(compiled), draft, decide: options.decide?.(compiled) };
  const placed = placer(bundle, ref, compiled, intake);
  return validateForm(compiled.form, data, step).map(placed);
}

/** Where in the intake the answer to a field of an item stands. */
function placer(bundle: CompiledBundle, ref: string, compiled: CompiledItem, { applicant }: BundleIntake) {
  const shared = sharedFieldsOf(bundle.source, ref);
  const mirrored = new Set(applicantFields(compiled, applicant));
  return ({ code, message, path }: FormProblem): IntakeProblem => {
    const [, field = '', ...rest] = path.split('/');
    if (mirrored.has(field)) return problem(code, message, `/applicant/${partOf(field)}`);
    const name = shared.get(field);
    if (name !== undefined) return problem(code, message, ['/shared', name, ...rest].join('/'));
    return problem(code, message, `/own/${ref}/form${path}`, ref);
  };
}

const partOf = (field: string): string => {
  if (/phone/i.test(field)) return 'phone';
  if (field.startsWith('agent')) return 'agent';
  return field === 'name' || field === 'unitName' ? 'name' : 'idNo';
};

function lacking(bundle: CompiledBundle, intake: BundleIntake, at: IntakePlace): IntakeProblem[] {
  return splitIntake(bundle, intake).flatMap(({ item: ref, materials }) => {
    const compiled = bundle.items[ref];
    if (!compiled) return [];
    const groups = sharedMaterialsOf(bundle.source, ref);
    return missingMaterials(compiled.item, itemContext(bundle, ref, intake, at), materials).map(({ id, name }) => {
      const group = groups.get(id);
      const path = `/materials/${group ?? `${ref}/${id}`}`;
      return problem('bundle.material', `缺少：${name}`, path, group === undefined ? ref : undefined);
    });
  });
}
