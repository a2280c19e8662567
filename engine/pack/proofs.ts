import { playProof } from '../campaign/index.ts';
import type { CampaignOffice, CampaignOfficer } from '../campaign/types.ts';
import { proveIndicator } from '../indicator/index.ts';
import type { Json } from '../json.ts';
import { proveLedger } from '../ledger/index.ts';
import type { FillSource, Register } from '../ledger/types.ts';
import type { Problem } from '../result.ts';
import { pointerTo } from './pointer.ts';
import { proveBundle } from './proveBundle.ts';
import { qualify } from './references.ts';
import { registersOf } from './registers.ts';
import type { Content } from './resolve.ts';
import type { ProofOutcome } from './scenario/types.ts';
import { type Walked, walkedInCampaign } from './scenario/walked.ts';
import type { OrganizationSource, Pack } from './types.ts';

/** A proof that can be played, and what it then came to. */
export interface PlannedProof extends Omit<ProofOutcome, 'problems'> {
  /** Reference of the process that it walks, of a campaign's proof. */
  process?: string;
  play(): Proved;
}

/** `walked`: of the process, by a proof that came out as expected. Problems have file and path. */
export interface Proved {
  problems: Problem[];
  walked?: Walked;
}

type Proven = Pick<Content, 'campaigns' | 'bundles' | 'indicators'>;

/** Plays every proof of the campaigns, bundles, indicators and ledgers of the packs on what was compiled of them (`resolveContent`). */
export const provePacks = (packs: Pack[], content: Proven): ProofOutcome[] =>
  plannedProofs(packs, content).map(({ pack, part, title, play }) => ({
    pack,
    part,
    title,
    problems: play().problems,
  }));

/** Every proof of `proven`, not yet played: it may take a while. */
export function plannedProofs(packs: Pack[], content: Proven, proven: Pack[] = packs): PlannedProof[] {
  const known = new Map<FillSource, Register[]>();
  const registers = (from: FillSource): Register[] => {
    const found = known.get(from) ?? registersOf(packs, from);
    known.set(from, found);
    return found;
  };
  return proven.flatMap((pack) => [
    ...campaignProofs(pack, content),
    ...bundleProofs(pack, content),
    ...indicatorProofs(pack, content),
    ...ledgerProofs(pack, registers),
  ]);
}

const campaignProofs = (pack: Pack, { campaigns }: Proven): PlannedProof[] =>
  Object.values(pack.campaigns).flatMap(({ id }) => {
    const campaign = campaigns.find(({ ref }) => ref === qualify(id, pack.manifest.wutong.namespace));
    if (!campaign) return [];
    const { proof: proofs, process } = campaign.source;
    return proofs.map((proof, index) => ({
      ...planned(pack, `campaigns/${id}`, index, proof.title, () => {
        const { problems, facts } = playProof(campaign, proof, organizationOf(pack, proof.organization));
        return problems.length > 0 ? { problems } : { problems, walked: walkedInCampaign(campaign, facts) };
      }),
      process,
    }));
  });

const bundleProofs = (pack: Pack, { bundles }: Proven): PlannedProof[] =>
  Object.values(pack.bundles).flatMap(({ id }) => {
    const bundle = bundles.find(({ ref }) => ref === qualify(id, pack.manifest.wutong.namespace));
    return (bundle?.source.proof ?? []).map((proof, index) =>
      planned(pack, `bundles/${id}`, index, proof.title, () => ({
        problems: bundle ? proveBundle(bundle, proof, pack.scenarios) : [],
      })),
    );
  });

const indicatorProofs = (pack: Pack, { indicators }: Proven): PlannedProof[] =>
  indicators
    .filter((shown) => shown.pack.name === pack.manifest.name)
    .flatMap(({ source }) =>
      source.proof.map((proof, index) =>
        planned(pack, `indicators/${source.id}`, index, proof.title, () => ({
          problems: proveIndicator(source, proof),
        })),
      ),
    );

const ledgerProofs = (pack: Pack, registers: (from: FillSource) => Register[]): PlannedProof[] =>
  Object.values(pack.ledgers).flatMap(({ id, proof = [] }) => {
    const ref = qualify(id, pack.manifest.wutong.namespace);
    return proof.map((one, index) => {
      const register = registers(one.from).find((found) => found.ref === ref);
      return planned(pack, `ledgers/${id}`, index, one.title, () => ({
        problems: register ? proveLedger(register, one) : [],
      }));
    });
  });

function planned(pack: Pack, part: string, index: number, title: string, prove: () => Proved): PlannedProof {
  const located = (problem: Problem): Problem => ({
    ...problem,
    file: `${part}.json`,
    path: `${pointerTo('proof', index)}${problem.path ?? ''}`,
  });
  const play = (): Proved => {
    const proved = prove();
    return { ...proved, problems: proved.problems.map(located) };
  };
  return { pack: pack.manifest.name, part, title, play };
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
