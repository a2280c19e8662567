import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { PackFiles } from '#engine';
import { installShipped } from '../../../../runtime/server/packs/install.ts';
import { shippedPacks, wantedPacks } from '../../../../runtime/server/packs/shipped.ts';
import { readSettings } from '../../../../runtime/server/settings.ts';
import { changed, coastFiles, kiteFiles } from '../../../engine/pack/kitePack.ts';
import { kiteStation } from '../../../kit/kiteInstall.ts';

const folder = mkdtempSync(join(tmpdir(), 'wutong-shipped-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ship(name: string, files: PackFiles): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), text);
  }
}

const version = (files: PackFiles, next: string): PackFiles =>
  changed(files, 'package.json', (manifest) => {
    manifest.version = next;
  });

describe('packs that come with the program', () => {
  ship('coast', coastFiles([{ op: 'replace', path: '/elements/timeLimit/promised/value', value: 3 }]));
  ship('kite', kiteFiles());

  it('are national and beijing unless told otherwise, and take along what they depend on', () => {
    expect(readSettings('/', [], {}).packs).toEqual(['national', 'beijing']);
    expect(readSettings('/', [], { WUTONG_PACKS: ' kite, coast ' }).packs).toEqual(['kite', 'coast']);
    expect(shippedPacks(folder).map((pack) => pack.folder)).toEqual(['kite', 'coast']);
    const names = (wanted: string[]) =>
      wantedPacks(folder, wanted).map((files) => JSON.parse(files['package.json'] ?? '').name);
    expect(names(['coast'])).toEqual(['@wutong/coast', '@wutong/kite']);
    expect(names(['kite'])).toEqual(['@wutong/kite']);
    expect(() => names(['kit'])).toThrow('现有：kite、coast');
  });

  it('follow their folder as long as nobody changed, published or removed them here', async () => {
    const station = await kiteStation();
    const { store } = station.services;
    const start = (...packs: PackFiles[]) => installShipped(store, packs, station.now());
    expect(await start(kiteFiles())).toEqual(['@wutong/kite']);
    expect(await start(kiteFiles())).toEqual([]);
    expect(await start(version(kiteFiles(), '1.2.1'))).toEqual(['@wutong/kite']);
    const own = changed(version(kiteFiles(), '1.2.2'), 'items/kite-permit.json', (item) => {
      item.title = '放风筝许可（本地）';
    });
    await station.install(own, { sandbox: true });
    expect(await start(version(kiteFiles(), '1.3.0'))).toEqual([]);
    expect((await store.packHeads()).find(({ active }) => active)?.version).toBe('1.2.2');
    await station.close();
  });
});
