import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin } from '../../../runtime/store/scope.ts';

describe('row scope of one row', () => {
  it.each([
    ['/1/2/', '/1/2/', true],
    ['/1/2/', '/1/', true],
    ['/1/2/', '/1', true],
    ['/1/2/', '/1/2/3/', false],
    ['/1/22/', '/1/2', false],
    ['/1/2/', '', false],
    ['/1/2/', '/', false],
    ['/1/2/', '//', false],
    ['/1/2/', '1/', false],
    ['/1/2/', '%', false],
  ])('%s below %s: %s', (path, scope, seen) => {
    expect(isWithin(path, { paths: [scope] })).toBe(seen);
  });

  it('sees by any path and nothing by none', () => {
    expect(isWithin('/1/2/', { paths: ['/9/', '/1/'] })).toBe(true);
    expect(isWithin('/1/2/', { paths: [] })).toBe(false);
    expect(isWithin('/1/2/', { all: true })).toBe(true);
  });

  it('sees exactly what lies at or below, for any tree', () => {
    const path = fc.array(fc.stringMatching(/^[0-9A-Za-z-]{1,4}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(path, path, (own, scope) => {
        const below = scope.every((id, depth) => own[depth] === id);
        expect(isWithin(`/${own.join('/')}/`, { paths: [`/${scope.join('/')}`] })).toBe(below);
      }),
    );
  });
});
