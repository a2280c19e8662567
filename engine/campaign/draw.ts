import { isRefusal, type Refusal, refuse } from '../result.ts';
import { sm3 } from '../sm3.ts';
import { officeAbove, officeOf } from './offices.ts';
import type { CampaignRun, CampaignSpotCheck, CompiledCampaign, Draw, DrawSize } from './types.ts';

/**
 * Whom a draw takes: the candidates of each level in the order of SM3(seed, candidate), the first so many of them. The
 * order in which the candidates are listed makes no difference; whoever has the seed and the list comes to the same.
 */
export function drawnOffices({ checker, seed, candidates, sizes }: Omit<Draw, 'drawn'>): string[] {
  const levels = [...new Set(candidates.map(({ level }) => level))];
  return levels
    .flatMap((level) => {
      const offices = candidates.filter((one) => one.level === level).map(({ office }) => office);
      const ranked = offices.map((office) => ({ office, rank: sm3([seed, checker, office].join('\n')) }));
      ranked.sort((one, other) => (one.rank < other.rank ? -1 : 1));
      return ranked.slice(0, sizeOf(sizes[level] ?? sizes.others, offices.length)).map(({ office }) => office);
    })
    .sort();
}

/** Rounded up; a rate such as 0.1 is no exact number, so that 0.1 × 30 is 3 and not 4. */
const sizeOf = ({ rate = 0, minimum = 0 }: DrawSize, candidates: number): number =>
  Math.min(candidates, Math.max(minimum, Math.ceil(Number((rate * candidates).toFixed(6)))));

/** Whether a recorded draw took exactly whom its seed and candidates give. */
export const isTrueDraw = ({ drawn: recorded, ...draw }: Draw): boolean =>
  JSON.stringify([...recorded].sort()) === JSON.stringify(drawnOffices(draw));

/** The draw of every office that checks, over the offices of the campaign below it. Refusals: `campaign.no…`. */
export function drawSpotChecks({ source }: CompiledCampaign, run: CampaignRun, seed: string): Draw[] | Refusal {
  const { spotCheck } = source;
  if (!spotCheck) return refuse('campaign.noSpotCheck', '本专项任务没有抽查。');
  if (seed.trim() === '') return refuse('campaign.noSeed', '请给出抽查的随机种子，例如当众摇出的号码。');
  const groups = candidatesOf(run, spotCheck);
  if (isRefusal(groups)) return groups;
  return [...groups].map(([checker, candidates]) => {
    const draw = { checker, seed, candidates, sizes: sizesOf(spotCheck) };
    return { ...draw, drawn: drawnOffices(draw) };
  });
}

const sizesOf = ({ rate, minimum, levels = {} }: CampaignSpotCheck): Draw['sizes'] => ({
  ...levels,
  others: { ...(rate === undefined ? {} : { rate }), ...(minimum === undefined ? {} : { minimum }) },
});

function candidatesOf(run: CampaignRun, { by }: CampaignSpotCheck): Map<string, Draw['candidates']> | Refusal {
  const groups = new Map<string, Draw['candidates']>();
  for (const id of Object.keys(run.branches).sort()) {
    const office = officeOf(run.offices, id);
    const checker = officeAbove(run.offices, id, by);
    if (!office || !checker) return refuse('campaign.noChecker', `“${office?.name ?? id}”没有负责抽查的上级机构。`);
    const group = groups.get(checker.id) ?? [];
    groups.set(checker.id, [...group, { office: id, level: office.level }]);
  }
  return groups;
}
