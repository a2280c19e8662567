import { checkCitizenId, checkCreditCode } from '#engine';

export interface Query {
  no: string;
  idNo: string;
}

/** What is wrong with what was typed, by field; empty when it can be sent. Numbers of foreigners and others are the server's to judge. */
export function checkQuery({ no, idNo }: Query): Partial<Query> {
  const problems: Partial<Query> = {};
  if (no.trim() === '') problems.no = '请填写办件编号，编号印在收件回执上。';
  const problem = idProblem(idNo.trim().toUpperCase());
  if (problem) problems.idNo = problem;
  return problems;
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
