import { describe, expect, it } from 'vitest';
import { catalogueFor, openPack, resolvePacks } from '#engine';
import { readPackFiles } from './readPack.ts';

const open = (name: string) => {
  const result = openPack(readPackFiles(name));
  return result.ok ? result.value : expect.fail(JSON.stringify(result.problems, null, 1));
};

describe('packs of this checkout', () => {
  it.each(['national', 'beijing'])('%s opens without a problem', (name) => {
    expect(open(name).manifest.wutong.namespace).toBe(name);
  });

  it('resolve and compile without a problem, Beijing over the national one', async () => {
    const result = await resolvePacks([open('beijing'), open('national')]);
    if (!result.ok) expect.fail(JSON.stringify(result.problems, null, 1));
    const refs = result.value.map(({ ref }) => ref);
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs.filter((ref) => ref.startsWith('national:')).length).toBeGreaterThanOrEqual(60);
    const capital = catalogueFor(result.value, '110101010000');
    expect(capital.find(({ item }) => item.id === 'unemp-reg')).toMatchObject({
      ref: 'beijing:unemp-reg',
      base: 'national:unemp-reg',
      division: '11',
    });
    const elsewhere = catalogueFor(result.value, '990121101201');
    expect(elsewhere.every(({ ref }) => ref.startsWith('national:'))).toBe(true);
    const offered = capital.map(({ item }) => item.id);
    expect(offered).toEqual(expect.arrayContaining(elsewhere.map(({ item }) => item.id)));
  });

  it('compile to the same digests whatever the order of packs', async () => {
    const digests = async (...names: string[]) => {
      const result = await resolvePacks(names.map(open));
      return result.ok ? result.value.map(({ ref, digest }) => `${ref} ${digest}`).sort() : [];
    };
    expect(await digests('beijing', 'national')).toEqual(await digests('national', 'beijing'));
  });
});
