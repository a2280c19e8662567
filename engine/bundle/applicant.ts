import type { Applicant } from '../case/types.ts';
import { propertiesOf } from '../form/rights.ts';
import { checkCitizenId, checkCreditCode } from '../identity/index.ts';
import type { JsonObject } from '../json.ts';
import type { CompiledItem } from '../service/types.ts';

/** What is known of an applicant before there is a case. */
export interface ApplicantPart {
  kind: Applicant['kind'];
  name: string;
  idType: string;
  idNo: string;
  phone?: string | undefined;
  agent?: { name: string; idNo: string } | undefined;
}

/** Form fields that repeat what is known of the applicant: filled from there, never asked twice. */
export const APPLICANT_FIELDS: Record<
  Applicant['kind'],
  [field: string, of: (applicant: ApplicantPart) => string | undefined][]
> = {
  person: [
    ['name', ({ name }) => name],
    ['idType', ({ idType }) => idType],
    ['idNo', ({ idNo }) => idNo],
    ['phone', ({ phone }) => phone],
    ['agentName', ({ agent }) => agent?.name],
    ['agentIdNo', ({ agent }) => agent?.idNo],
  ],
  organization: [
    ['unitName', ({ name }) => name],
    ['uscc', ({ idNo }) => idNo],
    ['contactPhone', ({ phone }) => phone],
  ],
};

/** Names of an item's fields that the applicant's part fills; those of an agent only while there is one. */
export function applicantFields({ form }: Pick<CompiledItem, 'form'>, { kind, agent }: ApplicantPart): string[] {
  const properties = propertiesOf(form);
  const names = APPLICANT_FIELDS[kind].map(([field]) => field).filter((field) => field in properties);
  return agent ? names : names.filter((field) => !field.startsWith('agent'));
}

/** The answers that an item's form takes from the applicant's part. */
export function applicantAnswers({ form }: Pick<CompiledItem, 'form'>, applicant: ApplicantPart): JsonObject {
  const properties = propertiesOf(form);
  const pairs = APPLICANT_FIELDS[applicant.kind].flatMap(([field, of]) => {
    const value = field in properties ? of(applicant) : undefined;
    return value ? [[field, value] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** ID_TYPE of a resident's card: only its number has a check digit that is known here. */
const RESIDENT_CARD = '10';

/** What is wrong with an identity, by the part of it. */
export function applicantProblems({
  kind,
  name,
  idType,
  idNo,
  agent,
}: ApplicantPart): { part: string; message: string }[] {
  const person = kind === 'person';
  const problems: { part: string; message: string }[] = [];
  if (name.trim() === '') problems.push({ part: 'name', message: person ? '姓名没有填写' : '单位名称没有填写' });
  if (idNo.trim() === '')
    problems.push({ part: 'idNo', message: person ? '公民身份号码没有填写' : '统一社会信用代码没有填写' });
  else {
    const checked = person ? (idType === RESIDENT_CARD ? checkCitizenId(idNo) : undefined) : checkCreditCode(idNo);
    if (checked && !checked.ok) problems.push({ part: 'idNo', message: checked.message });
  }
  if (agent && agent.name.trim() === '') problems.push({ part: 'agent', message: '代办人姓名没有填写' });
  const ofAgent = agent ? checkCitizenId(agent.idNo) : undefined;
  if (ofAgent && !ofAgent.ok) problems.push({ part: 'agent', message: `代办人：${ofAgent.message}` });
  return problems;
}
