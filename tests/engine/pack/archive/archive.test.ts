import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPack, type Pack, type PackFiles, packDigest, readArchive, writeArchive } from '#engine';
import { archiveOf } from '../../../../runtime/server/packs/archive.ts';
import { gunzip } from '../../../../runtime/server/packs/gzip.ts';
import { noise } from '../../../kit/hostile/base.ts';
import { openShippedPacks } from '../../../kit/packs.ts';
import { listed } from '../../../kit/tar.ts';
import { kiteFiles } from '../kitePack.ts';

/** A pack of any files, as far as the archive is concerned. */
const packOf = (files: PackFiles): Pack => {
  const { name, version } = JSON.parse(files['package.json'] ?? '{}');
  return { manifest: { name, version }, digest: packDigest(files), files } as Pack;
};

const kite = (): Pack => {
  const opened = openPack(kiteFiles());
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
};

describe('pack archive', () => {
  it('gives back the files, with a list of their hashes', async () => {
    const pack = kite();
    const read = await readArchive(archiveOf(pack), gunzip);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.value.files).toEqual(pack.files);
    expect(read.value.list).toMatchObject({
      formatVersion: 1,
      name: '@wutong/kite',
      version: '1.2.0',
      digest: pack.digest,
    });
    expect(Object.keys(read.value.list.files).sort()).toEqual(Object.keys(pack.files).sort());
    expect(JSON.parse(read.value.signed)).toEqual(read.value.list);
  });

  it('gives back the packs that ship', async () => {
    for (const pack of openShippedPacks()) {
      const read = await readArchive(archiveOf(pack), gunzip);
      expect(read.ok ? read.value.files : read.problems).toEqual(pack.files);
    }
  });

  it('is the same to the byte whatever the order of the files', () => {
    const pack = kite();
    const turned = { ...pack, files: Object.fromEntries(Object.entries(pack.files).reverse()) };
    expect(Buffer.from(archiveOf(turned)).equals(archiveOf(pack))).toBe(true);
  });

  it('has one owner, one time and one right for every file, and tells no system', () => {
    const archive = archiveOf(kite());
    expect([...archive.subarray(4, 10)]).toEqual([0, 0, 0, 0, 2, 255]);
    const tar = gunzipSync(archive);
    const heads = new Set<string>();
    for (let at = 0; tar[at] !== 0; ) {
      heads.add(tar.toString('latin1', at + 100, at + 124) + tar.toString('latin1', at + 136, at + 148));
      at += 512 + Math.ceil(Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8) / 512) * 512;
    }
    expect([...heads]).toEqual(['0000644\u00000000000\u00000000000\u000003560116604\0']);
  });

  it('reads archives that other programs fill up to 20 blocks', async () => {
    const tar = gunzipSync(listed(kiteFiles()));
    const filled = gzipSync(Buffer.concat([tar, Buffer.alloc(10_240 - (tar.length % 10_240))]));
    expect(await readArchive(filled, gunzip)).toMatchObject({ ok: true });
  });

  it('reads a part with the longest path', async () => {
    const longest = `scenarios/${'a'.repeat(64)}/${'b'.repeat(64)}.json`;
    const files = { ...kiteFiles(), [longest]: '{}' };
    expect(await readArchive(archiveOf(packOf(files)), gunzip)).toMatchObject({ ok: true, value: { files } });
  });

  it('reads one string of nearly 2 MB', async () => {
    const files = { ...kiteFiles(), 'code-tables/LONG.json': `{"text": "${noise(1_900_000)}"}` };
    expect((await readArchive(archiveOf(packOf(files)), gunzip)).ok).toBe(true);
  });

  it('gives back any text (property)', async () => {
    const text = fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 600 }));
    const more = fc.dictionary(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,20}$/), text, { maxKeys: 6 });
    await fc.assert(
      fc.asyncProperty(more, async (texts) => {
        const names = new Map(Object.entries(texts).map(([name, value]) => [name.toLowerCase(), value]));
        const added = [...names].filter(([name]) => !/^(?:con|prn|aux|nul|(?:com|lpt)\d)$/.test(name));
        const files = {
          ...kiteFiles(),
          ...Object.fromEntries(added.map(([name, value]) => [`processes/${name}.bpmn`, value])),
        };
        const read = await readArchive(archiveOf(packOf(files)), gunzip);
        expect(read.ok ? read.value.files : read.problems).toEqual(files);
      }),
      { numRuns: 30, seed: 20260105 },
    );
  });

  it('reads a tar however it is cut into pieces', async () => {
    const tar = writeArchive(kite());
    for (const length of [1, 7, 511, 512, 513, 4096]) {
      const read = await readArchive(tar, async (bytes, take) => {
        for (let at = 0; at < bytes.length; at += length) if (!take(bytes.subarray(at, at + length))) return 'stopped';
        return 'whole';
      });
      expect(read).toMatchObject({ ok: true, value: { files: kiteFiles() } });
    }
  });
});
