import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeStep, encodeStep } from '../../../runtime/store/codec.ts';
import { commands, factLayouts } from '../../../runtime/store/codec-layouts.ts';
import { planOf } from './fixtures.ts';
import { anyStep, factOf } from './steps.ts';

describe('step codec', () => {
  it.each(factLayouts.map((layout) => [layout.type, layout] as const))('gives %s back as it was', (_, layout) => {
    fc.assert(
      fc.property(fc.array(factOf(layout), { minLength: 1, maxLength: 4 }), (facts) => {
        const step = { ...planOf('a', 0).step, facts };
        const record = encodeStep(step);
        expect({ ...step, ...decodeStep(record) }).toEqual(step);
        // Known facts take the short form, never the general one.
        expect(record).not.toContain('"type"');
      }),
      { numRuns: 50 },
    );
  });

  it('gives any step back as it was, facts of other versions among them', () => {
    fc.assert(
      fc.property(anyStep, (step) => {
        expect({ ...step, ...decodeStep(encodeStep(step)) }).toEqual(step);
      }),
      { numRuns: 1000 },
    );
  });

  it('knows every fact and command once', () => {
    const layouts = factLayouts.map(({ type, fields }) => `${type} ${fields.map(({ name }) => name).join(' ')}`);
    expect(new Set(layouts).size).toBe(layouts.length);
    expect(new Set(commands).size).toBe(commands.length);
  });

  it('takes at most 200 bytes for a typical step of a user task', () => {
    expect(Buffer.byteLength(encodeStep(planOf('a', 1).step))).toBeLessThanOrEqual(200);
  });

  /** Records of version 1 as they lie in databases out there: they must stay readable for ever. */
  it('reads the frozen record of version 1', () => {
    const record =
      '1,1795138260000,0,"u-wang","王㛃",7,32,12,"preliminaryReview",2,"approve",3,"同意",null,null,0,6,2,12,4,"toReexamination",0,{"type":"case.bundled","with":"b"},20';
    expect(decodeStep(record)).toEqual({
      at: 1_795_138_260_000,
      actor: { kind: 'officer', id: 'u-wang', name: '王㛃' },
      command: 'task.complete',
      facts: [
        {
          type: 'opinion.given',
          token: 12,
          element: 'preliminaryReview',
          post: 'preliminaryReview',
          outcome: 'approve',
          kind: 'approve',
          name: '同意',
          round: 0,
        },
        { type: 'task.completed', element: 'preliminaryReview', token: 12 },
        { type: 'flow.taken', flow: 'toReexamination' },
        { type: 'case.bundled', with: 'b' },
        { type: 'case.accepted' },
      ],
    });
  });

  it.each([
    ['another format', '2,1,0,"u","n",7'],
    ['an unknown fact', '1,1,0,"u","n",7,99'],
    ['a word that never came', '1,1,0,"u","n",7,4,9'],
    ['an unknown command', '1,1,0,"u","n",99'],
    ['an unknown kind of actor', '1,1,9,"u","n",7'],
    ['no JSON', '1,{'],
    ['nothing', ''],
  ])('throws on %s', (_, record) => {
    expect(() => decodeStep(record)).toThrow();
  });
});
