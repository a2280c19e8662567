import { expect, it } from 'vitest';
import { checkQuery, isBundleNo } from '../../../runtime/portal/progress/checkQuery.ts';

const no = 'BJ-2026-000001';

it('lets a right number pass, with a small x and blanks around it', () => {
  expect(checkQuery({ no, idNo: ' 11010519491231002x ' })).toEqual({});
  expect(checkQuery({ no, idNo: '91350100M000100Y43' })).toEqual({});
});

it('tells what is wrong with a citizen id', () => {
  expect(checkQuery({ no, idNo: '110105194912310021' }).idNo).toContain('校验码');
  expect(checkQuery({ no, idNo: '1101051949123100' }).idNo).toContain('18位');
});

it('wants both fields', () => {
  expect(checkQuery({ no: ' ', idNo: '' })).toEqual({ no: expect.any(String), idNo: expect.any(String) });
});

it('leaves other papers to the server', () => {
  expect(checkQuery({ no, idNo: 'E12345678' })).toEqual({});
});

it.each([
  ['990121-20260320-B0003', true],
  ['990121-20260320-00017', false],
  ['', false],
])('knows whether “%s” is the number of a bundle', (no, expected) => {
  expect(isBundleNo(no)).toBe(expected);
});
