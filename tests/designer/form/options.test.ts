import { expect, it } from 'vitest';
import { optionLines, ownOptions, tableOptions } from '../../../designer/form/options.ts';

const single = { type: 'string', title: '形状', oneOf: [{ const: '1', title: '菱形' }] };
const many = { type: 'array', title: '颜色', items: { type: 'string', oneOf: [{ const: 'r', title: '红' }] } };

it('shows own options a line each', () => {
  expect(optionLines(single)).toBe('1 菱形');
  expect(optionLines(many)).toBe('r 红');
});

it('reads lines back; a line without a code is its own code', () => {
  expect(ownOptions(single, ' 1 菱形 \n\n2 长 串形\n龙').oneOf).toEqual([
    { const: '1', title: '菱形' },
    { const: '2', title: '长 串形' },
    { const: '龙', title: '龙' },
  ]);
  expect(ownOptions(many, 'b 蓝')).toMatchObject({ items: { type: 'string', oneOf: [{ const: 'b', title: '蓝' }] } });
});

it('drops own options for a code table', () => {
  expect(tableOptions(single, 'kite:SHAPE')).toEqual({ oneOf: undefined, codeTable: 'kite:SHAPE' });
  expect(tableOptions(many, 'kite:COLOR')).toEqual({ items: { type: 'string' }, codeTable: 'kite:COLOR' });
});
