import type { JsonObject } from '../../json.ts';
import type { Problem } from '../../result.ts';
import { checkPaths } from '../paths.ts';
import { readJson } from '../readJson.ts';
import { RUNNING } from '../running.ts';
import type { PackFiles } from '../types.ts';
import { fault } from './faults.ts';
import type { FileList } from './list.ts';
import type { Pause } from './pause.ts';

/** What is wrong with the content of the files: programs, unsafe JSON, a manifest that the list contradicts. */
export async function checkContents(files: PackFiles, list: FileList, pause: Pause): Promise<Problem[]> {
  const problems = checkPaths(files);
  for (const [path, text] of Object.entries(files)) {
    if (!path.endsWith('.json')) continue;
    const parsed = readJson(text, path);
    if (!parsed.ok) problems.push(...parsed.problems);
    else if (path === 'package.json') problems.push(...checkManifest(parsed.value as JsonObject | null, list));
    await pause();
  }
  return problems;
}

function checkManifest(manifest: JsonObject | null, list: FileList): Problem[] {
  const members = Object.keys(manifest ?? {});
  const running = members.filter((name) => RUNNING.includes(name)).map(runs);
  if (manifest?.name === list.name && manifest?.version === list.version) return running;
  const message = '包名或版本与文件清单不符，请用 wutong pack build 重新生成归档。';
  return [...running, fault('pack.listMismatch', message, 'package.json')];
}

const runs = (name: string): Problem => ({
  ...fault('pack.executable', `内容包不得运行程序，请删去“${name}”。`, 'package.json'),
  path: `/${name}`,
});
