import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import type { PackFiles } from '#engine';
import { run } from '../../../runtime/cli/main.ts';
import { installItems, packRow } from '../../../runtime/server/packs/install.ts';
import { changed, compiled, opened } from '../../engine/pack/kitePack.ts';
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

function write(name: string, value: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(value));
  return file;
}

const PROMISED = 'kite/items/kite-permit.json#/elements/timeLimit/promised';
const promising = (files: PackFiles, value: number): PackFiles =>
  changed(files, 'items/kite-permit.json', (item) => {
    (item.elements as { timeLimit: { promised: { value: number } } }).timeLimit.promised.value = value;
  });

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

  it('merges what was changed here by a file of choices, and sends cases on by a file of mappings', async () => {
    const station = await kiteStation(data);
    const running = await station.accept(await station.receive('kite:kite-big'));
    const local = changed(kiteRelease(), 'package.json', (manifest) => {
      manifest.version = '1.2.1';
    });
    const pack = opened(promising(local, 4));
    await installItems(station.services.store, packRow(pack, Date.now(), 'u-shixiang'), await compiled(pack.files));
    await station.services.store.close();
    const open = await cli('plan', newer);
    expect(open.code).toBe(1);
    expect(open.out).toContain('原为“5个工作日”，新版改为“3个工作日”，本地改为“4个工作日”');
    expect(open.err).toContain(`{"${PROMISED}": "keep"}`);
    const choices = write('choices.json', { [PROMISED]: { merge: { value: 2, unit: 'workingDay' } } });
    const rehearsed = await cli('plan', newer, '--choose', choices);
    expect(rehearsed.out).toContain('本地改动并入发布者的 1.3.0，记为 1.3.0+local.1');
    expect(rehearsed.out).toContain(
      '1 件停在“审批”（approval）：按原版本办完，可用 --map 对照到 受理（acceptance）、审批（decision）',
    );
    const map = write('map.json', { 'kite:kite-big': { approval: 'decision' } });
    const added = await cli('add', newer, '--choose', choices, '--map', map);
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(added.out).toContain('对照到“审批”（decision）');
    expect(added.out).toContain('在办件迁移 1 件，保留 0 件');
    const after = await kiteStation(data);
    const moved = await after.services.store.case(running.id, { all: true });
    expect(moved?.state.tasks[0]?.element).toBe('decision');
    await after.services.store.close();
    const stray = write('stray.json', { 'kite:kite-big': { aproval: 'decision' } });
    expect(await cli('undo')).toMatchObject({ code: 0 });
    expect(await cli('plan', newer, '--choose', choices, '--map', stray)).toMatchObject({
      code: 1,
      err: expect.stringContaining('没有环节“aproval”'),
    });
    const wrong = write('wrong.json', { 'kite:kite-big': 'decision' });
    expect(await cli('plan', newer, '--map', wrong)).toMatchObject({ code: 2 });
  });

  it('removes, and is told when it is called in a way that makes no sense', async () => {
    expect(await cli('remove', '@wutong/kite')).toMatchObject({ code: 0 });
    expect((await cli('list')).out).not.toContain('已安装');
    expect(await cli('remove', '@wutong/kite')).toMatchObject({ code: 2 });
    expect(await cli('add')).toMatchObject({ code: 2 });
    expect(await cli('add', older, '--cases', 'all')).toMatchObject({ code: 2 });
    expect(await cli('undo', 'no-such-change')).toMatchObject({ code: 2 });
    expect(await cli('add', older)).toMatchObject({ code: 1, err: expect.stringContaining('pack.downgrade') });
    expect(await cli('add', older, '--downgrade', ' ')).toMatchObject({ code: 2 });
    const back = await cli('add', older, '--downgrade', '新版通知书模板有误');
    expect(back).toMatchObject({ code: 0, err: '' });
    expect(back.out).toContain('降级安装：风筝（@wutong/kite）1.2.0');
    expect((await cli('history')).out).toContain('降级安装（新版通知书模板有误）');
    expect((await cli('undo')).code).toBe(0);
    expect((await cli('undo')).code).toBe(0);
    expect((await cli('list')).out).toContain('已安装  风筝');
  });
});
