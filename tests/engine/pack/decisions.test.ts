import { describe, expect, it } from 'vitest';
import type { JsonObject, PackFiles } from '#engine';
import { played } from '../../kit/scenario.ts';
import { decision, definitions, literal, table } from '../decision/models.ts';
import { compiled, kiteFiles, problemsOf, resolveProblems } from './kitePack.ts';

const PROCESS = 'processes/kite.bpmn';
const WIND = 'decisions/wind.dmn';

const FORM = `<itemDefinition name="tForm"><itemComponent name="color"><typeRef>string</typeRef></itemComponent></itemDefinition>
  <inputData id="in_form" name="form"><variable name="form" typeRef="tForm"/></inputData>`;
const LEVEL = table(
  'UNIQUE',
  [{ expression: 'form.color', type: 'string' }],
  [{ type: 'string' }],
  [
    ['"1"', '"须审批"'],
    ['not("1")', '"免审批"'],
  ],
);
const wind = (more = '') => definitions(FORM + decision('许可档次', LEVEL, ['in_form']) + more);

/** The kite process with a decision before the acceptance; what it decides chooses the way after it. */
function withDecision(reference: string, dmn: PackFiles = { [WIND]: wind() }): PackFiles {
  const files = kiteFiles();
  const process = (files[PROCESS] ?? '')
    .replace('targetRef="acceptance"', 'targetRef="level"')
    .replace(
      '<bpmn:userTask id="acceptance"',
      `<bpmn:businessRuleTask id="level" name="定档" wutong:decision="${reference}" wutong:resultVariable="档次"><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f0</bpmn:outgoing></bpmn:businessRuleTask>
       <bpmn:sequenceFlow id="f0" sourceRef="level" targetRef="acceptance" />
       <bpmn:exclusiveGateway id="way" name="是否审批" default="f4"><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing><bpmn:outgoing>f5</bpmn:outgoing></bpmn:exclusiveGateway>
       <bpmn:sequenceFlow id="f4" sourceRef="way" targetRef="approval" />
       <bpmn:sequenceFlow id="f5" sourceRef="way" targetRef="end"><bpmn:conditionExpression xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="bpmn:tFormalExpression">档次 = "免审批"</bpmn:conditionExpression></bpmn:sequenceFlow>
       <bpmn:userTask id="acceptance"`,
    )
    .replace(
      '<bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>',
      '<bpmn:incoming>f0</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>',
    )
    .replace('sourceRef="acceptance" targetRef="approval"', 'sourceRef="acceptance" targetRef="way"')
    .replace(
      '<bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing>',
      '<bpmn:incoming>f4</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing>',
    )
    .replace(
      'wutong:result="granted"><bpmn:incoming>f3',
      'wutong:result="granted"><bpmn:incoming>f5</bpmn:incoming><bpmn:incoming>f3',
    );
  return { ...files, [PROCESS]: process, ...dmn };
}

async function play(files: PackFiles, color: string, steps: [string, string, string][]) {
  const [item] = await compiled(files);
  if (!item) throw new Error('not compiled');
  // What is stored of an item is JSON.
  return played(JSON.parse(JSON.stringify(item)), {
    title: '放风筝',
    item: 'kite-permit',
    now: '2026-01-05T09:00:00+08:00',
    shows: 'happy',
    applicant: { name: '欧阳·阿依古丽', idType: '111', idNo: '11010119900307109X', phone: '13800000000' } as JsonObject,
    form: { color },
    steps: steps.map(([by, at, outcome]) => ({ by, at, outcome, opinion: '情况属实' })),
    expect: { status: 'concluded' },
  });
}

describe('decisions of a pack', () => {
  it.each(['wind', 'wind#许可档次', 'kite:wind#d_许可档次'])(
    'are asked by business rule tasks as “%s”',
    async (reference) => {
      const files = withDecision(reference);
      const short = await play(files, '2', [['acceptance', 'acceptance', 'accept']]);
      expect(short.path).toEqual(['start', 'level', 'acceptance', 'way', 'end']);
      expect(short.data).toMatchObject({ 档次: '免审批' });
      const long = await play(files, '1', [
        ['acceptance', 'acceptance', 'accept'],
        ['approval', 'approval', 'approve'],
      ]);
      expect(long.path).toEqual(['start', 'level', 'acceptance', 'way', 'approval', 'end']);
    },
  );

  it('come along with what they import', async () => {
    const main = definitions(
      `<import name="风" namespace="https://example.org/kite" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
       <decision id="d" name="结论"><variable name="结论"/><informationRequirement><requiredDecision href="https://example.org/kite#d_许可档次"/></informationRequirement>${literal('风.许可档次')}</decision>`,
      'urn:main',
    );
    const files = withDecision('main', { [WIND]: wind(), 'decisions/main.dmn': main });
    const [item] = await compiled(files);
    expect(item?.decisions?.main?.map(({ namespace }) => namespace)).toEqual(['urn:main', 'https://example.org/kite']);
    expect((await play(files, '2', [['acceptance', 'acceptance', 'accept']])).data).toMatchObject({ 档次: '免审批' });
  });

  it('change nothing in items that ask none', async () => {
    const [item] = await compiled({ ...kiteFiles(), [WIND]: wind() });
    expect(item && 'decisions' in item).toBe(false);
  });

  it('are problems of the pack when they cannot be executed', async () => {
    const broken = withDecision('wind', { [WIND]: wind(decision('x', literal('1 +'))) });
    expect(await resolveProblems(broken)).toMatchObject([{ code: 'feel.syntax', file: WIND, element: 'd_x' }]);
    expect(await resolveProblems({ ...kiteFiles(), 'decisions/idle.dmn': wind(decision('x', '')) })).toMatchObject([
      { code: 'dmn.noLogic', file: 'decisions/idle.dmn', element: 'd_x' },
    ]);
    const noXml = withDecision('wind', { [WIND]: '<x' });
    expect(await resolveProblems(noXml)).toMatchObject([{ code: 'dmn.xml', file: WIND }]);
  });

  it('are named by the task that asks them', async () => {
    expect(await resolveProblems(withDecision('wnd'))).toMatchObject([
      { code: 'pack.danglingLink', file: PROCESS, element: 'level', message: expect.stringContaining('kite:wind') },
    ]);
    expect(await resolveProblems(withDecision('wind#档次'))).toMatchObject([
      { code: 'pack.unknownDecision', file: PROCESS, element: 'level', message: expect.stringContaining('许可档次') },
    ]);
    const two = withDecision('wind', { [WIND]: wind(decision('x', literal('1'))) });
    expect(await resolveProblems(two)).toMatchObject([
      { code: 'pack.unknownDecision', element: 'level', message: expect.stringContaining('wind#许可档次') },
    ]);
  });

  it('stand in their own folder under their own ending', () => {
    expect(problemsOf({ ...kiteFiles(), 'decisions/wind.bpmn': '' })).toMatchObject([
      { code: 'pack.unknownFile', message: expect.stringContaining('decisions/<标识>.dmn') },
    ]);
  });
});
