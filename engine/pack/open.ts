import type { Json, JsonObject } from '../json.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import { checkPart, type SchemaKind } from './check.ts';
import { coherenceChecks } from './coherence.ts';
import { digestOfHashes, hashesInSteps, packDigest } from './digest.ts';
import { toCurrentFormat } from './format/index.ts';
import { FOLDERS, type Place, placeOf } from './kinds.ts';
import { checkPaths } from './paths.ts';
import { readJson } from './readJson.ts';
import { RUNNING } from './running.ts';
import { SLOTS } from './slots.ts';
import type { Pack, PackFiles, PackManifest } from './types.ts';

/**
 * Opens the files of a pack (path → text): refuses code and escapes, parses every part in the format of today and checks
 * it by the schema of its kind. Total: any text gives a pack or all the problems, each with `file` and, inside JSON, `path`.
 */
export function openPack(files: PackFiles): Result<Pack> {
  const current = toCurrentFormat(files);
  if (!current.ok) return current;
  const opening = begin(files, current.value, packDigest(files));
  for (const path of Object.keys(current.value)) addFile(opening, path);
  for (const check of coherenceChecks(opening.pack)) opening.problems.push(...check());
  return end(opening);
}

/** The same in small steps: `pause` is waited for after every file, so that a server can breathe. */
export async function openPackInSteps(
  files: PackFiles,
  pause: (done: number, total: number) => void | Promise<void>,
): Promise<Result<Pack>> {
  const current = toCurrentFormat(files);
  if (!current.ok) return current;
  const paths = Object.keys(current.value);
  const total = Object.keys(files).length + paths.length;
  let done = 0;
  const hashes = await hashesInSteps(files, () => pause(++done, total));
  const opening = begin(files, current.value, digestOfHashes(hashes));
  for (const path of paths) {
    addFile(opening, path);
    await pause(++done, total);
  }
  for (const check of coherenceChecks(opening.pack)) {
    opening.problems.push(...check());
    await pause(done, total);
  }
  return end(opening);
}

interface Opening {
  pack: Pack;
  /** The files in the format of today. */
  current: PackFiles;
  problems: Problem[];
}

function begin(files: PackFiles, current: PackFiles, digest: string): Opening {
  const problems = checkPaths(files);
  const manifest = readManifest(current, problems);
  return { pack: emptyPack(files, digest, manifest), current, problems };
}

function addFile({ pack, current, problems }: Opening, path: string): void {
  const place = placeOf(path);
  if (place !== undefined) addPart(pack, place, path, current[path] ?? '', problems);
}

const end = ({ pack, problems }: Opening): Result<Pack> => (problems.length === 0 ? ok(pack) : fail(...problems));

function emptyPack(files: PackFiles, digest: string, manifest: PackManifest): Pack {
  return {
    manifest,
    digest,
    files,
    items: {},
    processes: {},
    forms: {},
    ledgers: {},
    documents: {},
    codeTables: {},
    calendars: {},
    overlays: {},
    organizations: {},
    scenarios: {},
    decisions: {},
    parameters: {},
    indicators: {},
    ruleTexts: {},
    campaigns: {},
    bundles: {},
    posters: {},
  };
}

/** A manifest that is missing or wrong leaves problems; what is returned then is never handed out. */
function readManifest(files: PackFiles, problems: Problem[]): PackManifest {
  const file = 'package.json';
  const text = Object.hasOwn(files, file) ? files[file] : undefined;
  if (text === undefined) {
    problems.push({ code: 'pack.noManifest', message: '缺少 package.json，请在包的根目录放置清单。', file });
    return {} as PackManifest;
  }
  const value = readPart('manifest', text, file, problems);
  return (value ?? {}) as unknown as PackManifest;
}

function readPart(kind: SchemaKind, text: string, file: string, problems: Problem[]): Json | undefined {
  const parsed = readJson(text, file);
  if (!parsed.ok) {
    problems.push(...parsed.problems);
    return undefined;
  }
  const found = checkPart(kind, parsed.value, file).map((problem) => (kind === 'manifest' ? runs(problem) : problem));
  problems.push(...found);
  return found.length === 0 ? parsed.value : undefined;
}

function runs(problem: Problem): Problem {
  const name = problem.path?.slice(1) ?? '';
  if (!RUNNING.includes(name)) return problem;
  return { ...problem, code: 'pack.executable', message: `内容包不得运行程序，请删去“${name}”。` };
}

function addPart(pack: Pack, place: Place, file: string, text: string, problems: Problem[]): void {
  if (place.folder === 'processes' || place.folder === 'decisions') {
    pack[place.folder][place.id] = text;
    return;
  }
  const read = readPart(FOLDERS[place.folder].kind as SchemaKind, text, file, problems);
  if (read === undefined) return;
  // `$schema` speaks to editors: it is no part of the content and leaves no trace in digests of items.
  const { $schema: _, ...value } = read as JsonObject;
  problems.push(...checkName(value, place, file));
  (pack[SLOTS[place.folder]] as Record<string, unknown>)[place.id] = value;
}

function checkName(value: JsonObject, place: Place, file: string): Problem[] {
  const scenario = place.folder === 'scenarios';
  const expected = scenario ? place.id.split('/')[0] : place.id;
  const actual = String(value[scenario ? 'item' : 'id']);
  const [path, rule] = scenario
    ? ['/item', `情景须放在同名事项的文件夹中，此处应为“${expected}”`]
    : ['/id', `文件名须与标识一致，此处应为“${expected}”`];
  if ((scenario ? actual.slice(actual.indexOf(':') + 1) : actual) === expected) return [];
  return [{ code: 'pack.wrongId', message: `${rule}，现为“${actual}”。`, file, path }];
}
