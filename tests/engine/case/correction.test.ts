import { beforeAll, describe, expect, it } from 'vitest';
import { type CaseCommand, type CompiledItem, correctableFields, correctionForm, type JsonObject } from '#engine';
import { kitePermit } from '../../kit/kite.ts';
import { Desk, resident, 王㛃, 阿依古丽 } from './desk.ts';

let kite: CompiledItem;
beforeAll(async () => {
  kite = await kitePermit();
});

const asked = (fields: string[], form: Record<string, string | number | boolean> = { length: 30, night: false }) =>
  new Desk(kite)
    .receive(王㛃, form)
    .complete('acceptance', 'supplement', 王㛃, { notice: { materials: [], note: '', fields } });
const handIn = (form: JsonObject): CaseCommand => ({ type: 'case.supplement', materials: [], form });
const looked = (desk: Desk, compiled: CompiledItem = kite) => ({
  compiled,
  state: desk.state,
  data: desk.before?.data ?? {},
});

describe('一次性告知 that names fields of the application', () => {
  it('names only what applicants fill in and see', () => {
    const desk = new Desk(kite).receive();
    expect(correctableFields(looked(desk))).toEqual(['length', 'night']);
    const task = desk.task('acceptance');
    for (const fields of [['lamp'], ['remark'], ['length', 'nothing'], ['__proto__']]) {
      const notice = { materials: [], note: '', fields };
      const refusal = desk.try({ type: 'task.complete', task, outcome: 'supplement', notice }, 王㛃);
      expect(refusal?.code, fields.join()).toBe('notice.unknownField');
    }
  });

  it('is kept with the notice and changes its print; one that names none has the print it always had', () => {
    const plain = new Desk(kite).receive().complete('acceptance', 'supplement', 王㛃, {
      notice: { materials: ['idCard'], note: '', fields: [] },
    });
    expect(plain.state.notice).not.toHaveProperty('fields');
    const named = asked(['length']);
    expect(named.state.notice).toMatchObject({ fields: ['length'], materials: [] });
    expect(named.facts.find(({ type }) => type === 'notice.issued')).toMatchObject({ fields: ['length'] });
    expect(named.state.notice?.hash).not.toBe(asked(['night']).state.notice?.hash);
  });
});

describe('补正 of fields by the applicant', () => {
  it('writes the named fields, with old and new value among the facts', () => {
    const desk = asked(['length']).do(handIn({ length: 45 }), resident);
    expect(desk.before?.data.form).toEqual({ length: 45, night: false });
    expect(desk.facts.find(({ type }) => type === 'case.supplemented')).toEqual({
      type: 'case.supplemented',
      materials: [],
      changes: [{ field: 'length', from: 30, to: 45 }],
    });
    expect(desk.state).toMatchObject({ status: 'received', tasks: [{ element: 'acceptance' }] });
  });

  it('writes no other field, known or not', () => {
    const desk = asked(['length']);
    const before = JSON.stringify(desk.before);
    for (const form of [{ night: true }, { length: 45, remark: '同意' }, { lamp: 'X' }, { status: 'concluded' }]) {
      const refusal = desk.try(handIn(form as JsonObject), resident);
      expect(refusal, JSON.stringify(form)).toMatchObject({ code: 'supplement.fieldNotAsked' });
    }
    expect(JSON.stringify(desk.before)).toBe(before);
  });

  it('is checked by the rules of the form, where the notice lets it be mended', () => {
    const desk = asked(['length']);
    expect(desk.try(handIn({ length: 501 }), resident)).toMatchObject({
      code: 'form.invalid',
      problems: [{ path: '/form/length' }],
    });
    expect(desk.try(handIn({ length: null }), resident)).toMatchObject({ problems: [{ path: '/form/length' }] });
  });

  it('may fill in what is on the sheet only because of it, and has to', () => {
    const desk = asked(['night']);
    const { form, answers } = correctionForm(looked(desk)) ?? {};
    expect(form?.sections.flatMap(({ fields }) => fields)).toEqual(['night', 'lamp']);
    expect(answers).toEqual({ night: false });
    expect(desk.try(handIn({ night: true }), resident)).toMatchObject({ problems: [{ path: '/form/lamp' }] });
    desk.do(handIn({ night: true, lamp: 'LD-3' }), resident);
    expect(desk.before?.data.form).toMatchObject({ night: true, lamp: 'LD-3' });
  });

  it('shows nothing of the other answers', () => {
    const { form, answers } = correctionForm(looked(asked(['length']))) ?? {};
    expect(Object.keys(form?.schema.properties ?? {})).toEqual(['length']);
    expect(answers).toEqual({ length: 30 });
    expect(correctionForm(looked(new Desk(kite).receive()))).toBeUndefined();
  });

  it('goes on as before when the notice names none: at the window everything may be corrected, and it is on record', () => {
    const desk = new Desk(kite).receive().complete('acceptance', 'supplement', 王㛃, {
      notice: { materials: [], note: '请核对线长' },
    });
    desk.do(handIn({ length: 60, night: true, lamp: 'LD-3' }), 阿依古丽);
    expect(desk.facts.find(({ type }) => type === 'case.supplemented')).toMatchObject({
      changes: [
        { field: 'length', from: 30, to: 60 },
        { field: 'night', from: false, to: true },
        { field: 'lamp', from: null, to: 'LD-3' },
      ],
    });
  });

  it('changes the telephone of the applicant with that of the form', () => {
    const properties = { ...(kite.form.schema.properties as object), phone: { type: 'string', format: 'phone' } };
    const sections = [{ title: '风筝', fields: ['length', 'night', 'lamp', 'remark', 'phone'] }];
    const edit = ['length', 'night', 'lamp', 'phone'];
    const form = {
      ...kite.form,
      schema: { ...kite.form.schema, properties },
      sections,
      steps: { acceptance: { edit } },
    };
    const desk = new Desk({ ...kite, form } as CompiledItem).receive();
    desk.complete('acceptance', 'supplement', 王㛃, { notice: { materials: [], note: '', fields: ['phone'] } });
    desk.do(handIn({ phone: '13900000000' }), resident);
    expect(desk.state.applicant.phone).toBe('13900000000');
    expect(desk.before?.data.applicant).toMatchObject({ phone: '13900000000' });
  });
});
