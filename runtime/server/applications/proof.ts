import type { Applicant, CompiledItem } from '#engine';
import type { CaseRow } from '../../store/port.ts';
import { type BundleParts, bundleParts } from '../bundleApplications/read.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { queryCode } from './queryCode.ts';

/** How applicants show that a case is theirs: its number, their identity number, and what stands on their paper or phone. */
export interface Proof {
  no: string;
  idNo: string;
  /** 查询码, or the last four digits of a telephone that the application names. */
  code: string;
}

export interface FoundCase {
  row: CaseRow;
  compiled: CompiledItem;
}

const ALL = { all: true } as const;
const PHONE_TAIL = 4;

const plain = (text: string): string => text.replace(/\s/g, '').toUpperCase();

/** `paper`: the code of the paper; `phone`: digits that others may know, too, and that few tries would find. */
type Strength = 'paper' | 'phone';

/** Paper codes of the ids, or a telephone's last digits; undefined when neither fits. */
function strengthOf(code: string, ids: string[], { phone, agent }: Applicant): Strength | undefined {
  const sent = plain(code);
  if (ids.some((id) => queryCode(id) === sent)) return 'paper';
  const phones = [phone, agent?.phone].flatMap((one) => (one ? [plain(one).slice(-PHONE_TAIL)] : []));
  return sent.length === PHONE_TAIL && phones.includes(sent) ? 'phone' : undefined;
}

const keysOf = ({ no, idNo }: Proof): string[] => [`no ${plain(no)}`, `id ${plain(idNo)}`];

/** Counts a try that failed, by number and by identity, and answers alike whatever did not fit. @throws {ApiProblem} 404, 429 */
function unproved({ limits }: Services, proof: Proof): Error {
  for (const key of keysOf(proof)) limits.guess.take(key);
  return problem(404, 'progress.notFound', '没有查到办件。请核对编号、证件号码和查询码，三样都印在收件回执上。');
}

/** Who has the paper is never locked out by others' tries. @throws {ApiProblem} 404, 429 */
function admit(services: Services, proof: Proof, strength: Strength | undefined): void {
  if (strength === 'paper') return;
  if (strength === undefined) throw unproved(services, proof);
  for (const key of keysOf(proof)) services.limits.guess.check(key);
}

const owns = (row: { applicantIdNo: string } | undefined, { idNo }: Proof): boolean =>
  row !== undefined && plain(row.applicantIdNo) === plain(idNo);

/** The case of an applicant; one of a 一件事 also opens with the code on the paper of the whole. @throws {ApiProblem} 404, 429 */
export async function caseByProof(services: Services, proof: Proof): Promise<FoundCase> {
  const { store, items } = services;
  const row = await store.caseByNo(plain(proof.no), ALL);
  const compiled = row && owns(row, proof) ? await items.byDigest(row.digest) : undefined;
  if (!row || !compiled || compiled.item.internal) throw unproved(services, proof);
  const bundle = await store.bundleOfCase(row.id, ALL);
  admit(services, proof, strengthOf(proof.code, [row.id, ...(bundle ? [bundle.id] : [])], row.state.applicant));
  return { row, compiled };
}

/** All cases of a 一件事. @throws {ApiProblem} 404, 429 */
export async function bundleByProof(services: Services, proof: Proof): Promise<BundleParts> {
  const row = await services.store.bundleByNo(plain(proof.no), ALL);
  if (!row || !owns(row, proof)) throw unproved(services, proof);
  const parts = await bundleParts(services, row, ALL);
  admit(services, proof, strengthOf(proof.code, [row.id], parts.content.applicant));
  return parts;
}
