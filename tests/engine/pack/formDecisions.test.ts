import { describe, expect, it } from 'vitest';
import { formDecide, type Json, type PackFiles, pruneForm, validateForm } from '#engine';
import { decision, definitions, literal, table } from '../decision/models.ts';
import { changed, coastFiles, compiled, kiteFiles, problemsOf, resolveProblems } from './kitePack.ts';

const FORM = 'forms/kite-permit.json';
const WIND = 'decisions/wind.dmn';
const INPUT = '<inputData id="in_form" name="form"><variable name="form"/></inputData>';
const wind = (more = '') =>
  definitions(
    INPUT +
      decision(
        '条件',
        table(
          'FIRST',
          [{ expression: 'form.color', type: 'string' }],
          [{}],
          [
            ['"1"', 'false'],
            ['-', 'true'],
          ],
        ),
        ['in_form'],
      ) +
      more,
  );

/** The kite form with decisions; big kites need the color that the decision lets fly. */
const asking = (decisions: Json, dmn: PackFiles = { [WIND]: wind() }): PackFiles => ({
  ...changed(kiteFiles(), FORM, (form) => {
    form.decisions = decisions;
    form.rules = [{ id: 'color', when: 'decisions.许可', message: '该颜色的风筝不予许可。', fields: ['color'] }];
  }),
  ...dmn,
});

describe('decisions of the forms of a pack', () => {
  it.each(['wind', 'wind#条件', 'kite:wind', 'kite:wind#d_条件'])(
    'go along with the item as “%s”',
    async (reference) => {
      const [item] = await compiled(asking({ 许可: reference }));
      if (!item) throw new Error('not compiled');
      expect(Object.keys(item.decisions ?? {})).toEqual(['kite:wind']);
      // What is stored of an item is JSON.
      const stored = JSON.parse(JSON.stringify(item)) as typeof item;
      const decide = formDecide(stored);
      const wrong = (color: string) => validateForm(stored.form, { form: { color } }, { decide });
      expect(wrong('1')).toMatchObject([{ code: 'form.rule', message: '该颜色的风筝不予许可。', path: '/color' }]);
      expect(wrong('2')).toEqual([]);
    },
  );

  it('belong to the pack of the form, also where a lower pack overlays the item', async () => {
    const patch = [{ op: 'replace', path: '/elements/procedure', value: '受理→勘察→审批' }];
    const items = await compiled(asking({ 许可: 'wind' }), coastFiles(patch));
    expect(items.map(({ ref, decisions }) => [ref, Object.keys(decisions ?? {})])).toEqual([
      ['kite:kite-permit', ['kite:wind']],
      ['coast:kite-permit', ['kite:wind']],
    ]);
  });

  it('are problems of the form that names them, told once', async () => {
    const place = { file: FORM, path: '/decisions/许可' };
    expect(await resolveProblems(asking({ 许可: 'wnd' }))).toMatchObject([
      { code: 'pack.danglingLink', ...place, message: expect.stringContaining('kite:wind') },
    ]);
    const patch = [{ op: 'replace', path: '/elements/procedure', value: '受理→勘察→审批' }];
    expect(await resolveProblems(asking({ 许可: 'wnd' }), coastFiles(patch))).toHaveLength(1);
    expect(await resolveProblems(asking({ 许可: 'wind#许可' }))).toMatchObject([
      { code: 'pack.unknownDecision', ...place, message: expect.stringContaining('条件') },
    ]);
    const two = { [WIND]: wind(decision('x', literal('1'))) };
    expect(await resolveProblems(asking({ 许可: 'wind' }, two))).toMatchObject([
      { code: 'pack.unknownDecision', ...place },
    ]);
  });

  it('must be able to run', async () => {
    const broken = asking({ 许可: 'wind#条件' }, { [WIND]: wind(decision('x', literal('1 +'))) });
    expect(await resolveProblems(broken)).toMatchObject([{ code: 'feel.syntax', file: WIND, element: 'd_x' }]);
  });

  it.each(['a-b', '1号', '__proto__x', ''])('have names that expressions can write, not “%s”', (name) => {
    expect(problemsOf(asking({ [name]: 'wind' }))).toMatchObject([{ code: 'pack.schema', file: FORM }]);
  });

  it('share their common name with nothing that the process writes', async () => {
    const files = asking({ 许可: 'wind' });
    const process = 'processes/kite.bpmn';
    const writing = (files[process] ?? '')
      .replace('targetRef="acceptance"', 'targetRef="level"')
      .replace(
        '<bpmn:userTask id="acceptance"',
        `<bpmn:businessRuleTask id="level" wutong:decision="wind" wutong:resultVariable="decisions"><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f0</bpmn:outgoing></bpmn:businessRuleTask>
         <bpmn:sequenceFlow id="f0" sourceRef="level" targetRef="acceptance" />
         <bpmn:userTask id="acceptance"`,
      )
      .replace(
        '<bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2',
        '<bpmn:incoming>f0</bpmn:incoming><bpmn:outgoing>f2',
      );
    expect(await resolveProblems({ ...files, [process]: writing })).toMatchObject([
      { code: 'pack.reservedName', file: process, message: expect.stringContaining('放风筝申请表') },
    ]);
    const { [FORM]: plain } = kiteFiles();
    expect(await resolveProblems({ ...files, [process]: writing, [FORM]: plain ?? '' })).toEqual([]);
  });

  it('change nothing in forms that ask none', async () => {
    const [item] = await compiled({ ...kiteFiles(), [WIND]: wind() });
    if (!item) throw new Error('not compiled');
    expect('decisions' in item).toBe(false);
    const answers = { color: '1' };
    expect(pruneForm(item.form, { form: answers }, formDecide(item))).toBe(answers);
  });
});
