import { describe, expect, it } from 'vitest';
import { checkSignature, checkUpgrade, type PackArchive, type PublisherKey, readKeyList } from '#engine';

const key: PublisherKey = {
  id: 'hlj-2026',
  publisher: '黑龙江省人社厅',
  publicKey: 'A',
  packs: ['@wutong/heilongjiang'],
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
};
const archive = { list: { name: '@wutong/heilongjiang' }, signed: '{}' } as PackArchive;
const judge = (keys: PublisherKey[], now: string) =>
  checkSignature(archive, new Uint8Array(), {
    keys,
    verify: (_, __, publicKey) => publicKey === 'A',
    now: Date.parse(now),
  });

describe('trust in a signature', () => {
  it.each([
    ['first minute', '2026-01-01T00:00:00+08:00', true],
    ['last minute', '2026-12-31T23:59:59+08:00', true],
    ['minute before', '2025-12-31T23:59:59+08:00', false],
    ['minute after', '2027-01-01T00:00:00+08:00', false],
  ])('holds for the days of validity in Beijing: %s', (_, now, good) => expect(judge([key], now).ok).toBe(good));

  it('does not hold for a key that is listed twice and revoked once', () => {
    const revoked = { ...key, id: 'old', revoked: { date: '2026-05-01', reason: '私钥遗失' } };
    for (const keys of [
      [key, revoked],
      [revoked, key],
    ])
      expect(judge(keys, '2026-03-01')).toMatchObject({
        ok: false,
        problems: [{ code: 'keys.revoked', message: expect.stringContaining('私钥遗失') }],
      });
  });

  it('names the key that may, where another may not', () => {
    const other = { ...key, id: 'beijing', packs: ['@wutong/beijing'] };
    expect(judge([other, key], '2026-03-01')).toMatchObject({ ok: true, value: { id: 'hlj-2026' } });
  });
});

describe('upgrade', () => {
  const at = (version: string, digest = version) => ({ version, digest });

  it.each([
    ['1.0.0', '1.0.0', []],
    ['1.0.1', '1.0.0', []],
    ['1.10.0', '1.9.9', []],
    ['1.0.0', '1.0.0-rc.2', []],
    ['1.0.0-rc.10', '1.0.0-rc.2', []],
    ['1.0.0-rc.1', '1.0.0-1', []],
    ['1.0.0-rc.1', '1.0.0-rc', []],
    ['0.9.9', '1.0.0', ['pack.downgrade']],
    ['1.9.9', '1.10.0', ['pack.downgrade']],
    ['1.0.0-rc.2', '1.0.0', ['pack.downgrade']],
    ['1.0.0-alpha', '1.0.0-beta', ['pack.downgrade']],
    ['1.0.0-1', '1.0.0-rc', ['pack.downgrade']],
    ['1.0.0+b', '1.0.0+a', ['pack.sameVersion']],
  ])('to %s from %s: %j', (next, installed, codes) =>
    expect(checkUpgrade(at(next), at(installed)).map(({ code }) => code)).toEqual(codes),
  );

  it('asks for a new version when the content is another', () => {
    expect(checkUpgrade(at('1.0.0', 'b'), at('1.0.0', 'a'))).toMatchObject([{ code: 'pack.sameVersion' }]);
    expect(checkUpgrade(at('0.0.1'), undefined)).toEqual([]);
  });

  it.each([
    ['1.2.0', undefined, ['1.3.0', '1.2.0'], ['pack.downgrade']],
    ['1.2.5', '1.2.0', ['1.2.0', '1.3.0'], ['pack.downgrade']],
    ['1.2.0', '1.2.0', ['1.2.0', '1.3.0'], []],
    ['1.3.0', undefined, ['1.3.0'], []],
    ['1.3.0', '1.2.0', ['1.2.0', '1.3.0'], []],
    ['1.3.0+b', undefined, ['1.3.0', '1.3.0+b'], []],
    ['1.3.0+c', undefined, ['1.3.0', '1.3.0+b'], ['pack.sameVersion']],
    ['1.3.1', undefined, ['1.3.0'], []],
    ['1.0.0', undefined, [], []],
  ])('to %s from %s where %j were in force: %j', (next, installed, delivered, codes) => {
    const known = delivered.map((version) => at(version));
    expect(checkUpgrade(at(next), installed ? at(installed) : undefined, known).map(({ code }) => code)).toEqual(codes);
  });
});

describe('list of keys', () => {
  const read = (value: unknown) => readKeyList(JSON.stringify(value), 'keys.json');

  it('is read strictly, with the place of each fault', () => {
    expect(read({ formatVersion: 1, keys: [key] })).toEqual({ ok: true, value: [key] });
    expect(read({ formatVersion: 1, keys: [{ ...key, validUntil: '2026-13-01' }] })).toMatchObject({
      problems: [{ code: 'keys.format', file: 'keys.json', path: '/keys/0/validUntil' }],
    });
    expect(read({ formatVersion: 1, keys: [key, key] })).toMatchObject({ problems: [{ path: '/keys/1/id' }] });
    expect(read({ formatVersion: 1, keys: [{ ...key, revoked: true }] })).toMatchObject({
      problems: [{ path: '/keys/0/revoked' }],
    });
    expect(read({ formatVersion: 1, keys: [{ ...key, revokd: {} }, null] })).toMatchObject({
      problems: [{ path: '/keys/0/revokd' }, { path: '/keys/1' }],
    });
    for (const wrong of [null, [], {}, { formatVersion: 2, keys: [] }, { formatVersion: 1, keys: {} }])
      expect(read(wrong)).toMatchObject({ ok: false, problems: [{ code: 'keys.format' }] });
    expect(readKeyList('{', 'keys.json').ok).toBe(false);
    expect(readKeyList('{"__proto__": {}}', 'keys.json')).toMatchObject({ problems: [{ code: 'pack.forbiddenKey' }] });
  });
});
