import { z } from '@hono/zod-openapi';

/** How many of the items that are meant for stations can be started, reviewed and collected there; sums over stations. */
const Sums = z.object({
  stations: z.number(),
  items: z.number(),
  start: z.number(),
  review: z.number(),
  collect: z.number(),
});
/**
 * Services that rule texts promise to be done in the village: for how many stations each is promised, at how many it is
 * done whole, or begun at least.
 */
const Services = z.array(z.object({ name: z.string(), stations: z.number(), whole: z.number(), started: z.number() }));
const ServiceStates = z.array(
  z.object({ name: z.string(), state: z.enum(['whole', 'started', 'away']), words: z.string() }),
);
const Lack = z.object({ words: z.string(), items: z.number() });
const Office = z.object({ id: z.string(), name: z.string(), level: z.string() });

export const ReachBoard = z
  .object({
    office: Office.extend({ parent: Office.nullable() }),
    sums: Sums,
    /** Stations for which something is promised. */
    promised: z.number(),
    /** Those of them where all of it can be done. */
    whole: z.number(),
    services: Services,
    rows: z.array(
      Office.extend({
        sums: Sums,
        promised: z.number(),
        whole: z.number(),
        services: Services,
        /** Of a station itself, or of all stations below: what is missing most. */
        lacks: z.array(Lack),
        isStation: z.boolean(),
      }),
    ),
  })
  .openapi('ReachBoard');

/** `words`: where. */
const Part = z.object({ state: z.enum(['here', 'short', 'elsewhere', 'none']), words: z.string() });

const StationItem = z.object({
  ref: z.string(),
  name: z.string(),
  group: z.string(),
  start: Part,
  review: Part,
  collect: Part,
});

/** One station, item by item; `lacks` and `missing` for officers only. */
export const StationReach = z
  .object({
    office: Office,
    sums: Sums,
    services: ServiceStates,
    lacks: z.array(Lack),
    items: z.array(StationItem.extend({ missing: z.array(z.string()) })),
  })
  .openapi('StationReach');

export const StationList = z
  .object({
    stations: z.array(z.object({ id: z.string(), name: z.string(), above: z.string() })),
    /** More fit than are listed. */
    more: z.boolean(),
  })
  .openapi('StationList');

/** What a resident can have done at a station. */
export const StationGuide = z
  .object({
    name: z.string(),
    address: z.string().nullable(),
    phone: z.string().nullable(),
    above: z.string(),
    services: ServiceStates,
    items: z.array(StationItem),
  })
  .openapi('StationGuide');
