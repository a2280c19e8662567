import { z } from '@hono/zod-openapi';
import type { InstallPlan, Json, Problem } from '#engine';

const Problems = z.array(z.custom<Problem>().openapi({ type: 'object' }));
const CaseChoice = z.object({
  cases: z.enum(['keep', 'move']),
  mapping: z.record(z.string(), z.string().nullable()).optional(),
  timers: z.enum(['keep', 'recompute']).optional(),
});
const OwnValue = z
  .unknown()
  .refine((value) => value !== undefined)
  .openapi({ description: '另定的值' }) as unknown as z.ZodType<Json>;
/** What becomes of a field that the new version and people here both changed. */
const Choice = z.union([z.enum(['keep', 'replace']), z.object({ merge: OwnValue }).strict()]);
export const InstallChoices = z
  .object({
    removals: z.union([z.literal('all'), z.array(z.string().max(200)).max(10_000)]).optional(),
    replaceLocal: z.boolean().optional(),
    conflicts: z.record(z.string().max(1000), Choice).optional(),
    cases: z.record(z.string().max(200), CaseChoice).optional(),
    sandbox: z.boolean().optional(),
    downgrade: z
      .object({ reason: z.string().trim().min(1).max(500) })
      .strict()
      .optional()
      .openapi({ description: '降级安装：比启用过的版本旧，或者同一版本而内容不同，仍要安装的理由' }),
  })
  .openapi('InstallChoices');

const NamedElement = z.object({ id: z.string(), name: z.string() });
const Counts = z.object({
  running: z.number(),
  moves: z.number(),
  clocks: z.number(),
  decisions: z.number(),
  stays: z.number(),
});
const CaseResult = z.object({ moved: z.number(), kept: z.number() });
export const Rehearsal = z
  .object({
    at: z.number(),
    counts: Counts,
    expected: CaseResult,
    items: z.array(
      Counts.extend({
        ref: z.string(),
        title: z.string(),
        choice: z.enum(['keep', 'move']),
        reasons: z.array(z.object({ message: z.string(), element: z.string().optional(), cases: z.number() })),
        /** Elements of the old version without a counterpart, where they may go, and where the choices send them. */
        places: z.array(
          NamedElement.extend({ cases: z.number(), target: z.string().nullable(), targets: z.array(NamedElement) }),
        ),
      }),
    ),
  })
  .openapi('PackRehearsal');
export const CertificationSummary = z
  .object({
    scenarios: z.number(),
    failed: z.number(),
    /** Of campaigns, bundles, indicators and ledgers. */
    proofs: z.number(),
    failedProofs: z.number(),
    coverage: z.array(
      z.object({
        process: z.string(),
        name: z.string(),
        parts: z.number(),
        reached: z.number(),
        threshold: z.number(),
        enough: z.boolean(),
      }),
    ),
    problems: Problems,
  })
  .openapi('PackCertification');
export const ChangeResult = z
  .object({
    cases: CaseResult,
    changedSince: z.number(),
    digest: z.string().optional(),
    items: z.number(),
    notMovedBack: z.array(z.object({ no: z.string(), reason: z.string() })).optional(),
  })
  .openapi('PackChangeResult');

export const PackChangeHead = z
  .object({
    id: z.string(),
    kind: z.enum(['install', 'remove', 'undo']),
    pack: z.string(),
    title: z.string(),
    fromVersion: z.string().nullable(),
    toVersion: z.string().nullable(),
    status: z.enum(['planning', 'planned', 'refused', 'applying', 'applied', 'failed', 'undone', 'interrupted']),
    plannedAt: z.number(),
    plannedBy: z.string(),
    appliedAt: z.number().nullable(),
    appliedBy: z.string().nullable(),
    /** Epoch milliseconds until which it can be taken back; null: it cannot. */
    undoUntil: z.number().nullable(),
    moved: z.number().nullable(),
    sandbox: z.boolean(),
    /** Why it takes the pack back to an older version; null: it does not. */
    downgrade: z.string().nullable(),
  })
  .openapi('PackChangeHead');
export const PackChange = PackChangeHead.extend({
  /** What is being done, in words, while it is being done. */
  phase: z.string().nullable(),
  done: z.number(),
  total: z.number(),
  choices: InstallChoices,
  plan: z.custom<InstallPlan>().nullable().openapi({ type: 'object' }),
  rehearsal: Rehearsal.nullable(),
  certification: CertificationSummary.nullable(),
  result: ChangeResult.nullable(),
  error: z.object({ code: z.string(), message: z.string(), problems: Problems.optional() }).nullable(),
}).openapi('PackChange');
export const PackChangeList = z.object({ changes: z.array(PackChangeHead) }).openapi('PackChangeList');

export const AvailablePack = z
  .object({
    folder: z.string(),
    name: z.string(),
    title: z.string(),
    version: z.string(),
    layer: z.string(),
    description: z.string(),
    /** Version that is installed; null: none. */
    installed: z.string().nullable(),
  })
  .openapi('AvailablePack');
export const AvailablePacks = z.object({ packs: z.array(AvailablePack), keys: z.boolean() }).openapi('AvailablePacks');
