import type { Problem, Result } from '../../result.ts';
import {
  type Choices,
  carriedFiles,
  mergePacks,
  type OverlayUpgrade,
  type Upgrade,
  upgradeLayers,
} from '../merge/index.ts';
import { upstreamOf } from '../order.ts';
import type { Pack, PackFiles } from '../types.ts';
import { partChanges } from './parts.ts';
import type { InstallChoices, LocalChange } from './types.ts';

export interface MeetingInput {
  /** The pack as its publisher delivers it. */
  delivered: Pack;
  /** As it is installed; absent: it is new here. */
  former: Pack | undefined;
  /** The publisher's version that people changed here; absent: what is installed is as it was delivered. */
  origin: Pack | undefined;
  /** The other installed packs. */
  others: Pack[];
  choices: InstallChoices;
  /** `1.3.0+local.1`: a version of a pack that nothing here has yet. */
  localVersion(name: string, version: string): string;
  /** Whether something else has been published here under this version. */
  isTaken(version: string, digest: string): boolean;
  /** Opens files that came out of a merge. */
  open(files: PackFiles): Promise<Result<Pack>>;
}

/** A new version with what was changed here: its own local edits, and the overlays of the packs below it. */
export interface Meeting {
  /** The pack as it would be installed. */
  next: Pack;
  /** The other packs as they would be afterwards. */
  others: Pack[];
  /** Those of them whose overlays had to be written anew. */
  rewritten: Pack[];
  local: LocalChange[];
  overlays: OverlayUpgrade[];
  /** What is wrong with the result of the merge. */
  problems: Problem[];
}

/**
 * Lets a new version meet what was changed here, by the rules of the three-way merge: what one side changed is taken, and
 * what both changed waits for a choice, ours standing meanwhile.
 */
export async function meet(input: MeetingInput): Promise<Meeting> {
  const { former, others } = input;
  const own = await mergeOwn(input);
  const carried = former && carry(former, own.next, others, input.choices.conflicts ?? {});
  const upgraded = carried && (await writeLower(others, carried, input));
  const problems = [...own.problems, ...(upgraded?.problems ?? [])];
  const rewritten = upgraded?.packs ?? [];
  const renewed = (pack: Pack): Pack => rewritten.find(({ manifest }) => manifest.name === pack.manifest.name) ?? pack;
  return {
    next: own.next,
    others: others.map(renewed),
    rewritten,
    local: own.local,
    overlays: carried?.overlays ?? [],
    problems,
  };
}

interface Own {
  next: Pack;
  local: LocalChange[];
  problems: Problem[];
}

async function mergeOwn(input: MeetingInput): Promise<Own> {
  const { delivered, former, origin, choices } = input;
  if (!former || !origin) return opened(input, delivered.files, []);
  const edits = partChanges(origin, former);
  const plain = edits.map((edit): LocalChange => ({ ...edit, conflicts: [], taken: [], kept: [] }));
  if (choices.replaceLocal === true) return opened(input, delivered.files, plain);
  // The publisher's version that is here already brings nothing.
  if (delivered.digest === origin.digest) return { next: former, local: plain, problems: [] };
  const { files, merged } = mergePacks({ base: origin, theirs: delivered, ours: former }, choices.conflicts);
  const local = edits.map((edit): LocalChange => {
    const { conflicts = [], taken = [], kept = [] } = merged.find(({ path }) => path === edit.path) ?? {};
    return { ...edit, conflicts, taken, kept };
  });
  return opened(input, files, local);
}

/** What is not as the publisher delivered it does not go by the publisher's version, nor does what would be a second content of one. */
async function opened(
  { delivered, open, isTaken, localVersion }: MeetingInput,
  files: PackFiles,
  local: LocalChange[],
): Promise<Own> {
  const { name, version } = delivered.manifest;
  if (sameFiles(files, delivered.files) && !isTaken(version, delivered.digest))
    return { next: delivered, local, problems: [] };
  const pack = await open(withVersion(files, localVersion(name, version)));
  return pack.ok ? { next: pack.value, local, problems: [] } : { next: delivered, local, problems: pack.problems };
}

const sameFiles = (one: PackFiles, other: PackFiles): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([path, text]) => other[path] === text);

const withVersion = (files: PackFiles, version: string): PackFiles => ({
  ...files,
  'package.json': `${JSON.stringify({ ...JSON.parse(files['package.json'] ?? '{}'), version }, null, 2)}\n`,
});

/** The overlays of lower packs on the new version; nothing when no pack below overlays anything. */
function carry(former: Pack, next: Pack, others: Pack[], choices: Choices): (Upgrade & { ours: Pack[] }) | undefined {
  const isBelow = (pack: Pack): boolean => upstreamOf(pack, [former, ...others]).includes(former);
  const ours = others.filter((pack) => isBelow(pack) && Object.keys(pack.overlays).length > 0);
  if (ours.length === 0) return undefined;
  const rest = others.filter((pack) => !ours.includes(pack));
  const upgrade = upgradeLayers({ base: [former], theirs: [next], ours, others: rest }, choices);
  return upgrade.ok ? { ...upgrade.value, ours } : undefined;
}

/**
 * Lower packs whose overlays no longer stand as they are written. One with an open conflict waits; one that does not
 * declare itself fit for the new version stays as it is, and the check of the packs says so.
 */
async function writeLower(
  others: Pack[],
  upgrade: Upgrade & { ours: Pack[] },
  { localVersion, open }: MeetingInput,
): Promise<{ packs: Pack[]; problems: Problem[] }> {
  const packs: Pack[] = [];
  const problems: Problem[] = [];
  for (const pack of others.filter((one) => upgrade.ours.includes(one))) {
    const { name, version } = pack.manifest;
    const waits = upgrade.overlays.some((overlay) => overlay.pack === name && overlay.state === 'conflict');
    const files = carriedFiles(pack, upgrade, 'keep');
    const unfit = files['package.json'] !== pack.files['package.json'];
    if (waits || unfit || sameFiles(files, pack.files)) continue;
    const written = await open(withVersion(files, localVersion(name, version)));
    if (written.ok) packs.push(written.value);
    else problems.push(...written.problems);
  }
  return { packs, problems };
}
