import type { z } from '@hono/zod-openapi';
import type { Scope } from '../../store/port.ts';
import type { CaseBundle } from '../api/contract.ts';
import type { Services } from '../services.ts';
import { standing, wholeOf } from '../views/bundleApplication.ts';
import { bundleParts } from './read.ts';

/** The bundle that a case belongs to, for the case's own page. */
export async function caseBundle(
  services: Services,
  caseId: string,
  scope: Scope,
): Promise<z.infer<typeof CaseBundle> | undefined> {
  const row = await services.store.bundleOfCase(caseId, scope);
  if (!row) return undefined;
  const { members } = await bundleParts(services, row, scope);
  return {
    id: row.id,
    no: row.no,
    title: row.title,
    whole: wholeOf(members),
    cases: members.map(({ row: kase }) => ({ id: kase.id, no: kase.no, itemName: kase.itemName, ...standing(kase) })),
  };
}
