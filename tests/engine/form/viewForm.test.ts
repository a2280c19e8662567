import { describe, expect, it } from 'vitest';
import { type FormView, viewForm } from '#engine';
import { complete, data, kiteForm } from './kiteForm.ts';

const fields = (view: FormView) => view.sections.flatMap((section) => section.fields);
const field = (view: FormView, name: string) => fields(view).find((one) => one.name === name);

describe('viewForm', () => {
  it('shows the applicant everything that applies, editable', () => {
    const view = viewForm(kiteForm, { data: data({ ...complete, hasMotor: false }) });
    expect(fields(view).map(({ name }) => name)).not.toContain('motorKind');
    expect(fields(view).every(({ editable, masked }) => editable && !masked)).toBe(true);
    expect(view.sections.map(({ title, columns }) => [title, columns])).toEqual([
      ['申请人', 2],
      ['风筝', 1],
      ['实地查看', 2],
    ]);
    expect(view.schema.required).not.toContain('fuelNo');
    expect(view.readOnly).toBe(false);
  });

  it('takes hidden fields out of schema and data', () => {
    const view = viewForm(kiteForm, { element: 'acceptance', data: data(complete) });
    expect(Object.keys(view.schema.properties as object)).not.toContain('surveyResult');
    expect(view.data).not.toHaveProperty('surveyResult');
    expect(view.sections.map(({ title }) => title)).toEqual(['申请人', '风筝']);
    expect(field(view, 'name')).toMatchObject({ title: '姓名', required: true, editable: true });
  });

  it('lets a later step edit only what the form says', () => {
    const view = viewForm(kiteForm, { element: 'preliminaryReview', data: data(complete) });
    expect(
      fields(view)
        .filter(({ editable }) => editable)
        .map(({ name }) => name),
    ).toEqual(['surveyResult']);
    expect(view.schema.required).toEqual(['surveyResult']);
    expect(viewForm(kiteForm, { element: 'approval', data: data(complete) }).readOnly).toBe(true);
  });

  it('masks sensitive values for onlookers, not for who works the case', () => {
    expect(field(viewForm(kiteForm, { data: data(complete), readOnly: true }), 'idNo')).toMatchObject({
      masked: true,
      editable: false,
    });
    expect(
      field(viewForm(kiteForm, { element: 'approval', data: data(complete), readOnly: true }), 'idNo')?.masked,
    ).toBe(false);
    expect(field(viewForm(kiteForm, { data: data(complete), readOnly: true }), 'sex')?.masked).toBe(false);
  });
});
