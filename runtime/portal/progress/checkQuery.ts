import { checkCitizenId, checkCreditCode, type JsonObject } from '#engine';

export interface Query {
  no: string;
  idNo: string;
  /** 查询码 of the paper, or the last four digits of the applicant's telephone. */
  code: string;
}

/** What is wrong with what was typed, by field; empty when it can be sent. Numbers of foreigners and others are the server's to judge. */
export function checkQuery({ no, idNo, code }: Query): Partial<Query> {
  const problems: Partial<Query> = {};
  if (no.trim() === '') problems.no = '请填写办件编号，编号印在收件回执上。';
  const problem = idProblem(idNo.trim().toUpperCase());
  if (problem) problems.idNo = problem;
  if (!/^(?:\d{4}|\d{8})$/.test(code.replace(/\s/g, '')))
    problems.code = '请填写回执上的八位查询码，或手机号码后四位。';
  return problems;
}

/** As it goes to the server: copied and dictated numbers have spaces and small letters. */
export const asSent = ({ no, idNo, code }: Query): Query => ({
  no: no.trim().toUpperCase(),
  idNo: idNo.trim().toUpperCase(),
  code: code.replace(/\s/g, ''),
});

/** Who asked by the telephone and has just corrected it goes on with the new number. */
export function withNewPhone(asked: Query, form: JsonObject): Query {
  const phone = form.phone ?? form.contactPhone;
  return asked.code.length === 4 && typeof phone === 'string' ? { ...asked, code: phone.slice(-4) } : asked;
}

/** Number and code that the page of the receipt hands over. */
export function fromReceipt(state: unknown): Partial<Query> {
  if (typeof state !== 'object' || state === null || !('no' in state) || !('code' in state)) return {};
  const { no, code } = state;
  return typeof no === 'string' && typeof code === 'string' ? { no, code } : {};
}

/** Bundles (一件事) have numbers of their own: 990121-20260320-B0003. */
export const isBundleNo = (no: string): boolean => /-B\d+$/.test(no);

function idProblem(id: string): string | undefined {
  if (id === '') return '请填写申请人的证件号码。';
  const looksLikeCitizenId = /^\d{15,}[\dX]?$/.test(id);
  const citizen = checkCitizenId(id);
  if (citizen.ok || checkCreditCode(id).ok) return undefined;
  return looksLikeCitizenId || id.length === 18
    ? `${citizen.message.replace(/[。，]?请核对$/, '')}，请对照证件核对。`
    : undefined;
}
