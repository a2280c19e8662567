import type { Acknowledged } from '../kit/office.ts';
import type { Cluster } from '../kit/postgres.ts';

interface Step {
  position: string;
  caseId: string;
  version: string;
  status: string;
}

const nameOf = ({ caseId, version }: { caseId: string; version: string | number }): string => `${caseId}#${version}`;

/**
 * What is wrong between the journal of acknowledged steps and the tables, read without any code of the program: each
 * acknowledged step stands there, none twice, none that nobody asked for, and every row follows the one before.
 *
 * @param more how many steps the system took by itself or whose answers the client gave up
 */
export async function discrepancies(
  cluster: Cluster,
  database: string,
  journal: Acknowledged[],
  more = 0,
): Promise<string[]> {
  const chain = await cluster.run<Step>(
    `select position, kase.id as "caseId", step.version, status from step join kase on seq = step.kase
     join case_state on case_state.kase = seq order by position`,
    database,
  );
  const [head] = await cluster.run<{ position: string }>('select position from chain_head', database);
  const found: string[] = [];
  chain.forEach(({ position }, index) => {
    if (Number(position) !== index + 1) found.push(`position ${position} at place ${index + 1}`);
  });
  if (Number(head?.position) !== chain.length) found.push(`head at ${head?.position} of ${chain.length}`);
  const steps = chain.filter(({ status }) => status !== 'register');
  const versions = new Map<string, number>();
  for (const { caseId, version } of steps) {
    if (Number(version) !== (versions.get(caseId) ?? 0) + 1) found.push(`${caseId} goes on at ${version}`);
    versions.set(caseId, Number(version));
  }
  const names = new Set(steps.map(nameOf));
  for (const one of journal) if (!names.has(nameOf(one))) found.push(`acknowledged but missing: ${nameOf(one)}`);
  const acknowledged = new Set(journal.map(nameOf));
  if (acknowledged.size !== journal.length) found.push('a step was acknowledged to two requests');
  const unasked = steps.filter((step) => !acknowledged.has(nameOf(step)));
  if (unasked.length > more) found.push(`nobody asked for: ${unasked.slice(0, 5).map(nameOf).join(', ')}`);
  const rows = await cluster.run<{ id: string }>(
    'select id from kase join case_state on kase = seq where version <> (select count(*) from step where step.kase = seq)',
    database,
  );
  for (const { id } of rows) found.push(`${id} is not where its steps lead`);
  return found;
}
