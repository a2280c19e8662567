import { z } from '@hono/zod-openapi';

const Problem = z
  .object({
    code: z.string(),
    message: z.string(),
    file: z.string().optional(),
    path: z.string().optional(),
    element: z.string().optional(),
  })
  .openapi('CertificationProblem');

export const ScenarioVerdict = z
  .object({
    /** `wutong` or `bpmn-engine`. */
    engine: z.string(),
    verdict: z.enum(['passed', 'failed', 'excused']),
    problems: z.array(Problem),
    difference: z.object({ code: z.string(), what: z.string(), clause: z.string() }).optional(),
  })
  .openapi('ScenarioVerdict');

export const CertifiedScenario = z
  .object({
    pack: z.string(),
    scenario: z.string(),
    title: z.string(),
    path: z.string(),
    verdicts: z.array(ScenarioVerdict),
  })
  .openapi('CertifiedScenario');

/** A proof that a campaign, bundle, indicator or ledger carries itself. */
export const CertifiedProof = z
  .object({ pack: z.string(), part: z.string(), title: z.string(), path: z.string(), problems: z.array(Problem) })
  .openapi('CertifiedProof');

export const CertifiedProcess = z
  .object({
    process: z.string(),
    name: z.string(),
    /** Pack and path of the file; null when the pack is not installed any more. */
    pack: z.string().nullable(),
    path: z.string(),
    items: z.array(z.string()),
    campaigns: z.array(z.string()),
    parts: z.number(),
    reached: z.number(),
    percent: z.number(),
    threshold: z.number(),
    enough: z.boolean(),
    missed: z.array(
      z.object({ kind: z.enum(['flow', 'end']), id: z.string(), name: z.string(), process: z.string().optional() }),
    ),
  })
  .openapi('CertifiedProcess');

/** `none`: not certified since the server started. `broken`: ended by an error of the server. */
export const PackCertification = z
  .object({
    pack: z.string(),
    version: z.string(),
    status: z.enum(['none', 'running', 'finished', 'broken']),
    /** Version that the run certified; another one than `version` when the pack was published since. */
    certifiedVersion: z.string().nullable(),
    done: z.number(),
    total: z.number(),
    startedAt: z.number().nullable(),
    finishedAt: z.number().nullable(),
    threshold: z.number(),
    scenarios: z.array(CertifiedScenario),
    proofs: z.array(CertifiedProof),
    processes: z.array(CertifiedProcess),
    problems: z.array(Problem),
    /** The run before a publication, while it is under way. */
    publishing: z.object({ done: z.number(), total: z.number() }).nullable(),
  })
  .openapi('PackCertification');
