import { randomUUID } from 'node:crypto';
import type { z } from '@hono/zod-openapi';
import {
  type Actor,
  type Applicant,
  type BundleIntake,
  bundleOfItem,
  type CompiledBundle,
  catalogueFor,
  promisedWords,
  splitIntake,
} from '#engine';
import type { CaseRow, OfficeRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import type { ApplicationReceipt } from '../api/contract.ts';
import { nextCaseNo } from '../caseNo.ts';
import { findItem } from '../findItem.ts';
import { reused } from '../http/idempotency.ts';
import { notFound, refusalProblem } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Executed, Idempotency } from '../write.ts';
import { checkedIntake } from './check.ts';
import { keepUploads } from './files.ts';
import { officesAccepting } from './offices.ts';
import { queryCode } from './queryCode.ts';

export interface ItemApplication {
  /** The item as it is asked for; what holds at the office may be a local version of it. */
  item: string;
  intake: BundleIntake;
  office: OfficeRow;
  idempotency: Idempotency;
}

export const byApplicant = ({ name }: Pick<Applicant, 'name'>): Actor => ({ kind: 'applicant', id: 'applicant', name });

/** An office that accepts the item. @throws {ApiProblem} 404 */
export async function acceptingOfficeOf(services: Services, item: string, office: string): Promise<OfficeRow> {
  const accepting = officesAccepting(await findItem(services, item), await services.organization.current());
  const found = accepting.find(({ id }) => id === office);
  if (!found) throw notFound('该受理机构', 'office.notFound');
  return found;
}

/** An item as it holds in the division of an office, as a bundle of its own. @throws {ApiProblem} 404 */
export async function itemAt(services: Services, ref: string, office: OfficeRow): Promise<CompiledBundle> {
  const asked = await findItem(services, ref);
  const holding = catalogueFor(await services.items.allActive(), office.division);
  return bundleOfItem(ref, holding.find(({ item }) => item.id === asked.item.id) ?? asked);
}

/**
 * 网上申请 of one item: its case is received in the applicant's name and waits for the officers who accept it there.
 * @throws {ApiProblem} 404, 422 with every problem and its field
 */
export async function openItem(services: Services, application: ItemApplication): Promise<CaseRow> {
  const { item: ref, office, idempotency } = application;
  const org = await services.organization.current();
  const bundle = await itemAt(services, ref, office);
  const sent = { intake: application.intake, office: office.id, channel: 'online' as const };
  const intake = await checkedIntake(services, bundle, sent, org);
  const [part] = splitIntake(bundle, intake);
  const compiled = bundle.items[ref];
  if (!part || !compiled) throw new Error(`item ${ref} was not checked`);
  await keepUploads(services, intake, office.path);
  const { form, situation, materials } = part;
  const { applicant } = intake;
  const id = randomUUID();
  const no = await nextCaseNo(services, office.division);
  const place = { office: office.id, offices: org.upwards(office.id), channel: sent.channel };
  const executed = await services.write.execute({
    caseId: id,
    actor: byApplicant(applicant),
    command: { type: 'case.receive', id, no, applicant, form, situation, materials, ...place },
    compiled,
    idempotency,
  });
  return rowOf(services, executed, idempotency);
}

/** The case of a command that an applicant sent, also when it was sent before. @throws {ApiProblem} 404, 422 */
export async function rowOf({ store }: Services, executed: Executed, { request }: Idempotency): Promise<CaseRow> {
  if (executed.kind === 'done') return executed.row;
  if (executed.kind === 'refused') throw refusalProblem(executed.refusal);
  if (executed.kind !== 'duplicate') throw notFound('该办件', 'case.notFound');
  if (executed.reply.request !== request) throw reused();
  const row = await store.case((JSON.parse(executed.reply.body) as { caseId: string }).caseId, { all: true });
  if (!row) throw new Error('the case of a kept reply is gone');
  return row;
}

/** The promised limit of the one item of such a bundle, in words. */
export function promisedAt({ ref, items }: CompiledBundle): string {
  const compiled = items[ref];
  return compiled ? promisedWords(compiled.item.elements.timeLimit) : '';
}

export function itemReceipt(
  { id, no, itemRef, itemName, applicantName, officePath, createdAt }: CaseRow,
  bundle: CompiledBundle,
  org: Organization,
): z.infer<typeof ApplicationReceipt> {
  const office = org.offices.find(({ path }) => path === officePath);
  return {
    id,
    no,
    code: queryCode(id),
    ref: itemRef,
    title: itemName,
    applicantName,
    officeName: office?.name ?? org.nameOfPath(officePath),
    officePhone: office?.phone ?? null,
    receivedAt: createdAt,
    promised: promisedAt(bundle),
    cases: [{ id, no, itemName }],
  };
}
