import { expect, it } from 'vitest';
import { itemMaterials } from '../../../../engine/lint/rules/itemMaterials.ts';
import { kiteItem } from '../kite.ts';

const withMaterial = (more: object) => {
  const item = kiteItem();
  item.elements.materials = [
    { id: 'm', name: '身份证', form: '原件', copies: 0, source: '申请人', need: 'required', ...more },
  ];
  return itemMaterials(item, {});
};

it('is silent on a plain material', () => {
  expect(withMaterial({})).toEqual([]);
});

it.each(['其他材料', '法律法规规定的其他材料', '相关证明材料', '补充材料', '证明材料', '窗口要求提供的材料'])(
  'refuses the catch-all %s',
  (name) => {
    expect(withMaterial({ name })).toMatchObject([{ severity: 'error', path: '/elements/materials/0/name' }]);
  },
);

it.each(['收入证明材料', '补充协议', '用人单位申请文件清单'])('lets %s pass', (name) => {
  expect(withMaterial({ name })).toEqual([]);
});

it('wants condition and words of a conditional one', () => {
  expect(withMaterial({ need: 'conditional' }).map((finding) => finding.path)).toEqual([
    '/elements/materials/0/when',
    '/elements/materials/0/whenText',
  ]);
});

it('checks the condition', () => {
  expect(withMaterial({ need: 'conditional', when: 'situation.', whenText: '残疾人员' })).toMatchObject([
    { path: '/elements/materials/0/when' },
  ]);
});
