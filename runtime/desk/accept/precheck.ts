import {
  askedQuestions,
  type CompiledItem,
  checkCitizenId,
  checkCreditCode,
  type FormProblem,
  missingMaterials,
  validateForm,
} from '#engine';
import type { Applicant } from '../../ui/api/client.ts';
import { decideOf } from '../../ui/form/decisions.ts';
import { focusField } from '../../ui/form/fieldId.ts';
import { type Acceptance, acceptanceNode, dataOf, mirroredFields } from './acceptance.ts';

/** One thing that stands in the way of acceptance, and the way to it on the page. */
export interface Lack {
  key: string;
  message: string;
  go: () => void;
}

export interface Precheck {
  applicant: Lack[];
  situation: Lack[];
  form: Lack[];
  formProblems: FormProblem[];
  materials: Lack[];
  /** The applicant is known well enough for a case to be opened. */
  identified: boolean;
  total: number;
}

const goTo = (id: string) => () => {
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  (element?.matches('input, button') ? element : element?.querySelector<HTMLElement>('input, button'))?.focus({
    preventScroll: true,
  });
};

const lack = (key: string, message: string, go: () => void = goTo(key)): Lack => ({ key, message, go });

/** What is wrong with the identity of an applicant; empty when nothing is. */
export function identityFault({ kind, idType, idNo }: Applicant): string | undefined {
  if (idNo === '') return kind === 'person' ? '证件号码没有填写' : '统一社会信用代码没有填写';
  if (kind === 'organization') {
    const checked = checkCreditCode(idNo);
    return checked.ok ? undefined : checked.message;
  }
  const checked = idType === '10' ? checkCitizenId(idNo) : undefined;
  return checked && !checked.ok ? checked.message : undefined;
}

function applicantLacks(applicant: Applicant): Lack[] {
  const fault = identityFault(applicant);
  return [
    ...(fault ? [lack('applicant-id', fault)] : []),
    ...(applicant.name.trim() === ''
      ? [lack('applicant-name', applicant.kind === 'person' ? '姓名没有填写' : '单位名称没有填写')]
      : []),
    ...(applicant.agent && (applicant.agent.name === '' || !checkCitizenId(applicant.agent.idNo).ok)
      ? [lack('agent-id', '代办人姓名或身份号码不完整')]
      : []),
  ];
}

/** A mirrored field is filled in the applicant's part: that is where its problem leads. */
const applicantField = (problem: FormProblem): string =>
  /phone/i.test(problem.path) ? 'applicant-phone' : 'applicant-id';

/** Everything that stands between the application and its acceptance, by the rules that the server applies too. */
export function precheck(compiled: CompiledItem, state: Acceptance, now: number): Precheck {
  const data = dataOf(compiled, state, now);
  const element = acceptanceNode(compiled)?.id;
  const step = element === undefined ? {} : { element };
  const formProblems = validateForm(compiled.form, data, { ...step, decide: decideOf(compiled) });
  const mirrored = new Set(mirroredFields(compiled, state.applicant).map((field) => `/${field}`));
  const identity = applicantLacks(state.applicant);
  const elsewhere = formProblems.filter(
    ({ path }) => mirrored.has(path) && (identity.length === 0 || /phone/i.test(path)),
  );
  const parts = {
    applicant: [...identity, ...elsewhere.map((problem) => lack(applicantField(problem), problem.message))],
    situation: askedQuestions(compiled.item, data)
      .filter(({ id }) => state.situation[id] === undefined)
      .map(({ id, question }) => lack(`situation-${id}`, `没有回答：${question}`)),
    form: formProblems
      .filter(({ path }) => !mirrored.has(path))
      .map((problem) => lack(`form${problem.path}`, problem.message, () => focusField(problem.path))),
    materials: missingMaterials(compiled.item, data, state.materials).map(({ id, name }) =>
      lack(`material-${id}`, `缺少：${name}`),
    ),
  };
  const total = parts.applicant.length + parts.situation.length + parts.form.length + parts.materials.length;
  return {
    ...parts,
    formProblems: formProblems.filter(({ path }) => !mirrored.has(path)),
    identified: identity.length === 0,
    total,
  };
}
