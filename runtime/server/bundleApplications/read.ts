import type { z } from '@hono/zod-openapi';
import type { Applicant, BundleSource, CompiledItem } from '#engine';
import type { BundleRow, CaseRow, Scope } from '../../store/port.ts';
import type { CaseBundle } from '../api/contract.ts';
import type { Services } from '../services.ts';
import { standing, wholeOf } from '../views/bundleApplication.ts';

/** What a bundle keeps of its intake. */
export interface BundleContent {
  source: BundleSource;
  applicant: Applicant;
  channel: string;
}

/** One of its cases; `item`: the reference that the definition writes. */
export interface BundleMember {
  item: string;
  row: CaseRow;
  compiled: CompiledItem;
}

export interface BundleParts {
  row: BundleRow;
  content: BundleContent;
  members: BundleMember[];
}

/** A bundle with those of its cases that the reader may see. */
export async function bundleParts(services: Services, row: BundleRow, scope: Scope): Promise<BundleParts> {
  const { store, items } = services;
  const members: BundleMember[] = [];
  for (const { caseId, item } of await store.bundleCases(row.id, scope)) {
    const kase = await store.case(caseId, scope);
    const compiled = kase ? await items.byDigest(kase.digest) : undefined;
    if (kase && compiled) members.push({ item, row: kase, compiled });
  }
  return { row, content: row.content as unknown as BundleContent, members };
}

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
