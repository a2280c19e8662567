import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type BundleIntake,
  type CompiledBundle,
  type ItemIntake,
  type Refusal,
  splitIntake,
} from '#engine';
import type { CommitPlan, StoredReply } from '../../store/port.ts';
import { type Channel, checkedIntake } from '../applications/check.ts';
import { keepUploads } from '../applications/files.ts';
import { nextBundleNo, nextCaseNo } from '../caseNo.ts';
import { reused } from '../http/idempotency.ts';
import { ApiProblem, refusalProblem } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Idempotency, Opening } from '../write.ts';
import { bundleIn } from './find.ts';
import { recordOf } from './record.ts';

export interface Application {
  bundle: string;
  intake: BundleIntake;
  office: string;
  actor: Actor;
  channel: Channel;
  idempotency: Idempotency;
}

/**
 * Opens all cases that an intake calls for, or none. A request that comes again finds what it opened.
 * @returns id of the bundle
 * @throws {ApiProblem} 404, 422 with every problem of the intake, its item and its field
 */
export async function openBundle(services: Services, application: Application): Promise<string> {
  const { idempotency } = application;
  const former = await services.store.reply(idempotency.user, idempotency.key);
  if (former) return idOf(former, idempotency);
  const org = await services.organization.current();
  const division = org.division(application.office);
  const { bundle } = await bundleIn(services, application.bundle, division);
  const intake = await checkedIntake(services, bundle, application, org);
  const parts = splitIntake(bundle, intake);
  const opening = await openingOf(services, bundle, parts, { ...application, intake });
  await keepUploads(services, intake, org.path(application.office));
  const opened = await services.write.openAll(opening);
  if (opened.kind === 'done') return opening.record.row.id;
  if (opened.kind === 'duplicate') return idOf(opened.reply, idempotency);
  throw refusedFor(bundle, parts[opened.index], opened.refusal);
}

function idOf(reply: StoredReply, { request }: Idempotency): string {
  if (reply.request !== request) throw reused();
  return (JSON.parse(reply.body) as { bundle: string }).bundle;
}

function refusedFor({ items }: CompiledBundle, part: ItemIntake | undefined, refusal: Refusal): ApiProblem {
  const { status, code, message, more } = refusalProblem(refusal);
  const name = items[part?.item ?? '']?.item.elements.name ?? '';
  return new ApiProblem(status, code, `${name}：${message}全部事项都没有提交。`, {
    ...more,
    problems: (more.problems ?? []).map((one) => ({
      ...one,
      message: `${name}：${one.message}`,
      path: `/intake/own/${part?.item}/form${one.path ?? ''}`,
    })),
  });
}

/** An item that another office accepts is received here in the applicant's name and waits there for its officers. */
const applicantOf = ({ applicant }: BundleIntake): Actor => ({
  kind: 'applicant',
  id: 'applicant',
  name: applicant.name,
});

async function openingOf(
  services: Services,
  bundle: CompiledBundle,
  parts: ItemIntake[],
  application: Application,
): Promise<Opening & { record: CommitPlan }> {
  const { intake, office, actor, channel, idempotency } = application;
  const org = await services.organization.current();
  const id = randomUUID();
  const no = await nextBundleNo(services, org.division(office));
  const cases: Opening['cases'] = [];
  for (const [place, { item, form, situation, materials }] of parts.entries()) {
    const compiled = bundle.items[item];
    if (!compiled) throw new Error(`item ${item} of bundle ${bundle.ref} was not checked`);
    const caseId = randomUUID();
    const caseNo = await nextCaseNo(services, org.division(office));
    const { applicant } = intake;
    const receive = { id: caseId, no: caseNo, applicant, form, situation, materials, office, channel };
    cases.push({
      caseId,
      actors: actor.kind === 'officer' ? [actor, applicantOf(intake)] : [actor],
      compiled,
      command: { type: 'case.receive', ...receive, offices: org.upwards(office) },
      member: { bundle: id, item, place },
    });
  }
  const opened = cases.map(({ caseId, command, member }) => ({
    id: caseId,
    no: command.type === 'case.receive' ? command.no : '',
    item: member.item,
  }));
  const reply = { ...idempotency, status: 201, body: JSON.stringify({ bundle: id }) };
  const ref = { kind: actor.kind, id: actor.id, name: actor.name };
  const now = services.clock();
  const record = recordOf({
    id,
    no,
    bundle,
    intake,
    channel,
    officePath: org.path(office),
    actor: ref,
    cases: opened,
    now,
    reply,
  });
  return { cases, record };
}
