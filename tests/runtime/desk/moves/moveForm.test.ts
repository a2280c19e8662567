import { describe, expect, it } from 'vitest';
import { chosenOf, type Field, lacking, type MoveForm, type Values } from '../../../../runtime/desk/moves/moveForm.ts';

const form = (fields: (values: Values) => Field[]): MoveForm => ({
  title: '委派：初审',
  about: '',
  ok: '委派',
  done: '已委派',
  initial: {},
  fields,
  send: () => Promise.reject(new Error('not sent in this test')),
});

const people: Field = { kind: 'people', name: 'to', label: '会办人员', candidates: { for: 'consult', task: 3 } };
const reason: Field = { kind: 'text', name: 'reason', label: '委派事由', max: 500, rows: 2 };
const note: Field = { kind: 'text', name: 'note', label: '说明', max: 500, rows: 2, optional: true };
const days: Field = { kind: 'number', name: 'days', label: '延长', unit: '个工作日', max: 10 };

describe('the form of a move', () => {
  it('names every field that still has to be filled, spaces are no words', () => {
    const asked = form(() => [people, reason, note]);
    expect(lacking(asked, { to: [], reason: '  ' })).toEqual(['会办人员', '委派事由']);
    expect(lacking(asked, { to: ['龙䶮'], reason: '入户' })).toEqual([]);
  });

  it('takes whole days from one to the most that the law allows', () => {
    const asked = form(() => [days]);
    for (const wrong of ['', '0', '-1', '2.5', '11', '十']) expect(lacking(asked, { days: wrong })).toEqual(['延长']);
    for (const right of ['1', '10']) expect(lacking(asked, { days: right })).toEqual([]);
  });

  it('chooses the only option there is, and never one that is not offered', () => {
    const rewalk = { value: 'rewalk', label: '重新流转' };
    const straight = { value: 'straight', label: '直接送回' };
    expect(chosenOf([rewalk], 'straight')).toBe('rewalk');
    expect(chosenOf([rewalk, straight], 'straight')).toBe('straight');
    expect(chosenOf([rewalk, straight], '')).toBeUndefined();
    expect(chosenOf([], 'straight')).toBeUndefined();
  });

  it('asks by what was chosen before', () => {
    const asked = form((values) => (values.materials?.length ? [note] : [reason]));
    expect(lacking(asked, {})).toEqual(['委派事由']);
    expect(lacking(asked, { materials: ['id'] })).toEqual([]);
  });
});
