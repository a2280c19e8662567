import { describe, expect, it } from 'vitest';
import type { FormDefinition } from '#engine';
import { changedAnswers, stepFields } from '../../../../runtime/desk/cases/stepAnswers.ts';

const form = {
  id: 'kite',
  title: '',
  schema: {},
  sections: [],
  steps: { review: { edit: ['visitDate', 'firstOpinion'] } },
} as FormDefinition;

describe('what a step fills', () => {
  it('writes an opinion field through the opinion box', () => {
    expect(stepFields(form, 'review')).toEqual({ fields: ['visitDate'], opinion: 'firstOpinion' });
    expect(stepFields(form, undefined)).toEqual({ fields: [], opinion: undefined });
  });

  it('sends only what changed, and null for what was cleared', () => {
    expect(changedAnswers({ a: 1, b: [1], c: 'x' }, { a: 1, b: [1, 2], d: true })).toEqual({
      b: [1, 2],
      c: null,
      d: true,
    });
    expect(changedAnswers({ a: 1 }, { a: 1 })).toEqual({});
  });
});
