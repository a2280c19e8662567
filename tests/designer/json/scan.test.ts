import { describe, expect, it } from 'vitest';
import { lineOf, placeOf, scanJson } from '../../../designer/json/scan.ts';

const samples = [
  '{}',
  '[]',
  ' [1, -2.5e3, true, null, "中文\\n\\u4e2d"] ',
  '{"a": {"b/c": [1, {"~": 2}]}, "空": ""}',
  '{"a": 1,}',
  '{"a" 1}',
  "{'a': 1}",
  '[1 2]',
  '[1,]',
  '01',
  '"未完',
  '"换\n行"',
  '{"a": tru}',
  '{} {}',
  '',
  '{"a": [1, 2}',
];

describe('scanJson', () => {
  it.each(samples)('judges %j as JSON.parse does', (text) => {
    let valid = true;
    try {
      JSON.parse(text);
    } catch {
      valid = false;
    }
    expect(scanJson(text).ok).toBe(valid);
  });

  it('knows where values begin, by pointer', () => {
    const text = '{"a": {"b/c": [1, {"~": 2}]}}';
    const scan = scanJson(text);
    if (!scan.ok) throw new Error(scan.message);
    expect(text.slice(scan.places.get('/a/b~1c/1/~0'))).toBe('2}]}}');
    expect(placeOf(scan.places, '/a/b~1c/1/gone')).toBe(scan.places.get('/a/b~1c/1'));
  });

  it('names line and column of the fault', () => {
    const text = '{\n  "title": "姓名",,\n}';
    const scan = scanJson(text);
    if (scan.ok) throw new Error('valid');
    expect(lineOf(text, scan.at)).toEqual({ line: 2, column: 17 });
    expect(scan.message).toContain('应为双引号括起的字段名');
  });
});
