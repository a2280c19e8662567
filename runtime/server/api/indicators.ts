import { z } from '@hono/zod-openapi';

export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A figure: `value` is null where there is nothing to divide by, `met` null without a threshold or a value. */
export const Figure = z
  .object({
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    value: z.number().nullable(),
    met: z.boolean().nullable(),
  })
  .openapi('Figure');

/** How one side is counted: `words` for people, `dated` by which day, `formula` as it is computed. */
export const CountingRule = z
  .object({ words: z.string(), dated: z.string(), formula: z.string() })
  .openapi('CountingRule');

export const IndicatorSummary = z
  .object({
    ref: z.string(),
    title: z.string(),
    purpose: z.string().nullable(),
    unit: z.string(),
    period: z.enum(['month', 'quarter', 'year', 'asOf']),
    from: z.string().nullable(),
    to: z.string(),
    threshold: z.object({ op: z.string(), value: z.number(), document: z.string().nullable() }).nullable(),
    pack: z.object({ name: z.string(), version: z.string() }),
    requirements: z.array(z.string()),
    assumed: z.array(z.string()),
    measures: z.object({ numerator: CountingRule, denominator: CountingRule.nullable() }),
    figure: Figure,
    /** The figure that it is compared with; null without one. */
    compared: z.object({ from: z.string(), to: z.string(), figure: Figure }).nullable(),
  })
  .openapi('IndicatorSummary');

const Office = z.object({ id: z.string(), name: z.string(), level: z.string() });

export const IndicatorBoard = z
  .object({ office: Office, indicators: z.array(IndicatorSummary) })
  .openapi('IndicatorBoard');

export const IndicatorDetail = z
  .object({
    office: Office.extend({ parent: Office.nullable() }),
    indicator: IndicatorSummary,
    /** The offices one level below, each over its own rows and those below it. */
    children: z.array(Office.extend({ figure: Figure, compared: Figure.nullable(), children: z.number() })),
  })
  .openapi('IndicatorDetail');

/** Rows behind one side of a figure, as lists show them: sensitive cells masked. */
export const IndicatorRows = z
  .object({
    over: z.string(),
    title: z.string(),
    columns: z.array(z.object({ name: z.string(), title: z.string() })),
    rows: z.array(
      z.object({ key: z.string(), shown: z.record(z.string(), z.string()), caseId: z.string().nullable() }),
    ),
    total: z.number(),
  })
  .openapi('IndicatorRows');
