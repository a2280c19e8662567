import type { CampaignFact, CampaignNote, CompiledCampaign, Json } from '#engine';
import type { StepRecord } from '../../store/port.ts';

interface Entry {
  at: number;
  actor: string;
  words: string[];
}

/** A value as people read it: the name of a file, a figure, a text. */
export function valueWords(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  return Array.isArray(value) ? value.map(valueWords).join('、') : String(value.name ?? '');
}

function factWords({ source, process }: CompiledCampaign, fact: CampaignFact | CampaignNote): string[] {
  switch (fact.type) {
    case 'evidence.given': {
      const stage = source.stages.find(({ id }) => id === fact.stage);
      const evidence = stage?.evidence?.find(({ id }) => id === fact.evidence);
      return [`上报“${evidence?.name ?? fact.evidence}”：${valueWords(fact.value)}`];
    }
    case 'form.given':
      return ['填报表格'];
    case 'outcome.given': {
      const node = process.nodes[fact.element];
      const outcome = node?.settings.outcomes.find(({ id }) => id === fact.outcome)?.name ?? fact.outcome;
      return [`“${node?.name ?? fact.element}”：${outcome}${fact.note ? `，${fact.note}` : ''}`];
    }
    case 'spotCheck.found':
      return [
        `抽查核查：${fact.finding.matches ? '相符' : '不相符'}${fact.finding.note ? `，${fact.finding.note}` : ''}`,
      ];
    case 'branch': {
      const { type } = fact.fact;
      if (type === 'task.completed') return [`完成“${process.nodes[fact.fact.element]?.name ?? fact.fact.element}”`];
      if (type === 'timer.fired') return ['到期，系统自动办理'];
      return type === 'case.ended' ? ['全部环节完成'] : [];
    }
    default:
      return [];
  }
}

/** What was decided says more than that the step is done. */
function wordsOf(campaign: CompiledCampaign, facts: (CampaignFact | CampaignNote)[]): string[] {
  const decided = facts.some(({ type }) => type === 'outcome.given');
  return facts
    .filter((fact) => !(decided && fact.type === 'branch' && fact.fact.type === 'task.completed'))
    .flatMap((fact) => factWords(campaign, fact));
}

/** Who did what at an office, the latest first. */
export const campaignHistory = (campaign: CompiledCampaign, steps: StepRecord[]): Entry[] =>
  steps
    .map(({ at, actor, facts }) => ({
      at,
      actor: actor.name,
      words: wordsOf(campaign, facts as (CampaignFact | CampaignNote)[]),
    }))
    .filter(({ words }) => words.length > 0)
    .reverse();
