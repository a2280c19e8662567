import { describe, expect, it } from 'vitest';
import { openPack, resolvePacks } from '#engine';
import { readPackFiles } from './readPack.ts';

const open = (name: string) => {
  const result = openPack(readPackFiles(name));
  return result.ok ? result.value : expect.fail(JSON.stringify(result.problems, null, 1));
};

describe('packs of this checkout', () => {
  it.each(['national', 'beijing'])('%s opens without a problem', (name) => {
    expect(open(name).manifest.wutong.namespace).toBe(name);
  });

  it('resolve and compile without a problem', async () => {
    const result = await resolvePacks([open('beijing'), open('national')]);
    if (!result.ok) expect.fail(JSON.stringify(result.problems, null, 1));
    expect(result.value.length).toBeGreaterThanOrEqual(8);
  });
});
