import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../../runtime/cli/main.ts';
import { kiteFiles } from '../../engine/pack/kitePack.ts';

const root = mkdtempSync(join(tmpdir(), 'wutong-coverage-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

const red = {
  id: 'red',
  title: '风筝数',
  unit: 'count',
  numerator: { over: 'ledger:kites' },
  period: 'asOf',
  levels: ['town'],
  proof: [{ title: '一只', rows: { 'ledger:kites': [{ no: '1' }] }, expect: { numerator: 1, value: 1 } }],
  requirements: ['BJ-1'],
};

for (const [path, text] of Object.entries(kiteFiles())) write(`packs/kite/${path}`, text);
write('packs/kite/indicators/red.json', JSON.stringify(red));
const demands = (...codes: string[]) =>
  JSON.stringify([{ title: '风筝办法', requirements: codes.map((code) => ({ code, title: `要求${code}` })) }]);
write('docs/requirements.json', demands('BJ-1'));
write('more.json', demands('BJ-1', 'BJ-2'));

describe('wutong pack coverage', () => {
  let lines: string[];
  beforeEach(() => {
    lines = [];
    for (const name of ['log', 'error'] as const)
      vi.spyOn(console, name).mockImplementation((line: string) => void lines.push(line));
  });
  afterEach(() => vi.restoreAllMocks());

  const cli = async (...argv: string[]) => {
    const code = await run({ root, argv: ['pack', 'coverage', join(root, 'packs/kite'), ...argv], env: {} });
    return { code, text: lines.join('\n') };
  };

  it('writes the page with links that lead from it to the parts', async () => {
    const page = join(root, 'docs/coverage.md');
    expect(await cli('--write', page)).toMatchObject({ code: 0 });
    expect(readFileSync(page, 'utf8')).toContain(
      '| BJ-1 | 要求BJ-1 | 指标 [风筝数](../packs/kite/indicators/red.json)（风筝）：1 个验算 |',
    );
  });

  it('fails for a demand without an answer, and says which', async () => {
    const { code, text } = await cli('--requirements', join(root, 'more.json'));
    expect(code).toBe(1);
    expect(text).toContain('风筝办法：2 条，已落实 1 条');
    expect(text).toContain('尚未落实：BJ-2 要求BJ-2');
  });

  it('gives one line of JSON a demand, and says when the list is not there', async () => {
    expect(JSON.parse((await cli('--json')).text)).toMatchObject({ requirement: { code: 'BJ-1' }, answered: true });
    expect(await cli('--requirements', join(root, 'none.json'))).toMatchObject({ code: 2 });
  });
});
