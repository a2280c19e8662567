import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#engine';
import { fieldAt, fieldChanges, fieldValue, patchOf, placeIn, setField } from '../../../../engine/pack/fields/index.ts';
import { applyOperation, type PatchOperation } from '../../../../engine/pack/patch.ts';
import { valueAt } from '../../../../engine/pack/pointer.ts';
import { part } from '../merge/arbitraries.ts';

function applied(patch: PatchOperation[], value: Json): Json {
  return patch.reduce((now, operation) => {
    const result = applyOperation(now, operation);
    if (!result.ok) throw new Error(result.reason);
    return result.value;
  }, value);
}

const runs = { numRuns: 500, seed: 20261122 };

describe('patchOf', () => {
  it('turns any value into any other', () => {
    fc.assert(
      fc.property(part, part, (before, after) => {
        expect(applied(patchOf(before, after), before)).toEqual(after);
      }),
      runs,
    );
  });

  it('guards the number of an entry, so that a shifted list is refused and not hit in the wrong place', () => {
    const list = (...ids: string[]) => ({ materials: ids.map((id) => ({ id, copies: 1 })) });
    const patch = patchOf(list('identity', 'photo'), {
      materials: [
        { id: 'identity', copies: 1 },
        { id: 'photo', copies: 0 },
      ],
    });
    expect(patch).toEqual([
      { op: 'test', path: '/materials/1/id', value: 'photo' },
      { op: 'replace', path: '/materials/1/copies', value: 0 },
    ]);
    expect(() => applied(patch, list('card', 'identity', 'photo'))).toThrow('“/materials/1/id”的现值与预期不同');
  });

  it('removes by name what is gone', () => {
    const patch = patchOf(['village', 'town', 'county'], ['town']);
    expect(patch.filter(({ op }) => op === 'remove').map(({ path }) => path)).toEqual(['/2', '/0']);
    expect(applied(patch, ['village', 'town', 'county'])).toEqual(['town']);
  });
});

describe('fields', () => {
  it('are found, placed and set by their names in any value', () => {
    fc.assert(
      fc.property(part, part, (before, after) => {
        for (const change of fieldChanges(before, after)) {
          if (change.moved) continue;
          expect(fieldValue(before, change.path)).toEqual(change.before);
          expect(fieldValue(after, change.path)).toEqual(change.after);
          if (change.after === undefined) continue;
          const place = placeIn(after, change.path) ?? '';
          expect(valueAt(after, place)).toEqual(change.after);
          expect(fieldValue(after, fieldAt(after, place) ?? [])).toEqual(change.after);
        }
      }),
      runs,
    );
  });

  it('can be set one after the other, until the other value stands there', () => {
    fc.assert(
      fc.property(part, part, (before, after) => {
        const changes = fieldChanges(before, after);
        const built = changes
          .filter(({ moved }) => !moved)
          .reduce<Json>((value, change) => setField(value, change.path, change.after) ?? value, before);
        expect(fieldChanges(built, after).filter(({ moved }) => !moved)).toEqual([]);
      }),
      runs,
    );
  });
});
