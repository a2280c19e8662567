import type { CampaignFileRef, Json } from '#engine';
import type { CampaignFile } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import { notFound, problem } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Idempotency } from '../write.ts';
import type { Done } from './record.ts';
import { branchFor, runFor } from './run.ts';
import { type RunChange, requireManager, stepRun } from './runStep.ts';

/** A file as evidence holds it. */
export type UploadedFile = Pick<CampaignFile, 'hash' | 'name' | 'type' | 'size'>;

const isUploaded = (value: Json): value is Json & UploadedFile =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.hash === 'string';

/** The files among the evidence of a stage. */
export const filesOf = (evidence: Record<string, Json> | undefined): UploadedFile[] =>
  Object.values(evidence ?? {})
    .flat()
    .filter(isUploaded);

/** A file that an office of a run sees: in the report of an office in its sight. @throws {ApiProblem} 404 */
export async function evidenceFile(
  services: Services,
  me: SignedIn,
  { run, office, hash }: { run: string; office: string; hash: string },
): Promise<UploadedFile> {
  await runFor(services, me, run);
  const { branch } = await branchFor(services, me, run, office);
  const file = Object.values(branch.evidence)
    .flatMap(filesOf)
    .find((one) => one.hash === hash);
  if (!file) throw notFound('该文件', 'file.notFound');
  return file;
}

/** A file that was given to every office of a run. @throws {ApiProblem} 404 */
export async function givenFile(services: Services, me: SignedIn, run: string, hash: string): Promise<UploadedFile> {
  const { row } = await runFor(services, me, run);
  const file = row.files.find((one) => one.hash === hash);
  if (!file) throw notFound('该文件', 'file.notFound');
  return file;
}

const refOf = ({ hash, name }: UploadedFile): CampaignFileRef => ({ hash, name });

/** Gives the offices of a run these files and no others. @throws {ApiProblem} 403, 404, 409, 422 */
export function giveFiles(
  services: Services,
  me: SignedIn,
  run: string,
  sent: { version: number; files: { hash: string }[] },
  idempotency: Idempotency,
): Promise<Done> {
  const at = { run, version: sent.version, verb: 'giveFiles' };
  return stepRun(services, me, at, idempotency, async ({ row }): Promise<RunChange> => {
    const org = await services.organization.current();
    requireManager(me, row, '附件', org.officeName(row.office));
    const hashes = [...new Set(sent.files.map(({ hash }) => hash))];
    const files = await Promise.all(
      hashes.map(async (hash) => row.files.find((one) => one.hash === hash) ?? (await newFile(services, me, hash))),
    );
    const added = files.filter((file) => !row.files.includes(file)).map(refOf);
    const removed = row.files.filter((file) => !files.includes(file)).map(refOf);
    return { row: { ...row, files }, facts: [{ type: 'campaign.filesGiven', added, removed }] };
  });
}

async function newFile({ store, clock }: Services, { user, scope }: SignedIn, hash: string): Promise<CampaignFile> {
  const file = await store.file(hash, scope);
  if (!file) throw problem(422, 'campaign.file', '附件没有上传成功，请重新上传。');
  const { name, type, size } = file;
  return { hash, name, type, size, at: clock(), by: user.id, byName: user.name };
}
