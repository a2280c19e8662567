import { describe, expect, it } from 'vitest';
import { fieldKind, isWide, optionsOf } from '../../../../runtime/ui/form/fieldKind.ts';

const options = [
  { const: '1', title: '男' },
  { const: '2', title: '女' },
];

describe('fieldKind', () => {
  it.each([
    [{ type: 'string' }, 'text'],
    [{ type: 'string', maxLength: 1000 }, 'textarea'],
    [{ type: 'string', widget: 'textarea' }, 'textarea'],
    [{ type: 'string', format: 'citizen-id' }, 'citizenId'],
    [{ type: 'string', format: 'date' }, 'date'],
    [{ type: 'number', format: 'money' }, 'money'],
    [{ type: 'integer' }, 'number'],
    [{ type: 'boolean' }, 'boolean'],
    [{ type: 'boolean', const: true }, 'declaration'],
    [{ type: 'string', oneOf: options }, 'choice'],
    [{ type: 'string', format: 'division', oneOf: options }, 'choice'],
    [{ type: 'array', items: { type: 'string', oneOf: options } }, 'choices'],
    [{ type: 'array', items: { type: 'string', format: 'file' } }, 'file'],
    [{ type: 'array', items: { type: 'object', properties: {} } }, 'rows'],
    [{ type: 'string', format: 'signature' }, 'signature'],
  ])('%j is entered as %s', (schema, kind) => {
    expect(fieldKind(schema)).toBe(kind);
  });

  it('reads the labels of a code table from the property or from its items', () => {
    expect(optionsOf({ oneOf: options })).toEqual([
      { value: '1', label: '男' },
      { value: '2', label: '女' },
    ]);
    expect(optionsOf({ type: 'array', items: { enum: ['甲'] } })).toEqual([{ value: '甲', label: '甲' }]);
  });

  it('gives long texts, rows and signatures the whole width', () => {
    expect(isWide({ type: 'string', format: 'signature' })).toBe(true);
    expect(isWide({ type: 'string' })).toBe(false);
  });
});
