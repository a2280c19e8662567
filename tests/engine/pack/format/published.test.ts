import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSignature, openPack, readArchive, readKeyList } from '#engine';
import { gunzip } from '../../../../runtime/server/packs/gzip.ts';
import { verify } from '../../../../runtime/server/packs/sm2/signature.ts';

/** Archives as they were handed out, each with its signature: none is ever changed or taken away. */
const folder = join(import.meta.dirname, '../../../fixtures/packs/published');
const archives = readdirSync(folder).filter((name) => name.endsWith('.tgz'));

describe('packs that were published', () => {
  it('are kept', () => expect(archives.length).toBeGreaterThan(0));

  it.each(archives)('%s still loads under its signature', async (name) => {
    const read = await readArchive(readFileSync(join(folder, name)), gunzip);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const opened = openPack(read.value.files);
    expect(opened.ok ? opened.value.digest : opened.problems).toBe(read.value.list.digest);
    const keys = readKeyList(readFileSync(join(folder, 'keys.json'), 'utf8'), 'keys.json');
    const trust = { keys: keys.ok ? keys.value : [], verify, now: Date.parse('2026-12-01T00:00:00Z') };
    expect(checkSignature(read.value, readFileSync(join(folder, `${name}.sig`)), trust)).toMatchObject({ ok: true });
  });
});
