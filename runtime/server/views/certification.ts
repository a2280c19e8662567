import type { z } from '@hono/zod-openapi';
import { COVERAGE_THRESHOLD, type Pack, type PathCoverage, percentOf, type ScenarioOutcome } from '#engine';
import type { CertifiedProcess, CertifiedScenario, PackCertification } from '../api/contract.ts';
import type { Certifications } from '../packs/certifications.ts';
import type { InstalledPack } from '../packs/installed.ts';

/** How the certification of a pack stands. `active`: for the files of processes of other packs. */
export function certificationView(
  certifications: Certifications,
  { row }: InstalledPack,
  active: Pack[],
): z.infer<typeof PackCertification> {
  const run = certifications.of(row.name);
  const publishing = certifications.publishing(row.name);
  return {
    pack: row.name,
    version: row.version,
    status: run?.status ?? 'none',
    certifiedVersion: run?.version ?? null,
    done: run?.done ?? 0,
    total: run?.total ?? 0,
    startedAt: run?.startedAt ?? null,
    finishedAt: run?.finishedAt ?? null,
    threshold: COVERAGE_THRESHOLD,
    scenarios: (run?.certification?.outcomes ?? []).map(scenarioView),
    proofs: (run?.certification?.proofs ?? []).map((proof) => ({ ...proof, path: `${proof.part}.json` })),
    processes: (run?.certification?.coverage ?? []).map((one) => processView(one, active)),
    problems: run?.certification?.problems ?? [],
    publishing: publishing ? { done: publishing.done, total: publishing.total } : null,
  };
}

const scenarioView = ({ pack, scenario, title, verdicts }: ScenarioOutcome): z.infer<typeof CertifiedScenario> => ({
  pack,
  scenario,
  title,
  path: `scenarios/${scenario}.json`,
  verdicts,
});

function processView(one: PathCoverage, active: Pack[]): z.infer<typeof CertifiedProcess> {
  const [namespace = '', id = ''] = one.process.split(':');
  const home = active.find(({ manifest }) => manifest.wutong.namespace === namespace);
  return { ...one, percent: percentOf(one), pack: home?.manifest.name ?? null, path: `processes/${id}.bpmn` };
}
