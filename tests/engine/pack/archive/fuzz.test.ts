import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readArchive } from '#engine';
import { gunzip } from '../../../../runtime/server/packs/gzip.ts';
import { listed } from '../../../kit/tar.ts';
import { kiteFiles } from '../kitePack.ts';

const RUNS = 200;

/** Always the same numbers from 0 to below `limit`. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** One to eight changes: bytes turned, ranges removed, doubled or overwritten. */
function mutated(bytes: Buffer, next: (limit: number) => number): Buffer {
  let changed = Buffer.from(bytes);
  for (let left = 1 + next(8); left > 0; left--) {
    const at = next(changed.length);
    const end = Math.min(changed.length, at + next(next(4) === 0 ? 2000 : 20));
    const kind = next(4);
    if (kind === 0) changed[at] = next(256);
    if (kind === 1) changed = Buffer.concat([changed.subarray(0, at), changed.subarray(end)]);
    if (kind === 2) changed = Buffer.concat([changed.subarray(0, end), changed.subarray(at)]);
    if (kind === 3) changed.fill(next(256), at, end);
    if (changed.length === 0) return changed;
  }
  return changed;
}

describe('changed archives', () => {
  const good = listed(kiteFiles());
  const tar = gunzipSync(good);

  it.each([
    ['packed bytes', (next: (limit: number) => number) => mutated(good, next)],
    ['the tar inside', (next: (limit: number) => number) => gzipSync(mutated(tar, next), { level: 1 })],
  ])(
    '%s: files of the list or refusals, never an exception, within the limits',
    async (_, make) => {
      const next = numbers(20260105);
      const counts = { good: 0, refused: 0 };
      const began = performance.now();
      for (let run = 0; run < RUNS; run++) {
        const read = await readArchive(make(next), gunzip);
        if (read.ok) {
          // A change that leaves no trace (time, owner) must leave the files as they were.
          expect(read.value.files).toEqual(kiteFiles());
          counts.good += 1;
        } else {
          expect(read.problems.length).toBeGreaterThan(0);
          for (const { code, message } of read.problems)
            expect([code, message]).toEqual([expect.stringMatching(/^pack\./), expect.any(String)]);
          counts.refused += 1;
        }
      }
      expect(counts.refused).toBeGreaterThan(RUNS * 0.8);
      expect(performance.now() - began).toBeLessThan(30_000);
    },
    60_000,
  );
});
