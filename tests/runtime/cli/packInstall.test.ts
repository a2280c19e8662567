import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import type { PackFiles } from '#engine';
import { run } from '../../../runtime/cli/main.ts';
import { kiteRelease, kiteStation, kiteUpgrade } from '../../kit/kiteInstall.ts';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'wutong-add-'));
const data = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeFiles(name: string, files: PackFiles): string {
  const target = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text);
  }
  return target;
}

let out: MockInstance;
let err: MockInstance;
beforeEach(() => {
  out = vi.spyOn(console, 'log').mockImplementation(() => {});
  err = vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

async function cli(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  out.mockClear();
  err.mockClear();
  const code = await run({ root, argv: ['pack', ...argv, '--data', data], env: {} });
  const text = (spy: MockInstance) => spy.mock.calls.map(([line]) => String(line)).join('\n');
  return { code, out: text(out), err: text(err) };
}

describe('wutong pack plan, add, remove, undo, list, history', () => {
  const older = writeFiles('older', kiteRelease());
  const newer = writeFiles('newer', kiteUpgrade());
  beforeAll(async () => {
    mkdirSync(data);
    const station = await kiteStation(data);
    await station.services.store.close();
  });

  it('plans without doing anything', async () => {
    const planned = await cli('plan', older);
    expect(planned).toMatchObject({ code: 0, err: '' });
    expect(planned.out).toContain('安装：风筝（@wutong/kite）1.2.0');
    expect(planned.out).toContain('来源：未核对');
    expect(planned.out).toContain('认证：情景 3 个，未通过 0 个');
    expect((await cli('list')).out).not.toContain('已安装');
    expect((await cli('list')).out).toContain('可安装  全国基础包（@wutong/national）');
  });

  it('installs, says when there is nothing to do, and upgrades', async () => {
    const added = await cli('add', older);
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(added.out).toMatch(/核对无误，摘要 [0-9a-f]{64}/);
    expect(await cli('add', older)).toMatchObject({ code: 0, out: expect.stringContaining('没有做任何改动') });
    const upgraded = await cli('add', newer, '--json');
    expect(upgraded.code).toBe(0);
    const lines = upgraded.out.split('\n').map((line) => JSON.parse(line));
    expect(lines.map(({ type }) => type)).toEqual(['plan', 'result']);
    expect(lines[0].plan.items.changed.map(({ to }: { to: string }) => to)).toEqual(
      expect.arrayContaining(['kite:kite-permit', 'kite:kite-big']),
    );
    expect((await cli('list')).out).toContain('已安装  风筝（@wutong/kite）1.3.0，事项 2 个');
  });

  it('does not go back to an older version, but undoes', async () => {
    expect(await cli('add', older)).toMatchObject({ code: 1, err: expect.stringContaining('pack.downgrade') });
    expect((await cli('undo')).code).toBe(0);
    expect((await cli('list')).out).toContain('1.2.0，事项 3 个');
    const history = (await cli('history')).out.split('\n');
    expect(history).toHaveLength(3);
    expect(history.filter((line) => line.includes('已撤销'))).toHaveLength(1);
  });

  it('asks for a reason when parts vanish', async () => {
    const { 'documents/receipt.json': _, ...rest } = kiteRelease();
    const files: PackFiles = { ...rest, 'package.json': (rest['package.json'] ?? '').replace('1.2.0', '1.4.0') };
    for (const id of ['kite-permit', 'kite-big', 'kite-old']) {
      const path = `items/${id}.json`;
      files[path] = JSON.stringify({ ...JSON.parse(files[path] ?? ''), documents: [] });
    }
    const silent = writeFiles('silent', files);
    const refused = await cli('add', silent);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('documents/receipt.json') });
    expect(refused.err).toContain('pack.vanished');
    expect(await cli('plan', silent, '--accept-removals')).toMatchObject({ code: 0 });
  });

  it('removes, and is told when it is called in a way that makes no sense', async () => {
    expect(await cli('remove', '@wutong/kite')).toMatchObject({ code: 0 });
    expect((await cli('list')).out).not.toContain('已安装');
    expect(await cli('remove', '@wutong/kite')).toMatchObject({ code: 2 });
    expect(await cli('add')).toMatchObject({ code: 2 });
    expect(await cli('add', older, '--cases', 'all')).toMatchObject({ code: 2 });
    expect(await cli('undo', 'no-such-change')).toMatchObject({ code: 2 });
    expect((await cli('undo')).code).toBe(0);
    expect((await cli('list')).out).toContain('已安装  风筝');
  });
});
