import { z } from '@hono/zod-openapi';

const Layer = z.enum(['national', 'province', 'city', 'county']);
const Right = z.enum(['locked', 'narrow-only', 'free']);
const Count = z.number().int().nonnegative();

/** Who set a field: the pack that defines the part, or an overlay. */
export const FieldSource = z
  .object({
    pack: z.string(),
    version: z.string(),
    title: z.string(),
    layer: Layer,
    file: z.string(),
    overlay: z.string().optional(),
    reason: z.string().optional(),
    document: z.string().optional(),
    expires: z.string().optional(),
  })
  .openapi('FieldSource');

export const ProvenanceQuery = z.object({ ref: z.string().min(3).max(160) });
export const Provenance = z
  .object({
    ref: z.string(),
    base: z.string().optional(),
    kind: z.string(),
    title: z.string(),
    sources: z.array(FieldSource),
    fields: z.array(
      z.object({
        field: z.string(),
        pointer: z.string(),
        place: z.string(),
        value: z.string(),
        source: Count,
        was: z.string().optional(),
        right: Right,
        beyond: z.string().optional(),
      }),
    ),
    removed: z.array(
      z.object({
        field: z.string(),
        place: z.string(),
        was: z.string(),
        source: Count,
        beyond: z.string().optional(),
      }),
    ),
  })
  .openapi('Provenance');

export const DriftQuery = z.object({ against: z.enum(['national', 'province', 'city']).default('province') });
const Named = z.object({ ref: z.string(), title: z.string() });
const Difference = z.object({
  item: z.string(),
  title: z.string(),
  ref: z.string(),
  against: z.string(),
  element: z.string(),
  field: z.string(),
  place: z.string(),
  from: z.string(),
  to: z.string(),
  text: z.string(),
  source: FieldSource,
  right: Right,
  beyond: z.string().optional(),
  soon: z.boolean(),
});
export const DriftBoard = z
  .object({
    against: Layer,
    elements: z.array(z.object({ id: z.string(), title: z.string() })),
    bindings: z.array(
      z.object({
        packs: z.array(z.object({ name: z.string(), version: z.string(), title: z.string(), layer: Layer })),
        differences: z.array(Difference),
        added: z.array(Named),
        marks: z.record(z.string(), Count),
        items: Count,
      }),
    ),
    stations: z.array(
      z.object({ id: z.string(), name: z.string(), level: z.string(), division: z.string(), binding: Count }),
    ),
    differing: Count,
    totals: z.record(z.string(), z.object({ stations: Count, items: Count })),
  })
  .openapi('DriftBoard');
