import { describe, expect, it } from 'vitest';
import { type JsonObject, validateForm } from '#engine';
import { complete, data, kiteForm } from './kiteForm.ts';

const problems = (change: JsonObject, options = {}) =>
  validateForm(kiteForm, data({ ...complete, ...change }), options);
const message = (change: JsonObject) => problems(change).map((problem) => problem.message);
const without = (...fields: string[]) =>
  Object.fromEntries(Object.entries(complete).filter(([field]) => !fields.includes(field)));

describe('validateForm', () => {
  it('has nothing to say about a complete form', () => {
    expect(problems({})).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    ['required', { name: '' }, '请填写“姓名”'],
    ['required choice', { sex: null }, '请选择“性别”'],
    ['required date', { begin: '  ' }, '请选择“开始日期”'],
    ['type', { length: '很长' }, '“线长（米）”应填写数字'],
    ['boolean', { hasMotor: '是' }, '“是否带动力”应选择是或否'],
    ['array', { kites: '一只' }, '“风筝”应为列表'],
    ['choice', { sex: '3' }, '“性别”的内容不在选项中，请从列表中重新选择'],
    ['enum', { motorKind: 'steam' }, '“动力类型”的内容不在选项中，请从列表中重新选择'],
    ['const', { promise: false }, '“本人声明”须勾选确认'],
    ['minLength', { name: '䶮' }, '“姓名”至少填写2个字'],
    ['maxLength', { name: '长'.repeat(21) }, '“姓名”最多填写20个字，现在有21个字'],
    ['minimum', { length: 0 }, '“线长（米）”不能小于1'],
    ['maximum', { length: 501 }, '“线长（米）”不能大于500'],
    ['citizen-id', { idNo: '110105194912310021' }, '“公民身份号码”填写有误：公民身份号码第18位校验码不对，请核对'],
    ['phone', { phone: '1380013800' }, '“联系电话”应为11位手机号或带区号的固定电话'],
    ['division', { place: '11010' }, '“放飞地区划”应为6位、9位或12位行政区划代码'],
    ['date', { begin: '2026-02-30' }, '“开始日期”应为实际存在的日期，如2026-01-05'],
    ['minItems', { kites: [] }, '“风筝”至少填写1项'],
    ['maxItems', { kites: ['AB001', 'AB002', 'AB003', 'AB004'].map((model) => ({ model })) }, '“风筝”最多填写3项'],
    ['uniqueItems', { kites: [{ model: 'AB123' }, { model: 'AB123' }] }, '“风筝”中有重复的内容，请删除重复项'],
    ['pattern in a row', { kites: [{ model: 'AB123' }, { model: 'x' }] }, '“风筝”第2行的“型号”的格式不对，请核对'],
    ['required in a row', { kites: [{ price: 1 }] }, '请填写“风筝”第1行的“型号”'],
    ['money', { kites: [{ model: 'AB123', price: 0.125 }] }, '“风筝”第1行的“价格”最多保留两位小数'],
    ['rule', { end: '2026-02-01' }, '结束日期不能早于开始日期，请核对'],
    ['unknown field', { constructor: '1' }, '“constructor”不是本表单的内容，请删除'],
    ['too long', { surveyResult: '字'.repeat(10_001) }, '“实地查看结果”的内容超过10000个字，请删减'],
  ])('says for %s what to do', (_keyword, change, expected) => {
    expect(message(change)).toEqual([expected]);
  });

  it('points at the field', () => {
    expect(problems({ kites: [{ model: 'AB123' }, { model: 'x' }] })).toMatchObject([
      { path: '/kites/1/model', field: '型号', code: 'form.pattern' },
    ]);
    expect(problems({ end: '2026-02-01' })).toMatchObject([{ path: '/end', field: '结束日期', code: 'form.rule' }]);
  });

  it('gives one problem per field', () => {
    expect(problems({ idNo: 5, name: 7 }).map(({ path }) => path)).toEqual(['/name', '/idNo']);
  });

  it('goes down the sheet, broken rules among what is missing', () => {
    const order = kiteForm.sections.flatMap(({ fields }) => fields);
    const found = problems({ phone: '1', kites: [], end: '2026-02-01', name: '' }).map(({ path }) => path.slice(1));
    expect(found).toHaveLength(4);
    expect(found).toEqual(order.filter((field) => found.includes(field)));
  });

  it('does not ask for hidden fields, nor for fields hidden by hidden ones', () => {
    expect(validateForm(kiteForm, data({ ...without('motorKind', 'fuelNo'), hasMotor: false }))).toEqual([]);
    expect(message({ hasMotor: false, fuelNo: 12 })).toEqual([]);
    expect(validateForm(kiteForm, data(without('fuelNo'))).map(({ path }) => path)).toEqual(['/fuelNo']);
  });

  it('asks only for what the step can mend', () => {
    const form = data(without('surveyResult', 'name'));
    expect(validateForm(kiteForm, form, { element: 'acceptance' }).map(({ path }) => path)).toEqual(['/name']);
    expect(validateForm(kiteForm, form, { element: 'preliminaryReview' }).map(({ path }) => path)).toEqual([
      '/surveyResult',
    ]);
    expect(validateForm(kiteForm, form, { element: 'approval' })).toEqual([]);
    expect(problems({ end: '2026-02-01' }, { element: 'approval' })).toEqual([]);
  });

  it('lets a draft be unfinished but not wrong', () => {
    expect(validateForm(kiteForm, data({}), { draft: true })).toEqual([]);
    expect(problems({ promise: false, kites: [], end: '2026-02-01' }, { draft: true })).toEqual([]);
    expect(problems({ phone: '12' }, { draft: true }).map(({ code }) => code)).toEqual(['form.format']);
  });

  it('does not change the schema it was given, even a frozen one', () => {
    const before = JSON.stringify(kiteForm);
    const frozen = { ...kiteForm, schema: Object.freeze({ ...kiteForm.schema }) };
    expect(validateForm(frozen, data(complete))).toEqual([]);
    expect(JSON.stringify(kiteForm)).toBe(before);
  });
});
