import type { Applicant, BundleSource, CompiledItem } from '#engine';
import type { BundleRow, CaseRow, Scope } from '../../store/port.ts';
import type { Services } from '../services.ts';

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
