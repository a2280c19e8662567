import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CompiledItem, type PackFiles, playScenario, type Scenario, type Verdict } from '#engine';
import { certify } from '../../../../runtime/server/packs/certify.ts';
import { KNOWN_DIFFERENCES, secondOpinion } from '../../../../runtime/server/packs/secondOpinion/index.ts';
import { compiled, kiteFiles, opened } from '../../../engine/pack/kitePack.ts';
import { inspected, inspectionFiles, late, skipped } from '../../../engine/pack/scenario/inspectionPack.ts';

const task = (id: string, attributes = '', inside = '') =>
  `<bpmn:userTask id="${id}" name="${id}" wutong:post="${id}" wutong:level="town" ${attributes}><bpmn:extensionElements><wutong:outcomes>
    <wutong:outcome id="accept" name="受理" kind="accept" /><wutong:outcome id="approve" name="同意" kind="approve" /><wutong:outcome id="deny" name="不同意" kind="deny" />
  </wutong:outcomes></bpmn:extensionElements>${inside}</bpmn:userTask>`;
const flow = (from: string, to: string, condition = '') =>
  `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${condition && `<bpmn:conditionExpression>${condition}</bpmn:conditionExpression>`}</bpmn:sequenceFlow>`;

const processOf = (content: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wutong="https://wutong.dev/bpmn/1" id="d" targetNamespace="https://wutong.dev/test">
  <bpmn:process id="kite" isExecutable="true"><bpmn:startEvent id="start" />${content}</bpmn:process>
</bpmn:definitions>`;

/** 受理, then 审批 with a choice and a way back. */
const CHOICE = processOf(`${flow('start', 'acceptance')}${task('acceptance')}${flow('acceptance', 'approval')}
  ${task('approval', 'wutong:sendBackTo="acceptance"')}${flow('approval', 'choose')}
  <bpmn:exclusiveGateway id="choose" default="choose_denied" />${flow('choose', 'granted', 'outcome = "approve"')}${flow('choose', 'denied')}
  <bpmn:endEvent id="granted" wutong:result="granted" /><bpmn:endEvent id="denied" wutong:result="denied" />`);

const act = (at: string, outcome: string) => ({ by: at, at, outcome, opinion: '情况属实' });
const accept = act('acceptance', 'accept');

const scenarioOf = (steps: object[], result: string): Scenario =>
  ({
    ...skipped,
    steps,
    expect: { status: 'concluded', result },
  }) as unknown as Scenario;

const filesWith = (xml: string): PackFiles => {
  const files = kiteFiles();
  const item = { ...JSON.parse(files['items/kite-permit.json'] ?? ''), steps: {}, duties: [] };
  return { ...files, 'items/kite-permit.json': JSON.stringify(item), 'processes/kite.bpmn': xml };
};

/** What bpmn-engine says when it runs another file than the one that our engine compiled. */
async function opinionOn(xml: string, scenario: Scenario, theirs = xml): Promise<Verdict> {
  const files = filesWith(xml);
  const [item] = (await compiled(files)) as [CompiledItem];
  const played = playScenario(item, scenario);
  if (!played.ok) throw new Error(JSON.stringify(played.problems));
  return secondOpinion([opened(files)])({ item: { ...item, xml: theirs }, scenario, run: played.value });
}

describe('the second engine', () => {
  it('walks sub-processes, a boundary timer of nine working days, and processes of other files', async () => {
    const files = inspectionFiles(inspected, late, skipped);
    const { outcomes, problems } = await certify([opened(files)], await compiled(files));
    expect(problems).toEqual([]);
    expect(outcomes.flatMap(({ verdicts }) => verdicts.map(({ engine, verdict }) => `${engine} ${verdict}`))).toEqual(
      [inspected, late, skipped].flatMap(() => ['wutong passed', 'bpmn-engine passed']),
    );
  });

  it('goes back with a case that is sent back, more than once', async () => {
    const back = { by: 'approval', at: 'approval', sendBackTo: 'acceptance', opinion: '请补充说明' };
    const steps = [accept, back, accept, back, accept, act('approval', 'approve')];
    expect(await opinionOn(CHOICE, scenarioOf(steps, 'granted'))).toMatchObject({ verdict: 'passed', problems: [] });
  });

  it('names the step at which it goes elsewhere, with both paths', async () => {
    const turned = CHOICE.replace('outcome = "approve"', 'outcome != "approve"');
    const verdict = await opinionOn(CHOICE, scenarioOf([accept, act('approval', 'approve')], 'granted'), turned);
    expect(verdict).toMatchObject({ verdict: 'failed', problems: [{ code: 'scenario.otherPath', path: '/steps/1' }] });
    expect(verdict.problems[0]?.message).toBe(
      '两个引擎在这一步走得不同：梧桐经过 approval→choose→granted，bpmn-engine 经过 approval→choose→denied。',
    );
  });

  it('fails where it does not wait for what is done', async () => {
    const without = CHOICE.replace(flow('acceptance', 'approval'), flow('acceptance', 'choose'));
    const verdict = await opinionOn(CHOICE, scenarioOf([accept, act('approval', 'deny')], 'denied'), without);
    expect(verdict).toMatchObject({ verdict: 'failed', problems: [{ path: '/steps/0' }] });
  });

  it('fails where it ends and our engine does not', async () => {
    const shorter = CHOICE.replace(flow('start', 'acceptance'), flow('start', 'denied'));
    const open = { ...scenarioOf([], ''), expect: { status: 'received' } } as Scenario;
    expect(await opinionOn(CHOICE, open, shorter)).toMatchObject({ verdict: 'failed', problems: [{ path: '/form' }] });
  });
});

describe('known differences', () => {
  const both = (join: string) =>
    processOf(`${flow('start', 'split')}<bpmn:parallelGateway id="split" />${flow('split', 'acceptance')}${flow('split', 'approval')}
      ${task('acceptance')}${task('approval')}${flow('acceptance', 'join')}${flow('approval', 'join')}
      ${join}${flow('join', 'end')}<bpmn:endEvent id="end" wutong:result="granted" />`);

  it('excuse what differs because of them, by name and clause', async () => {
    const xml = both('<bpmn:inclusiveGateway id="join" />');
    const verdict = await opinionOn(xml, scenarioOf([accept, act('approval', 'approve')], 'granted'));
    expect(verdict).toMatchObject({
      verdict: 'excused',
      difference: { code: 'inclusiveJoin', clause: 'BPMN 2.0.2 §13.4.3' },
    });
  });

  it('excuse a file that bpmn-engine cannot read at all', async () => {
    const verdict = await opinionOn(
      both('<bpmn:complexGateway id="join" />'),
      scenarioOf([accept, act('approval', 'approve')], 'granted'),
    );
    expect(verdict).toMatchObject({ verdict: 'excused', difference: { code: 'complexGateway' } });
  });

  it('excuse nothing that the run does not come to', async () => {
    const ways = [flow('choose', 'join'), flow('choose', 'second', 'form.big = true'), flow('second', 'join')];
    const join = CHOICE.replace('default="choose_denied"', 'default="choose_join"').replace(
      flow('choose', 'denied'),
      `${ways.join('')}${flow('join', 'denied')}<bpmn:task id="second" /><bpmn:inclusiveGateway id="join" />`,
    );
    const turned = join.replace('outcome = "approve"', 'outcome != "approve"');
    const verdict = await opinionOn(join, scenarioOf([accept, act('approval', 'approve')], 'granted'), turned);
    expect(verdict).toMatchObject({ verdict: 'failed' });
  });

  it('are not needed by a parallel join that both engines wait at', async () => {
    const xml = both('<bpmn:parallelGateway id="join" />');
    const verdict = await opinionOn(xml, scenarioOf([accept, act('approval', 'approve')], 'granted'));
    expect(verdict).toEqual({ engine: 'bpmn-engine', verdict: 'passed', problems: [] });
  });

  it('are listed for authors and beside the tests of the kernel', () => {
    const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
    const guide = read('../../../../docs/packs/certification.md');
    const list = read('../../../engine/kernel/DIFFERENCES.md');
    for (const { code, clause } of KNOWN_DIFFERENCES) {
      const row = guide.split('\n').find((line) => line.startsWith(`| \`${code}\``));
      expect(row, code).toContain(clause);
      expect(list, code).toContain(`\`${code}\``);
    }
  });
});
