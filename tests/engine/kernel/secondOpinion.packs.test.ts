import { describe, expect, it } from 'vitest';
import type { Scenario, ScenarioRun } from '#engine';
import { openShippedPacks, shippedItems } from '../../kit/packs.ts';
import { played as playedOn } from '../../kit/scenario.ts';
import { type Answer, pathOfPeer } from './secondOpinion.ts';

const items = await shippedItems();
const packs = openShippedPacks();

/** Why bpmn-engine is not asked: it knows no way back against the flows, and its clock cannot be led. */
function reasonNotToAsk(scenario: Scenario, { facts }: ScenarioRun): string | undefined {
  if (scenario.steps.some((step) => 'sendBackTo' in step && step.refused === undefined)) return 'sendBack';
  return facts.some(({ type }) => type === 'timer.fired') ? 'timer' : undefined;
}

const answersOf = ({ steps }: Scenario): Answer[] =>
  steps.flatMap((step): Answer[] => {
    if ('supplement' in step) return [{ at: 'supplement' }];
    return 'outcome' in step && step.refused === undefined ? [{ at: step.at, outcome: step.outcome }] : [];
  });

function sourceOf(process: string): string {
  const sources = packs.flatMap((pack) => Object.values(pack.processes));
  const source = sources.find((xml) => xml.includes(`process id="${process}"`));
  if (source === undefined) throw new Error(`There is no process ${process}.`);
  return source;
}

const played = packs.flatMap((pack) =>
  Object.entries(pack.scenarios).map(([name, scenario]) => {
    const item = items.find((candidate) => candidate.ref === scenario.item);
    if (!item) throw new Error(`There is no item ${scenario.item}.`);
    const run = playedOn(item, scenario);
    return { name: `${pack.manifest.name} ${name}`, scenario, item, run, reason: reasonNotToAsk(scenario, run) };
  }),
);

describe('scenarios of the packs go the same way on bpmn-engine', () => {
  it.each(played.filter(({ reason }) => reason === undefined))('$name', async ({ scenario, item, run }) => {
    const { process } = item;
    const path = await pathOfPeer(sourceOf(process.id), process, run.data as never, answersOf(scenario));
    expect(run.path.length).toBeGreaterThan(2);
    expect(path).toEqual(run.path);
  });

  it('these are not asked, by name', () => {
    const left = played.filter(({ reason }) => reason !== undefined).map(({ name, reason }) => `${reason}: ${name}`);
    expect(left.sort()).toMatchInlineSnapshot(`
      [
        "sendBack: @wutong/national card-apply/send-back",
        "sendBack: @wutong/national difficult-cert/send-back",
        "sendBack: @wutong/national dispatch-license/send-back",
        "sendBack: @wutong/national emp-reg-flex/send-back",
        "sendBack: @wutong/national startup-loan/send-back",
        "sendBack: @wutong/national ui-benefit/send-back",
        "sendBack: @wutong/national unemp-reg/send-back",
        "sendBack: @wutong/national unemp-reg/supplement-after-acceptance",
        "sendBack: @wutong/national urr-join/send-back",
        "timer: @wutong/beijing difficult-cert/happy",
        "timer: @wutong/national difficult-cert/happy",
        "timer: @wutong/national difficult-cert/supplement",
        "timer: @wutong/national dispatch-license/deemed-accepted",
        "timer: @wutong/national unemp-reg/supplement-expired",
      ]
    `);
  });
});
