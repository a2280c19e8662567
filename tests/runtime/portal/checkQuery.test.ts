import { expect, it } from 'vitest';
import { asSent, checkQuery, isBundleNo, withNewPhone } from '../../../runtime/portal/progress/checkQuery.ts';

const no = 'BJ-2026-000001';
const code = ' 4827 1936';

it('lets a right number pass, with a small x and blanks around it', () => {
  expect(checkQuery({ no, code, idNo: ' 11010519491231002x ' })).toEqual({});
  expect(checkQuery({ no, code, idNo: '91350100M000100Y43' })).toEqual({});
});

it('tells what is wrong with a citizen id', () => {
  expect(checkQuery({ no, code, idNo: '110105194912310021' }).idNo).toContain('校验码');
  expect(checkQuery({ no, code, idNo: '1101051949123100' }).idNo).toContain('18位');
});

it('wants all three fields', () => {
  const all = { no: expect.any(String), idNo: expect.any(String), code: expect.any(String) };
  expect(checkQuery({ no: ' ', idNo: '', code: '' })).toEqual(all);
  for (const wrong of ['123', '123456', '4827193A', '13800001234'])
    expect(Object.keys(checkQuery({ no, idNo: '11010519491231002X', code: wrong }))).toEqual(['code']);
  expect(checkQuery({ no, idNo: '11010519491231002X', code: '0045' })).toEqual({});
});

it('goes on with the new telephone when the old one was the proof', () => {
  const asked = { no, idNo: '11010519491231002X', code: '0045' };
  expect(withNewPhone(asked, { phone: '13900001234' }).code).toBe('1234');
  expect(withNewPhone({ ...asked, code: '48271936' }, { phone: '13900001234' }).code).toBe('48271936');
  expect(withNewPhone(asked, { bank: '建设银行' })).toEqual(asked);
});

it('sends numbers without the blanks in which they are printed', () => {
  expect(asSent({ no: ' bj-1 ', idNo: '11010519491231002x', code: ' 4827 1936 ' })).toEqual({
    no: 'BJ-1',
    idNo: '11010519491231002X',
    code: '48271936',
  });
});

it('leaves other papers to the server', () => {
  expect(checkQuery({ no, code, idNo: 'E12345678' })).toEqual({});
});

it.each([
  ['990121-20260320-B0003', true],
  ['990121-20260320-00017', false],
  ['', false],
])('knows whether “%s” is the number of a bundle', (no, expected) => {
  expect(isBundleNo(no)).toBe(expected);
});
