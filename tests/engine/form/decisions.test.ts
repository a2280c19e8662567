import { describe, expect, it } from 'vitest';
import {
  type DecisionModel,
  type FormDecide,
  type FormDefinition,
  fail,
  formDecide,
  type JsonObject,
  ok,
  pruneForm,
  readDecisionModel,
  validateForm,
  viewForm,
} from '#engine';
import { decision, definitions, table } from '../decision/models.ts';

/** 风筝线长：by the breadth of the kite; nobody knows kites broader than ten metres. */
const form: FormDefinition = {
  id: 'kite',
  title: '放风筝许可申请表',
  schema: {
    type: 'object',
    required: ['width'],
    properties: {
      width: { type: 'number', title: '翼展（米）' },
      line: { type: 'number', title: '线长（米）' },
      longest: { type: 'number', title: '最大线长（米）', derived: 'decisions.线长' },
      helper: { type: 'string', title: '助手姓名' },
    },
  },
  sections: [{ title: '风筝', fields: ['width', 'line', 'longest', 'helper'] }],
  visible: { helper: 'decisions.线长 > 100' },
  rules: [{ id: 'line', when: 'form.line <= decisions.线长', message: '线长超过该翼展的上限。', fields: ['line'] }],
  decisions: { 线长: 'kite:line#最大线长' },
};

const content =
  '<inputData id="in_form" name="form"><variable name="form"/></inputData>' +
  decision(
    '最大线长',
    table(
      'UNIQUE',
      [{ expression: 'form.width', type: 'number' }],
      [{ type: 'number' }],
      [
        ['[0..2)', '50'],
        ['[2..10]', '200'],
      ],
    ),
    ['in_form'],
  );

function model(): DecisionModel {
  const read = readDecisionModel(definitions(content));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

const decide = formDecide({ decisions: { 'kite:line': [model()] }, calendar: { utcOffset: 480 } });
const wrong = (answers: JsonObject, asked: FormDecide | undefined = decide) =>
  validateForm(form, { form: answers }, { decide: asked }).map(({ path, message }) => `${path} ${message}`);
const RULE = '/line 线长超过该翼展的上限。';

describe('decisions of a form', () => {
  it.each([
    [1.9, 50, []],
    [1.9, 51, [RULE]],
    [2, 200, []],
    [2, 201, [RULE]],
  ])('bound its rules: width %d, line %d', (width, line, complaints) => {
    expect(wrong({ width, line })).toEqual(complaints);
  });

  it('give derived values and show fields', () => {
    expect(pruneForm(form, { form: { width: 1, helper: '䶮㛃' } }, decide)).toEqual({ width: 1, longest: 50 });
    expect(pruneForm(form, { form: { width: 3, helper: '䶮㛃' } }, decide)).toEqual({
      width: 3,
      longest: 200,
      helper: '䶮㛃',
    });
    const fields = (width: number) =>
      viewForm(form, { data: { form: { width } }, decide }).sections.flatMap((section) =>
        section.fields.map(({ name }) => name),
      );
    expect(fields(1)).not.toContain('helper');
    expect(fields(3)).toContain('helper');
  });

  it('that give nothing break the rules that read them, once the answers are there', () => {
    expect(wrong({ width: 11, line: 1 })).toEqual([RULE]);
    expect(wrong({ width: 11 })).toEqual([]);
    expect(wrong({ width: 1, line: 1 }, () => fail({ code: 'dmn.unique', message: '两行都匹配' }))).toEqual([RULE]);
    expect(pruneForm(form, { form: { width: 11, helper: '䶮㛃' } }, decide)).toEqual({ width: 11 });
  });

  it('that a rule does not read do not break it', () => {
    const [line] = form.rules ?? [];
    if (!line) throw new Error('no rule');
    const other: FormDefinition = {
      ...form,
      decisions: { 线长: 'kite:line#最大线长', 线: 'kite:line#没有' },
      rules: [line, { ...line, id: 'helper', when: 'form.helper = applicant.name and null', fields: ['width'] }],
    };
    expect(validateForm(other, { form: { width: 1, line: 1 } }, { decide })).toEqual([]);
  });

  it('are undecided where they cannot be asked', () => {
    expect(validateForm(form, { form: { width: 1, line: 999 } })).toEqual([]);
    expect(pruneForm(form, { form: { width: 3 } })).toEqual({ width: 3 });
  });

  it('are asked once for the same answers, and only when an expression reads them', () => {
    const asked: unknown[] = [];
    const counting: FormDecide = (reference, data) => {
      asked.push([reference, data.form]);
      return ok(200);
    };
    const settled = { width: 3, longest: 200, helper: '䶮㛃', line: 1 };
    expect(validateForm(form, { form: settled }, { decide: counting })).toEqual([]);
    expect(asked).toEqual([['kite:line#最大线长', settled]]);
    const { visible: _, rules: __, ...rest } = form;
    const silent = { ...rest, schema: { ...form.schema, properties: { width: { type: 'number' } } } };
    pruneForm(silent, { form: { width: 3 } }, counting);
    expect(asked).toHaveLength(1);
  });

  it('see blank answers as the expressions do, and the rest of the case', () => {
    let seen: JsonObject | undefined;
    pruneForm(form, { form: { width: 3, helper: ' ' }, case: { no: '1' } }, (_, data) => {
      seen ??= data;
      return ok(null);
    });
    expect(seen).toEqual({ form: { width: 3 }, case: { no: '1' } });
  });
});
