import { type Schema, Validator } from '@cfworker/json-schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#engine';
import { PART_SCHEMAS, type SchemaKind } from '#engine';
import { fits } from '../../../engine/pack/fits.ts';
import { FOLDERS, placeOf } from '../../../engine/pack/kinds.ts';
import { openShippedPacks } from '../../kit/packs.ts';

const kindOf = (path: string): SchemaKind | undefined => {
  const place = path === 'package.json' ? undefined : placeOf(path);
  if (path === 'package.json') return 'manifest';
  return place && path.endsWith('.json') ? (FOLDERS[place.folder].kind as SchemaKind) : undefined;
};

/** Real parts of each kind, and the same with one place changed. */
const samples = openShippedPacks()
  .filter(({ manifest }) => ['national', 'beijing', 'heilongjiang'].includes(manifest.wutong.namespace))
  .flatMap(({ files }) => Object.entries(files))
  .flatMap(([path, text]): [SchemaKind, string][] => {
    const kind = kindOf(path);
    return kind && text.length < 20_000 ? [[kind, text]] : [];
  });

const validators = new Map<SchemaKind, Validator>();
function validator(kind: SchemaKind): Validator {
  const known = validators.get(kind) ?? new Validator(PART_SCHEMAS[kind] as Schema, '2020-12', true);
  validators.set(kind, known);
  return known;
}

type Change = 'delete' | 'add' | Json;
const VALUES: Change[] = [
  'delete',
  'add',
  null,
  '',
  'x',
  'A-b_9',
  '2026-02-30',
  0,
  -1,
  1.5,
  1e9,
  true,
  [],
  [1, 1],
  {},
  { x: 1 },
];

/** Changes the value at a place that the number picks. */
function mutated(root: Json, pick: number, change: Change): Json {
  const places: [Record<string, Json>, string][] = [];
  const walk = (value: Json): void => {
    if (value === null || typeof value !== 'object') return;
    for (const key of Object.keys(value)) {
      places.push([value as Record<string, Json>, key]);
      walk((value as Record<string, Json>)[key] ?? null);
    }
  };
  const copy = structuredClone(root);
  walk(copy);
  const place = places[pick % places.length];
  if (!place) return copy;
  const [owner, key] = place;
  if (change === 'delete' && Array.isArray(owner)) owner.splice(Number(key), 1);
  else if (change === 'delete') delete owner[key];
  else if (change === 'add') owner[Array.isArray(owner) ? String(owner.length) : 'extra'] = 'x';
  else owner[key] = change;
  return copy;
}

describe('the quick test of a part', () => {
  it('knows every schema of a part', () => {
    for (const [kind, schema] of Object.entries(PART_SCHEMAS))
      expect([kind, typeof fits(schema)]).toEqual([kind, 'function']);
  });

  it('says of real parts and of changed ones what the validator says', () => {
    const quick = new Map(Object.entries(PART_SCHEMAS).map(([kind, schema]) => [kind, fits(schema)]));
    let refused = 0;
    fc.assert(
      fc.property(fc.nat(samples.length - 1), fc.nat(5_000), fc.constantFrom(...VALUES), (at, pick, change) => {
        const [kind, text] = samples[at] ?? ['item', '{}'];
        const value = mutated(JSON.parse(text) as Json, pick, change);
        const expected = validator(kind).validate(value).valid;
        if (!expected) refused += 1;
        expect([kind, quick.get(kind)?.(value)]).toEqual([kind, expected]);
      }),
      { numRuns: 3_000, seed: 20261122 },
    );
    expect(refused).toBeGreaterThan(300);
  });

  it('has no answer for keywords that it does not know', () => {
    expect(fits({ type: 'string', contentEncoding: 'base64' })).toBeUndefined();
    expect(fits({ properties: { a: { $ref: '#' } } })).toBeUndefined();
  });
});
