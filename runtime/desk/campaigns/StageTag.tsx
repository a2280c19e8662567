import type { CampaignStageView } from '../../ui/api/client.ts';

const tones: Record<CampaignStageView['state'], string> = {
  waiting: 'plain',
  open: 'info',
  late: 'bad',
  done: 'ok',
  doneLate: 'warn',
  skipped: 'plain',
};

/** State of a stage: color and word. */
export function StageTag({ stage }: { stage: Pick<CampaignStageView, 'state' | 'stateName'> }) {
  return <span className={`wt-tag wt-tag-${tones[stage.state]}`}>{stage.stateName}</span>;
}
