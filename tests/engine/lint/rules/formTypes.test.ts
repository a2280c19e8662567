import { expect, it } from 'vitest';
import { lintForm } from '#engine';
import { formTypes } from '../../../../engine/lint/rules/formTypes.ts';
import { kiteForm } from '../kite.ts';

const fields = (properties: Record<string, object>) =>
  kiteForm({ schema: { type: 'object', properties } } as Parameters<typeof kiteForm>[0]);

it('is silent where every field tells what its answers are', () => {
  expect(formTypes(kiteForm(), {})).toEqual([]);
  const told = fields({
    color: { title: '颜色', enum: ['红', '靛蓝'] },
    flyer: { title: '放飞人', $ref: '#/$defs/person' },
    tails: { title: '尾巴', type: 'array', items: { type: 'string' } },
    pair: { title: '起止', type: 'array', prefixItems: [{ type: 'string' }] },
  });
  expect(formTypes(told, {})).toEqual([]);
});

it('finds fields without a type, in rows of tables too, and lists that do not say of what', () => {
  const form = fields({
    place: { title: '放飞地点' },
    tails: { title: '尾巴', type: 'array' },
    flyers: { title: '放飞人', type: 'array', items: { type: 'object', properties: { 'a/b': { title: '姓名' } } } },
  });
  const found = formTypes(form, {});
  expect(found.map(({ path }) => path)).toEqual([
    '/schema/properties/place',
    '/schema/properties/tails',
    '/schema/properties/flyers/items/properties/a~1b',
  ]);
  expect(found[0]).toMatchObject({ severity: 'error', message: expect.stringContaining('「放飞地点」没有类型') });
  expect(lintForm(form).map(({ code }) => code)).toContain('lint.formTypes');
});
