import { describe, expect, it } from 'vitest';
import { maskedValue, shownValue } from '../../../../runtime/ui/form/shownValue.ts';

const sex = { type: 'string', oneOf: [{ const: '2', title: '女性' }] };

describe('shownValue', () => {
  it.each([
    [sex, '2', '女性'],
    [sex, '7', '7'],
    [{ type: 'boolean' }, false, '否'],
    [{ type: 'array', items: sex }, ['2', '2'], '女性、女性'],
    [{ type: 'number', format: 'money', title: '金额' }, 1234567.5, '1,234,567.50 元'],
    [{ type: 'number', format: 'money', title: '申请金额（万元）' }, 30, '30.00 万元'],
    [{ type: 'string' }, '买合木提·热合曼', '买合木提·热合曼'],
    [{ type: 'string' }, null, ''],
  ])('%j of %j reads %s', (schema, value, text) => {
    expect(shownValue(schema, value)).toBe(text);
  });
});

describe('maskedValue', () => {
  it.each([
    ['idNo', { type: 'string', format: 'citizen-id' }, '11010519491231002X', '110105********002X'],
    ['phone', { type: 'string', format: 'phone' }, '13800138000', '138****8000'],
    ['name', { type: 'string' }, '王㛃', '王*'],
    ['name', { type: 'string' }, '阿依古丽·买买提', '阿******提'],
    ['disabilityNo', { type: 'string' }, '12345', '＊＊＊＊'],
    ['phone', { type: 'string' }, '', ''],
  ])('%s is covered', (name, schema, text, masked) => {
    expect(maskedValue(name, schema, text)).toBe(masked);
  });
});
