import { expect, it } from 'vitest';
import { materialsOf } from '../../../runtime/portal/guide/materialsOf.ts';
import type { Guide } from '../../../runtime/ui/api/types.ts';

const material = (id: string, more: object = {}) => ({
  id,
  name: id,
  form: '原件',
  copies: 1,
  source: '申请人',
  need: 'required' as const,
  accept: ['pdf'],
  ...more,
});

const guide = {
  ref: 'kite:permit',
  materials: [
    material('identity'),
    material('proxy', { need: 'conditional', when: 'situation.byAgent = true', whenText: '委托代办时' }),
    material('guardian', { need: 'conditional', when: 'situation.minor = true' }),
    material('other', { need: 'conditional', whenText: '视情况' }),
  ],
  situations: [
    { id: 'byAgent', question: '是否委托他人代办？', type: 'boolean' },
    { id: 'minor', question: '放风筝的人是否未满十六周岁？', type: 'boolean', when: 'situation.byAgent = true' },
  ],
} as unknown as Guide;

const ids = (list: { id: string }[]) => list.map((one) => one.id);

it('asks for what is certain and lists what is open', () => {
  const { needed, possible, questions } = materialsOf(guide, {});
  expect(ids(needed)).toEqual(['identity']);
  expect(ids(possible)).toContain('proxy');
  expect(ids(questions)).toEqual(['byAgent']);
});

it('narrows the list with each answer', () => {
  const no = materialsOf(guide, { byAgent: false });
  expect(ids(no.needed)).toEqual(['identity']);
  expect(ids(no.possible)).toEqual(['other']);
  const yes = materialsOf(guide, { byAgent: true });
  expect(ids(yes.needed)).toEqual(['identity', 'proxy']);
  expect(ids(yes.questions)).toEqual(['byAgent', 'minor']);
});

it('knows the parameters of today that conditions read', () => {
  const big = material('contract', { need: 'conditional', when: 'parameters.limit > 20' });
  const with20 = { ...guide, materials: [big], parameters: { limit: 20 } } as unknown as Guide;
  expect(ids(materialsOf(with20, {}).needed)).toEqual([]);
  expect(ids(materialsOf({ ...with20, parameters: { limit: 30 } }, {}).needed)).toEqual(['contract']);
});
