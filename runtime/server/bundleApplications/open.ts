import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type BundleIntake,
  type CompiledBundle,
  formDecide,
  type IntakeProblem,
  type ItemIntake,
  intakeProblems,
  type Problem,
  type Refusal,
  splitIntake,
} from '#engine';
import type { CommitPlan, StoredReply } from '../../store/port.ts';
import { nextBundleNo, nextCaseNo } from '../caseNo.ts';
import { reused } from '../http/idempotency.ts';
import { ApiProblem, problem, refusalProblem } from '../problem.ts';
import type { Services } from '../services.ts';
import { today } from '../views/task.ts';
import type { Idempotency, Opening } from '../write.ts';
import { bundleIn } from './find.ts';
import { recordOf } from './record.ts';

export interface Application {
  bundle: string;
  intake: BundleIntake;
  office: string;
  actor: Actor;
  channel: 'counter' | 'online';
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
  checkIntake(services, bundle, application, division);
  const parts = splitIntake(bundle, application.intake);
  const opening = await openingOf(services, bundle, parts, application);
  const opened = await services.write.openAll(opening);
  if (opened.kind === 'done') return opening.record.row.id;
  if (opened.kind === 'duplicate') return idOf(opened.reply, idempotency);
  throw refusedFor(bundle, parts[opened.index], opened.refusal);
}

function idOf(reply: StoredReply, { request }: Idempotency): string {
  if (reply.request !== request) throw reused();
  return (JSON.parse(reply.body) as { bundle: string }).bundle;
}

/** At the window what lacks is asked for by a notice; from the portal everything is there or nothing is opened. */
function checkIntake(services: Services, bundle: CompiledBundle, { intake, channel }: Application, division: string) {
  const found = intakeProblems(bundle, intake, {
    day: today(services.clock()),
    division,
    draft: channel === 'counter',
    decide: formDecide,
  }).filter(({ code }) => code !== 'bundle.material');
  const called = splitIntake(bundle, intake).map(({ item }) => item);
  const absent = called
    .filter((ref) => !bundle.items[ref])
    .map((ref) => ({
      code: 'bundle.itemMissing',
      message: `事项“${ref}”在所选机构不能办理`,
      path: `/own/${ref}`,
      item: ref,
    }));
  const problems = [...absent, ...found];
  if (problems.length === 0) return;
  throw problem(
    422,
    'bundle.invalid',
    `有 ${problems.length} 处内容需要改正，全部事项都没有提交。请按提示修改后再提交。`,
    {
      problems: problems.map((one) => named(bundle, one)),
    },
  );
}

/** With the name of the item before what is wrong in its own part. */
function named({ items }: CompiledBundle, { item, message, path, code }: IntakeProblem): Problem {
  const name = item === undefined ? undefined : items[item]?.item.elements.name;
  return { code, message: name === undefined ? message : `${name}：${message}`, path: `/intake${path}` };
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
