import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json, mergeFields } from '#engine';
import { type FieldPath, fieldChanges, fieldValue } from '../../../../engine/pack/fields/index.ts';
import { part } from './arbitraries.ts';

const merged = (base: Json, theirs: Json, ours: Json) => mergeFields({ base, theirs, ours });
const runs = { numRuns: 400, seed: 20261122 };

/** Lists of named entries sorted: what is left when order says nothing. */
function unordered(value: Json | undefined): Json {
  if (Array.isArray(value)) return value.map(unordered).sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
  if (value === null || typeof value !== 'object') return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, unordered(member)]));
}

const touches = (a: FieldPath, b: FieldPath) => a.slice(0, b.length).join('/') === b.slice(0, a.length).join('/');

describe('mergeFields, for any three values', () => {
  it('takes ours where theirs is the base', () => {
    fc.assert(
      fc.property(part, part, (base, ours) => {
        expect(merged(base, base, ours)).toEqual({ value: ours, conflicts: [] });
      }),
      runs,
    );
  });

  it('takes theirs where ours is the base', () => {
    fc.assert(
      fc.property(part, part, (base, theirs) => {
        expect(merged(base, theirs, base)).toEqual({ value: theirs, conflicts: [] });
      }),
      runs,
    );
  });

  it('is no conflict where both made the same change', () => {
    fc.assert(
      fc.property(part, part, (base, both) => {
        expect(merged(base, both, both)).toEqual({ value: both, conflicts: [] });
      }),
      runs,
    );
  });

  it('drops no change of either side without naming it', () => {
    let conflicts = 0;
    fc.assert(
      fc.property(part, part, part, (base, theirs, ours) => {
        const result = merged(base, theirs, ours);
        conflicts += result.conflicts.length;
        for (const side of [theirs, ours])
          for (const change of fieldChanges(base, side)) {
            if (change.moved || result.conflicts.some(({ path }) => touches(path, change.path))) continue;
            const now = fieldValue(result.value, change.path);
            // The other side may have changed another member of what this side added or kept whole.
            const lost = fieldChanges(change.after, now, change.path).filter(
              ({ path }) =>
                !fieldChanges(base, side === theirs ? ours : theirs).some((other) => touches(other.path, path)),
            );
            expect(lost).toEqual([]);
          }
      }),
      runs,
    );
    expect(conflicts).toBeGreaterThan(100);
  });

  it('is the same from either side, but for the order of entries', () => {
    fc.assert(
      fc.property(part, part, part, (base, theirs, ours) => {
        const [one, other] = [merged(base, theirs, ours), merged(base, ours, theirs)];
        const paths = ({ conflicts }: typeof one) => conflicts.map(({ path }) => path.join('/')).sort();
        expect(paths(one)).toEqual(paths(other));
        if (one.conflicts.length === 0) expect(unordered(one.value)).toEqual(unordered(other.value));
      }),
      runs,
    );
  });

  it('gives either side whole when every conflict is decided for it', () => {
    fc.assert(
      fc.property(part, part, part, (base, theirs, ours) => {
        const decidedFor = (choice: 'keep' | 'replace') => mergeFields({ base, theirs, ours }, () => choice);
        for (const [choice, side] of [
          ['keep', ours],
          ['replace', theirs],
        ] as const) {
          const { value, conflicts } = decidedFor(choice);
          expect(conflicts.every((conflict) => conflict.choice === choice)).toBe(true);
          for (const { path, kind } of conflicts)
            if (kind !== 'order') expect(fieldValue(value, path)).toEqual(fieldValue(side, path));
        }
      }),
      runs,
    );
  });
});

const material = (id: string, more: object = {}) => ({ id, name: id, copies: 1, ...more });

describe('mergeFields by example', () => {
  it('knows a material by its id when the list above shifts', () => {
    const base = { materials: [material('identity'), material('photo')] };
    const theirs = { materials: [material('card'), material('identity'), material('photo')] };
    const ours = { materials: [material('identity'), material('photo', { copies: 0 })] };
    expect(merged(base, theirs, ours)).toEqual({
      value: { materials: [material('card'), material('identity'), material('photo', { copies: 0 })] },
      conflicts: [],
    });
  });

  it('keeps additions of both sides, each behind the entry that it followed', () => {
    const value = merged(['a', 'b'], ['a', 'x', 'b'], ['y', 'a', 'b', 'z']).value;
    expect(value).toEqual(['y', 'a', 'x', 'b', 'z']);
  });

  it('names what one side took away and the other changed', () => {
    const base = { materials: [material('identity'), material('photo')] };
    const without = { materials: [material('identity')] };
    const changed = { materials: [material('identity'), material('photo', { copies: 2 })] };
    expect(merged(base, without, changed)).toEqual({
      value: changed,
      conflicts: [
        {
          kind: 'removedAbove',
          path: ['materials', 'photo'],
          base: material('photo'),
          ours: material('photo', { copies: 2 }),
        },
      ],
    });
    expect(merged(base, changed, without)).toMatchObject({
      value: without,
      conflicts: [{ kind: 'removedBelow', path: ['materials', 'photo'] }],
    });
  });

  it('never mixes the amount of one limit with the unit of another', () => {
    const limit = (value: number, unit: string) => ({ promised: { value, unit } });
    const { conflicts } = merged(limit(5, 'workingDay'), limit(5, 'calendarDay'), limit(3, 'workingDay'));
    expect(conflicts).toMatchObject([{ kind: 'changed', path: ['promised'], ours: { value: 3, unit: 'workingDay' } }]);
  });

  it('asks where both moved the same entries to other places', () => {
    const sides = { base: ['a', 'b', 'c'], theirs: ['c', 'a', 'b'], ours: ['b', 'a', 'c'] };
    expect(mergeFields(sides)).toMatchObject({ value: ['b', 'a', 'c'], conflicts: [{ kind: 'order', path: [] }] });
    expect(mergeFields(sides, () => 'replace').value).toEqual(['c', 'a', 'b']);
    expect(mergeFields({ ...sides, ours: ['a', 'b', 'c', 'd'] })).toEqual({
      value: ['c', 'd', 'a', 'b'],
      conflicts: [],
    });
  });

  it('takes a value that someone wrote', () => {
    const sides = { base: '申请→受理', theirs: '申请→受理→初审', ours: '申请→综合窗口受理' };
    const written = '申请→综合窗口受理→后台初审';
    expect(mergeFields(sides, () => ({ merge: written }))).toMatchObject({
      value: written,
      conflicts: [{ kind: 'changed', choice: { merge: written } }],
    });
  });
});
