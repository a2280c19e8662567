import { proveCampaign } from '../campaign/index.ts';
import type { CampaignOffice, CampaignOfficer } from '../campaign/types.ts';
import { proveIndicator } from '../indicator/index.ts';
import type { Json } from '../json.ts';
import type { Problem } from '../result.ts';
import { pointerTo } from './pointer.ts';
import { proveBundle } from './proveBundle.ts';
import { qualify } from './references.ts';
import type { Content } from './resolve.ts';
import type { OrganizationSource, Pack } from './types.ts';

/** A proof that stands in a part itself. */
export interface ProofOutcome {
  /** Name of the pack. */
  pack: string;
  /** `campaigns/year-survey` */
  part: string;
  title: string;
  /** Empty: as expected. With `file` and `path`. */
  problems: Problem[];
}

/** Plays every proof of the campaigns, bundles and indicators of the packs on what was compiled of them (`resolveContent`). */
export const provePacks = (
  packs: Pack[],
  content: Pick<Content, 'campaigns' | 'bundles' | 'indicators'>,
): ProofOutcome[] =>
  packs.flatMap((pack) => [
    ...campaignProofs(pack, content),
    ...bundleProofs(pack, content),
    ...indicatorProofs(pack, content),
  ]);

const campaignProofs = (pack: Pack, { campaigns }: Pick<Content, 'campaigns'>): ProofOutcome[] =>
  Object.values(pack.campaigns).flatMap(({ id }) => {
    const campaign = campaigns.find(({ ref }) => ref === qualify(id, pack.manifest.wutong.namespace));
    return (campaign?.source.proof ?? []).map((proof, index) =>
      outcome(pack, `campaigns/${id}`, index, proof.title, () =>
        campaign ? proveCampaign(campaign, proof, organizationOf(pack, proof.organization)) : [],
      ),
    );
  });

const bundleProofs = (pack: Pack, { bundles }: Pick<Content, 'bundles'>): ProofOutcome[] =>
  Object.values(pack.bundles).flatMap(({ id }) => {
    const bundle = bundles.find(({ ref }) => ref === qualify(id, pack.manifest.wutong.namespace));
    return (bundle?.source.proof ?? []).map((proof, index) =>
      outcome(pack, `bundles/${id}`, index, proof.title, () =>
        bundle ? proveBundle(bundle, proof, pack.scenarios) : [],
      ),
    );
  });

const indicatorProofs = (pack: Pack, { indicators }: Pick<Content, 'indicators'>): ProofOutcome[] =>
  indicators
    .filter((shown) => shown.pack.name === pack.manifest.name)
    .flatMap(({ source }) =>
      source.proof.map((proof, index) =>
        outcome(pack, `indicators/${source.id}`, index, proof.title, () => proveIndicator(source, proof)),
      ),
    );

function outcome(pack: Pack, part: string, index: number, title: string, prove: () => Problem[]): ProofOutcome {
  const problems = prove().map((problem) => ({
    ...problem,
    file: `${part}.json`,
    path: `${pointerTo('proof', index)}${problem.path ?? ''}`,
  }));
  return { pack: pack.manifest.name, part, title, problems };
}

function organizationOf({ organizations }: Pack, id: string | undefined) {
  const organization = id === undefined ? undefined : organizations[id];
  if (!organization) return undefined;
  return { offices: organization.offices as CampaignOffice[], officers: organization.officers.map(officerRow) };
}

/** What expressions see of an officer: who it is does not matter. */
const officerRow = ({
  office,
  posts,
  established,
  since,
}: OrganizationSource['officers'][number]): CampaignOfficer => ({
  office,
  posts: posts as Json,
  established: established ?? null,
  since: since ?? null,
});
