import type { BundleIntake, MaterialRecord } from '#engine';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';

type Stored = Pick<Services, 'store'>;

const HASH = /^[0-9a-f]{64}$/;

/** Every reference to an uploaded file, wherever in the answers it stands. */
export function hashesIn(value: unknown): string[] {
  if (typeof value === 'string') return HASH.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(hashesIn) : [];
}

const lost = (name: string, path: string) => {
  const message = `“${name}”没有上传成功，或上传后过了很久没有提交，请重新上传`;
  return problem(422, 'file.notFound', `${message}。`, { problems: [{ code: 'file.notFound', message, path }] });
};

/**
 * Materials with their files as the office has them: what an applicant names must have been uploaded for this office.
 * `path`: where the materials stand in the request. @throws {ApiProblem} 422
 */
export async function uploadedMaterials(
  { store }: Stored,
  materials: MaterialRecord[],
  officePath: string,
  path: string,
): Promise<MaterialRecord[]> {
  const scope = { paths: [officePath] };
  const checked: MaterialRecord[] = [];
  for (const record of materials) {
    const files: MaterialRecord['files'] = [];
    for (const { hash, name } of record.files) {
      const row = await store.file(hash, scope);
      if (!row) throw lost(name, `${path}/${record.material}`);
      files.push({ hash, name: name.slice(0, 200), type: row.type, size: row.size });
    }
    checked.push({ ...record, files });
  }
  return checked;
}

/** Attachments and signatures inside a form; `path`: where it stands in the request. @throws {ApiProblem} 422 */
export async function checkAnswers(
  { store }: Stored,
  answers: object,
  officePath: string,
  path: string,
): Promise<void> {
  for (const [field, value] of Object.entries(answers))
    for (const hash of hashesIn(value))
      if (!(await store.file(hash, { paths: [officePath] }))) throw lost('签名或附件', `${path}/${field}`);
}

/** The intake with its files as they were uploaded for this office. @throws {ApiProblem} 422, naming what was not */
export async function intakeWithFiles(
  services: Stored,
  intake: BundleIntake,
  officePath: string,
): Promise<BundleIntake> {
  await checkAnswers(services, intake.shared, officePath, '/intake/shared');
  for (const [ref, { form = {} }] of Object.entries(intake.own))
    await checkAnswers(services, form, officePath, `/intake/own/${ref}/form`);
  const materials = await uploadedMaterials(services, intake.materials ?? [], officePath, '/intake/materials');
  return { ...intake, materials };
}

/** What was handed in stays: no loose file any more. */
export const keepUploads = ({ store }: Stored, handedIn: unknown, officePath: string): Promise<void> =>
  store.keepFiles([...new Set(hashesIn(handedIn))], officePath);
