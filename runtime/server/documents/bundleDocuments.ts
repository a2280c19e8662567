import {
  type BundlePaperInput,
  bundlePaperData,
  bundlePapers,
  type DocumentTemplate,
  type RenderedDocument,
  renderDocument,
} from '#engine';
import type { BundleRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import type { BundleParts } from '../bundleApplications/read.ts';
import { viewIn } from '../packs/inForce.ts';
import type { Services } from '../services.ts';
import { withQueryCode } from './withQueryCode.ts';

/**
 * Templates of the papers over all cases of a bundle, as the packs and localizations have them today where it was taken in.
 * Papers of single cases are those that their items were published with.
 */
export async function bundleTemplates(services: Services, { ref, officePath }: BundleRow): Promise<DocumentTemplate[]> {
  const org = await services.organization.current();
  const office = org.offices.find(({ path }) => path === officePath);
  const parts = (await viewIn(services, office?.division ?? '', ['bundles', 'documents']))?.parts;
  // A lower pack's version stands in the view under the reference of the one that it overlays.
  const bundle = [...(parts?.bundles.values() ?? [])].find(
    (part) =>
      part.ref === ref || part.laid.some(({ pack }) => `${pack.manifest.wutong.namespace}:${part.value.id}` === ref),
  );
  return (bundle?.value.documents ?? []).flatMap((one) => parts?.documents.get(one)?.value ?? []);
}

function paperInput({ row, content, members }: BundleParts, org: Organization, now: number): BundlePaperInput {
  const office = org.offices.find(({ path }) => path === row.officePath);
  return {
    no: row.no,
    source: content.source,
    applicant: content.applicant,
    office: { name: org.nameOfPath(row.officePath), ...(office?.phone ? { phone: office.phone } : {}) },
    receivedAt: row.createdAt,
    cases: members.map(({ item, row: kase, compiled }) => ({
      item,
      name: kase.itemName,
      no: kase.no,
      state: kase.state,
      compiled,
      changedAt: kase.updatedAt,
    })),
    now,
  };
}

/** Papers of a bundle as it stands, beside those of each case. */
export const availableBundleDocuments = (
  templates: DocumentTemplate[],
  parts: BundleParts,
  org: Organization,
  now: number,
): { kind: string; title: string }[] =>
  bundlePapers(templates, paperInput(parts, org, now)).map(({ kind, title }) => ({ kind, title }));

/** One paper over all cases; undefined while it does not exist. */
export function renderBundleDocument(
  templates: DocumentTemplate[],
  parts: BundleParts,
  kind: string,
  org: Organization,
  now: number,
): RenderedDocument | undefined {
  const input = paperInput(parts, org, now);
  const template = bundlePapers(templates, input).find((one) => one.kind === kind);
  if (!template) return undefined;
  const utcOffset = parts.members[0]?.compiled.calendar.utcOffset;
  const rendered = renderDocument(template, {
    data: bundlePaperData(input),
    materials: [],
    opinions: [],
    now,
    ...(utcOffset === undefined ? {} : { utcOffset }),
  });
  return withQueryCode({ ...rendered, no: parts.row.no }, parts.row.id);
}
