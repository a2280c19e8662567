import { describe, expect, it } from 'vitest';
import { lintFile } from '../../../runtime/server/packs/lint.ts';
import { readPackFiles } from '../../packs/readPack.ts';

const PATH = 'decisions/ui-benefit-months.dmn';
const files = readPackFiles('national');
const text = files[PATH] ?? '';
const lint = async (content: string, more = {}) =>
  (await lintFile({ ...files, ...more }, PATH, content)).map(({ severity, code, element, file }) => [
    severity,
    code,
    element,
    file,
  ]);

describe('findings on a decision file', () => {
  it('are none on the shipped one', async () => {
    expect(await lint(text)).toEqual([]);
  });

  it('name rows that overlap and cases that no row covers', async () => {
    expect(await lint(text.replace('[12..60)', '[12..60]'))).toEqual([
      ['warning', 'dmn.overlap', 'under10Years', PATH],
    ]);
    expect(await lint(text.replace('[12..60)', '(12..60)'))).toEqual([['warning', 'dmn.gap', 'maxMonths_table', PATH]]);
  });

  it('name rows that are never reached, or never match', async () => {
    const first = text.replace('UNIQUE', 'FIRST');
    expect(await lint(first.replace('&lt; 12', '-'))).toEqual([
      ['warning', 'dmn.unreachable', 'under5Years', PATH],
      ['warning', 'dmn.unreachable', 'under10Years', PATH],
      ['warning', 'dmn.unreachable', 'from10Years', PATH],
    ]);
    const values = '<inputValues><text>[0..500]</text></inputValues></input>';
    const dead = text.replace('</input>', values).replace('&lt; 12', '[0..12)').replace('&gt;= 120', '> 500');
    expect(await lint(dead)).toContainEqual(['warning', 'dmn.deadRow', 'from10Years', PATH]);
  });

  it('are errors where the file cannot be read or run', async () => {
    expect(await lint('<definitions')).toEqual([['error', 'dmn.xml', undefined, PATH]]);
    expect(await lint(text.replace('<text>0</text>', '<text>0 +</text>'))).toMatchObject([
      ['error', 'feel.syntax', 'under1Year', PATH],
    ]);
  });

  it('are left to the putting together of packs where an import comes from another pack', async () => {
    const namespace = 'https://wutong.dev/packs/other';
    const importing = text.replace(
      '<inputData',
      `<import name="x" namespace="${namespace}" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/><inputData`,
    );
    expect(await lint(importing)).toEqual([]);
    const other = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="other" namespace="${namespace}"><inputData id="i" name="i"/></definitions>`;
    const broken = importing.replace('<text>0</text>', '<text>0 +</text>');
    expect(await lint(broken, { 'decisions/other.dmn': other })).toMatchObject([
      ['error', 'feel.syntax', 'under1Year', PATH],
    ]);
  });
});
