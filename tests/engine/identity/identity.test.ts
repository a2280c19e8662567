import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCitizenId,
  checkCreditCode,
  citizenIdCheckDigit,
  creditCodeCheckDigit,
  maskAddress,
  maskBankCard,
  maskIdNo,
  maskName,
  maskPhone,
} from '#engine';

describe('checkCitizenId', () => {
  it('reads birth, sex and division', () => {
    expect(checkCitizenId('11010519491231002X')).toEqual({
      ok: true,
      birth: '1949-12-31',
      sex: '2',
      division: '110105',
    });
    expect(checkCitizenId('440524188001010014')).toEqual({
      ok: true,
      birth: '1880-01-01',
      sex: '1',
      division: '440524',
    });
  });

  it('takes a small x for X', () => {
    expect(checkCitizenId('11010519491231002x')).toMatchObject({ ok: true });
  });

  it.each([
    ['11010519491231002', 'identity.length', '公民身份号码应为18位，现在是17位，请核对'],
    ['1101051949123100ＸX', 'identity.characters', '公民身份号码前17位应为数字，第18位应为数字或X，请核对'],
    ['99010519491231002X', 'identity.division', '公民身份号码第1至6位的行政区划不对，请核对'],
    ['110105194902310022', 'identity.birth', '公民身份号码第7至14位的出生日期不对，请核对'],
    ['110105194912310021', 'identity.checkDigit', '公民身份号码第18位校验码不对，请核对'],
  ])('refuses %s: %s', (no, code, message) => {
    expect(checkCitizenId(no)).toEqual({ ok: false, code, message });
  });

  it('refuses a birth after today only when told what today is', () => {
    const id = '11010120991231123';
    const no = id + citizenIdCheckDigit(id);
    expect(checkCitizenId(no)).toMatchObject({ ok: true });
    expect(checkCitizenId(no, '2026-11-22')).toMatchObject({ ok: false, code: 'identity.birth' });
  });

  it('finds every single wrong digit and every swap of neighbors', () => {
    const ids = fc.tuple(
      fc.constantFrom('110105', '330902', '510722'),
      fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 999 }),
    );
    fc.assert(
      fc.property(
        ids,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        ([division, birth, serial], place, shift) => {
          const front = `${division}${birth.toISOString().slice(0, 10).replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
          const id = front + citizenIdCheckDigit(front);
          expect(checkCitizenId(id).ok).toBe(true);
          const digit = String((Number(id[place]) + shift) % 10);
          expect(checkCitizenId(id.slice(0, place) + digit + id.slice(place + 1)).ok).toBe(false);
          const swapped = id.slice(0, place) + id[place + 1] + id[place] + id.slice(place + 2);
          if (swapped !== id) expect(checkCitizenId(swapped).ok).toBe(false);
        },
      ),
    );
  });
});

describe('checkCreditCode', () => {
  it.each(['91350100M000100Y43', '91110000802100433B', '91330100799655058b'])('accepts %s', (code) => {
    expect(checkCreditCode(code)).toMatchObject({ ok: true });
  });

  it('reads its parts', () => {
    expect(checkCreditCode('91350100M000100Y43')).toEqual({
      ok: true,
      registrar: '9',
      kind: '1',
      division: '350100',
      organization: 'M000100Y4',
    });
  });

  it.each([
    ['91350100M000100Y4', '统一社会信用代码应为18位，现在是17位，请核对'],
    ['91350100M000100O43', '统一社会信用代码中不应有“O”，只能用数字和除I、O、S、V、Z以外的大写字母，请核对'],
    ['91A50100M000100Y43', '统一社会信用代码第3至8位的行政区划应为数字，请核对'],
    ['91350100M000100Y44', '统一社会信用代码第18位校验码不对，请核对'],
  ])('refuses %s', (code, message) => {
    expect(checkCreditCode(code)).toMatchObject({ ok: false, message });
  });

  it('makes the check digit that it accepts', () => {
    expect(creditCodeCheckDigit('91350100M000100Y4')).toBe('3');
  });
});

describe('masks', () => {
  it.each([
    ['李', '*'],
    ['王芳', '王*'],
    ['张小明', '张*明'],
    ['欧阳震华', '欧**华'],
    ['阿卜杜拉·买买提', '阿******提'],
    ['㛃䶮', '㛃*'],
    ['𠮷田𬌗', '𠮷*𬌗'],
  ])('name %s → %s', (name, masked) => expect(maskName(name)).toBe(masked));

  it('keep six and four of an id, three and four of a mobile, four of a card', () => {
    expect(maskIdNo('11010519491231002X')).toBe('110105********002X');
    expect(maskIdNo('H12345678')).toBe('H******78');
    expect(maskPhone('13800138000')).toBe('138****8000');
    expect(maskPhone('010-62345678')).toBe('********5678');
    expect(maskBankCard('6222020200112233445')).toBe('***************3445');
  });

  it('address to the street, else to the county', () => {
    expect(maskAddress('北京市海淀区中关村街道科学院南路6号')).toBe('北京市海淀区中关村街道****');
    expect(maskAddress('四川省会理市北关路1号')).toBe('四川省会理市****');
  });
});
