import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { chainOf, type JsonObject, type Overlay, targetName } from '#engine';
import { assess, groundOf } from '../server/localization/assess.ts';
import { tryOut } from '../server/localization/trial.ts';
import { readPackFolder } from '../server/packs/folder.ts';
import { installShipped } from '../server/packs/install.ts';
import type { Services } from '../server/services.ts';
import { openStore } from '../store/open.ts';
import type { LocalizationRow } from '../store/port.ts';
import { type Command, type Invocation, MisuseError, readArguments } from './command.ts';
import { printCompared, printExceeded, printTrial, printTrialLines } from './localizationWords.ts';
import { packFolders } from './packFolders.ts';
import { divisionOf, named } from './packLocalize.ts';
import { settingsFor, withServices } from './packServices.ts';
import { reportProblems } from './results.ts';
import { shippedFolders } from './shippedFolders.ts';

const EXAMPLE = 'wutong pack sandbox 叠加.json --division 990121 --data sandbox';

/**
 * Tries an overlay of a city or county in a sandbox data directory, by the rules that a server runs on: plays the scenarios
 * of every item that it touches, before and after. A directory that is not there yet is made, with the packs installed in
 * it; nothing of the trial is written. Exit code 1 where it does not run or a scenario no longer does what it should.
 */
export const packSandbox: Command = async (invocation) => {
  const { values, on, positionals } = readArguments(invocation.argv, ['division', 'data', 'packs'], ['json']);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0 || !values.division || !values.data)
    throw new MisuseError(`请给出叠加层、区划和沙箱的数据目录，例如：${EXAMPLE}`);
  const overlay = readOverlay(file);
  const { folder, ref } = named(overlay.target.replace(/^items\//, ''));
  const row = rowOf(overlay, targetName({ folder, ref }), divisionOf(values.division));
  await prepare(invocation, values.data, values.packs);
  return withServices(invocation, values.data, (services) => tried(services, row, on.has('json')));
};

async function tried(services: Services, row: LocalizationRow, json: boolean): Promise<number> {
  const ground = await groundOf(services, row);
  if (!ground) {
    const message = `“${row.target}”在区划 ${row.division} 的内容包中不存在。`;
    return reportProblems([{ code: 'pack.unknownPart', message }], json);
  }
  const assessment = await assess(services, row, ground);
  const chain = chainOf([...ground.packs, ...ground.above], row.division);
  const trial = await tryOut(row, chain, assessment, services.clock());
  if (json) {
    for (const one of assessment.compared) console.log(JSON.stringify({ type: 'change', ...one }));
    for (const one of assessment.exceeded) console.log(JSON.stringify({ type: 'exceeded', ...one }));
    printTrialLines(trial);
  } else {
    printCompared(assessment.compared);
    printExceeded(assessment.exceeded);
    printTrial(trial);
  }
  return trial.passed ? 0 : 1;
}

/** @throws {MisuseError} for a file that holds no overlay */
function readOverlay(file: string): Overlay {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
    if (typeof value.target === 'string' && Array.isArray(value.patch)) return value as unknown as Overlay;
  } catch (error) {
    throw new MisuseError(`“${file}”读不出 JSON：${error instanceof Error ? error.message : String(error)}`);
  }
  throw new MisuseError(`“${file}”不是叠加层：其中没有 target 和 patch。可以用 wutong pack localize 拟订。`);
}

/** A draft that nobody has saved. */
const rowOf = ({ reason, document, expires, patch }: Overlay, target: string, division: string): LocalizationRow => ({
  id: 'sandbox',
  office: '',
  officePath: '',
  division,
  target,
  title: target,
  reason,
  document: document ?? null,
  expires: expires ?? null,
  patch,
  caseId: null,
  requested: null,
  trial: null,
  activatedAt: null,
  activatedBy: null,
  endedAt: null,
  endedBy: null,
  endReason: null,
  createdAt: 0,
  updatedBy: '',
  updatedAt: 0,
  version: 0,
});

/** Makes the sandbox with its packs where there is none. */
async function prepare(invocation: Invocation, data: string, packs: string | undefined): Promise<void> {
  const { databaseUrl } = settingsFor({ ...invocation, env: { ...invocation.env, DATABASE_URL: undefined } }, data);
  const database = databaseUrl.replace(/^sqlite:/, '');
  if (existsSync(database)) return;
  const folders = packFolders(packs?.split(',') ?? shippedFolders(invocation.root), EXAMPLE);
  mkdirSync(dirname(database), { recursive: true });
  const store = await openStore(databaseUrl);
  try {
    const files = folders.map((folder) => readPackFolder(folder));
    await installShipped(store, files, Date.now());
  } finally {
    await store.close();
  }
  console.error(`已在 ${data} 建立沙箱，安装内容包 ${folders.length} 个。`);
}
