import { describe, expect, it } from 'vitest';
import { readArchive } from '#engine';
import { gunzip } from '../../../../runtime/server/packs/gzip.ts';
import { HOSTILE } from '../../../kit/hostile/index.ts';
import { listed } from '../../../kit/tar.ts';
import { kiteFiles } from '../kitePack.ts';

describe('hostile archives', () => {
  it('are built on one that is good', async () => {
    expect(await readArchive(listed(kiteFiles()), gunzip)).toMatchObject({ ok: true, value: { files: kiteFiles() } });
  });

  it.each(HOSTILE)('$name: $code', async ({ bytes, code, file }) => {
    const read = await readArchive(bytes, gunzip);
    const problem = read.ok ? undefined : read.problems.find((one) => one.code === code);
    expect(problem ?? read).toMatchObject({ code, ...(file === undefined ? {} : { file }) });
    // Says what to do, and shows nothing that a terminal would obey.
    expect(problem?.message).toMatch(/请|须|不允许/);
    expect(JSON.stringify(problem)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('pollute no prototype', () => expect(({} as Record<string, unknown>).admin).toBeUndefined());
});
