import { toLocalDate } from '../deadline/localDate.ts';
import { advance } from '../kernel/index.ts';
import type { KernelContext } from '../kernel/types.ts';
import { isRefusal, type Refusal, refuse } from '../result.ts';
import { officeFor, officeRow, officesInScope } from './offices.ts';
import type { Branch, CampaignFact, CampaignOffice, CampaignStep, CompiledCampaign } from './types.ts';

export const contextAt = ({ calendar, calls }: CompiledCampaign, now: number): KernelContext => ({
  now,
  calendar,
  process: (id) => calls[id],
});

/**
 * Starts a campaign: one process instance for every office of the scope. `offices`: the whole tree; `now`: epoch ms.
 * Refusals: `campaign.noOffices`, `campaign.noOffice` (a task belongs to a level that an office has nobody at).
 */
export function startCampaign(
  campaign: CompiledCampaign,
  offices: CampaignOffice[],
  now: number,
): CampaignStep | Refusal {
  const { ref, source, calendar } = campaign;
  const chosen = officesInScope(source.scope, offices);
  if (chosen.length === 0) return refuse('campaign.noOffices', '范围内没有机构，专项任务没有启动，请核对范围。');
  const orphan = chosen.find(({ id }) => levelless(campaign, offices, id));
  if (orphan) return refuse('campaign.noOffice', `“${orphan.name}”没有承办某一环节的上级机构，请补全机构后再启动。`);
  const start = toLocalDate(now, calendar.utcOffset);
  const facts: CampaignFact[] = [
    { type: 'campaign.started', campaign: ref, start, offices: chosen.map(({ id }) => id) },
  ];
  const branches: Record<string, Branch> = {};
  for (const office of chosen) {
    const branch = begin(campaign, office, now, facts);
    if (isRefusal(branch)) return branch;
    branches[office.id] = branch;
  }
  return { run: { v: 1, campaign: ref, start, offices, branches }, facts };
}

const levelless = ({ process }: CompiledCampaign, offices: CampaignOffice[], branch: string): boolean =>
  Object.values(process.nodes).some(
    ({ type, settings }) => type === 'userTask' && officeFor(offices, branch, settings.level) === undefined,
  );

function begin(
  campaign: CompiledCampaign,
  office: CampaignOffice,
  now: number,
  facts: CampaignFact[],
): Branch | Refusal {
  const data = { office: officeRow(office) };
  const step = advance(campaign.process, null, { type: 'case.start', data }, contextAt(campaign, now));
  if (isRefusal(step)) return step;
  facts.push(...step.facts.map((fact): CampaignFact => ({ type: 'branch', office: office.id, fact })));
  return { state: step.state, data: step.data, completed: {}, evidence: {} };
}
