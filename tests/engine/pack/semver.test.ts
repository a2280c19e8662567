import { describe, expect, it } from 'vitest';
import { openPack } from '#engine';
import { comparePrecedence, satisfies } from '../../../engine/pack/semver.ts';
import { changed, kiteFiles } from './kitePack.ts';

describe('versions of packs', () => {
  it.each([
    ['1.2.3', '^1.2.0', true],
    ['2.0.0', '^1.2.0', false],
    ['0.2.9', '^0.2.3', true],
    ['0.3.0', '^0.2.3', false],
    ['1.2.9', '~1.2.3', true],
    ['1.3.0', '~1.2.3', false],
    ['1.3.0+local.1', '^1.3.0', true],
    ['1.3.0-rc.1', '^1.3.0', false],
    ['1.4.0-rc.1', '^1.3.0', false],
    ['1.3.0-rc.2', '^1.3.0-rc.1', true],
    ['1.3.0-rc.1', '^1.3.0-rc.2', false],
    ['1.4.0-rc.1', '^1.3.0-rc.1', false],
    ['1.3.0-rc.1', '1.3.0-rc.1', true],
  ])('%s is in %s: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it('are ordered where their numbers are the largest that fit', () => {
    expect(comparePrecedence('999999999999999.0.1', '999999999999999.0.0')).toBeGreaterThan(0);
  });

  it.each(['9999999999999999.0.0', `1.0.0-${'a'.repeat(100)}`, '1.0.0-a..b', '1.0.0-', '01.0.0', '1.0'])(
    '%s is none',
    (version) => {
      const opened = openPack(changed(kiteFiles(), 'package.json', (manifest) => Object.assign(manifest, { version })));
      expect(opened.ok ? [] : opened.problems).toMatchObject([{ file: 'package.json', path: '/version' }]);
    },
  );
});
