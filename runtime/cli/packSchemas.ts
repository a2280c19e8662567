import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { editorFiles, type Json, OWN_SCHEMAS, type PackFiles } from '#engine';
import { isArchive } from './archiveFile.ts';
import { type Command, MisuseError, readArguments } from './command.ts';
import { packFolders } from './packFolders.ts';
import { reportProblems } from './results.ts';
import { writeTogether } from './writeTogether.ts';

const EXAMPLE = 'wutong pack schemas packs/kite';
const SETTINGS = '.vscode/settings.json';

/** Writes the schemas of this version beside a pack, for the author's editor. Settings of the author's own stay. */
export const packSchemas: Command = async ({ argv }) => {
  const { positionals } = readArguments(argv, []);
  if (positionals.length !== 1) throw new MisuseError(`请给出一个内容包目录，例如：${EXAMPLE}`);
  const [folder = ''] = packFolders(positionals, EXAMPLE);
  if (isArchive(folder)) throw new MisuseError('归档没有编辑器的设置，请给出内容包的目录。');
  const { [SETTINGS]: settings = '', ...schemas } = editorFiles();
  const wanted = { ...schemas, [SETTINGS]: withOwn(textOf(folder, SETTINGS), settings) };
  const changed = Object.fromEntries(
    Object.entries(wanted).filter(([path, text]) => !isSame(textOf(folder, path), text)),
  );
  const written = writeTogether(folder, changed);
  if (!written.ok) return reportProblems(written.problems, false);
  const count = Object.keys(changed).length;
  console.log(count === 0 ? '编辑器用的格式已是最新，没有改动。' : `已更新 ${count} 个文件：`);
  for (const path of Object.keys(changed)) console.log(`  ${path}`);
  return 0;
};

/** Whether the schemas that lie beside a pack are others than those of this version. One that keeps none is not asked. */
export function hasStaleSchemas(folder: string): boolean {
  if (!existsSync(join(folder, OWN_SCHEMAS))) return false;
  const { [SETTINGS]: _, ...schemas } = editorFiles();
  return Object.entries(schemas).some(([path, text]) => !isSame(textOf(folder, path), text));
}

function textOf(folder: string, path: string): string | undefined {
  const file = join(folder, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** However the author's editor formats it. */
function isSame(text: string | undefined, other: string): boolean {
  if (text === undefined || text === other) return text === other;
  const [one, two] = [json(text), json(other)];
  return one !== undefined && JSON.stringify(one) === JSON.stringify(two);
}

function json(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

interface Entry {
  url?: string;
}

/** The author's settings with our entries in them. @throws {MisuseError} where they are no plain JSON: nothing is lost then */
function withOwn(text: string | undefined, own: string): string {
  if (text === undefined) return own;
  const settings = json(text) as PackFiles | undefined;
  if (settings === undefined || settings === null || typeof settings !== 'object' || Array.isArray(settings))
    throw new MisuseError(`${SETTINGS} 不是不带注释的 JSON，没有改动。请改正，或者删去后再运行。`);
  const { 'json.schemas': entries } = JSON.parse(own) as { 'json.schemas': Entry[] };
  const before = settings['json.schemas'] as unknown;
  const others = (Array.isArray(before) ? (before as Entry[]) : []).filter(
    ({ url }) => url?.startsWith(`./${OWN_SCHEMAS}/`) !== true,
  );
  return `${JSON.stringify({ ...settings, 'json.schemas': [...entries, ...others] }, null, 2)}\n`;
}
