import type { z } from '@hono/zod-openapi';
import type { BundleIntake } from '../api/contract.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';

/** What an applicant names as uploaded has been uploaded for this office. @throws {ApiProblem} 422 */
export async function checkFiles(
  { store }: Pick<Services, 'store'>,
  { materials }: z.output<typeof BundleIntake>,
  officePath: string,
): Promise<void> {
  const named = materials.flatMap(({ material, files }) => files.map(({ hash, name }) => ({ material, hash, name })));
  for (const { material, hash, name } of named) {
    if (await store.file(hash, { paths: [officePath] })) continue;
    const message = `“${name}”没有上传成功，请重新上传`;
    throw problem(422, 'file.notFound', `${message}。`, {
      problems: [{ code: 'file.notFound', message, path: `/intake/materials/${material}` }],
    });
  }
}
