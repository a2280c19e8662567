import { type InstallChoices, type InstallPlan, planConflicts } from '#engine';
import { applyChange, type Changed } from '../server/packs/changes/apply.ts';
import { detailOf } from '../server/packs/changes/detail.ts';
import { planChange } from '../server/packs/changes/plan.ts';
import type { Progress } from '../server/packs/changes/progress.ts';
import { PackProblems } from '../server/packs/install.ts';
import type { Services } from '../server/services.ts';
import type { PackChangeRow } from '../store/port.ts';
import { chooseHint, readChoices, readMappings } from './choices.ts';
import { type Command, type Invocation, MisuseError, readArguments } from './command.ts';
import { OPERATOR, settingsFor, withServices } from './packServices.ts';
import { type PackSource, packSource } from './packSource.ts';
import { planLines, resultLines } from './planWords.ts';
import { progressLine } from './progressLine.ts';
import { reportProblems } from './results.ts';

const FLAGS = ['data', 'keys', 'sig', 'cases', 'choose', 'map', 'downgrade'];
const SWITCHES = ['json', 'accept-removals', 'replace-local', 'sandbox'];
const EXAMPLE = 'wutong pack add 归档.tgz --data data';

/** What would happen; nothing is changed. Exit code 1 if it could not be applied. */
export const packPlan: Command = (invocation) => planned(invocation, false);

/** Plans, rehearses, applies and verifies. */
export const packAdd: Command = (invocation) => planned(invocation, true);

async function planned(invocation: Invocation, apply: boolean): Promise<number> {
  const { values, on, positionals } = readArguments(invocation.argv, FLAGS, SWITCHES);
  const [path, ...more] = positionals;
  if (!path || more.length > 0) throw new MisuseError(`请给出一个内容包归档或目录，例如：${EXAMPLE}`);
  const { dataDir } = settingsFor(invocation, values.data);
  const source = await packSource(invocation, path, EXAMPLE, { keys: values.keys, signature: values.sig, dataDir });
  if (!source.ok) return reportProblems(source.problems, on.has('json'));
  const choices = choicesOf(values, on);
  return withServices(invocation, values.data, (services) =>
    run(services, { source: source.value, choices, apply, json: on.has('json') }),
  );
}

/** What the arguments decide. @throws {MisuseError} */
export function choicesOf(values: Record<string, string | undefined>, on: Set<string>): InstallChoices {
  const { cases } = values;
  if (cases !== undefined && cases !== 'keep' && cases !== 'move')
    throw new MisuseError('--cases 只能是 keep（按原版本办完）或 move（能迁移的迁移）。');
  const reason = values.downgrade?.trim();
  if (reason === '') throw new MisuseError('--downgrade 之后请写明降级安装的理由。');
  const mapped = readMappings(values.map, cases ?? 'move');
  return {
    ...(on.has('accept-removals') ? { removals: 'all' } : {}),
    ...(on.has('replace-local') ? { replaceLocal: true } : {}),
    ...(on.has('sandbox') ? { sandbox: true } : {}),
    ...(reason === undefined ? {} : { downgrade: { reason } }),
    ...(values.choose === undefined ? {} : { conflicts: readChoices(values.choose) }),
    ...(cases === undefined && values.map === undefined
      ? {}
      : { cases: { ...(cases === undefined ? {} : { '*': { cases } }), ...mapped } }),
  };
}

export interface Run {
  /** Name and files; without files the pack is removed. */
  source: Pick<PackSource, 'name' | 'trust'> & Partial<PackSource>;
  choices: InstallChoices;
  apply: boolean;
  json: boolean;
}

/** Plans and, if asked for, applies; prints both. */
export async function run(services: Services, { source, choices, apply, json }: Run): Promise<number> {
  const line = progressLine();
  try {
    const row = await plan(services, source, choices, line.progress);
    line.end();
    if (json) console.log(JSON.stringify({ type: 'plan', id: row.id, status: row.status, ...row.detail }));
    else for (const text of planLines(detailOf(row))) console.log(text);
    if (detailOf(row).plan.kind === 'same') return same(json);
    if (row.status !== 'planned') return notPlanned(detailOf(row).plan, json);
    if (!apply) return 0;
    return report(await applyChange(services, row, OPERATOR, line.progress, source.keys), json, line.end);
  } catch (error) {
    line.end();
    if (error instanceof PackProblems) return reportProblems(error.problems, json);
    throw error;
  }
}

const plan = (services: Services, source: Run['source'], choices: InstallChoices, progress: Progress) =>
  planChange(services, { ...source, choices, by: OPERATOR, progress });

function notPlanned(plan: InstallPlan, json: boolean): number {
  const open = planConflicts(plan).filter(({ choice }) => choice === undefined);
  if (open.length > 0 && !json) console.error(chooseHint(open));
  return (
    reportProblems(
      plan.problems.filter(({ code }) => json || code !== 'pack.conflict'),
      json,
    ) || 1
  );
}

function same(json: boolean): number {
  if (!json) console.log('与已安装的内容完全相同，没有做任何改动。');
  return 0;
}

/** What became of a change. */
export function report(changed: Changed, json: boolean, end: () => void): number {
  end();
  if (changed.kind === 'refused') {
    const { code, message, problems = [] } = changed.refusal;
    return reportProblems([{ code, message }, ...problems], json);
  }
  printResult(changed.row, json);
  return 0;
}

function printResult(row: PackChangeRow, json: boolean): void {
  const { result } = detailOf(row);
  if (json) console.log(JSON.stringify({ type: 'result', id: row.id, ...result }));
  else for (const text of result ? resultLines(result) : []) console.log(text);
  if (!json) console.log(`变更编号 ${row.id}`);
}
