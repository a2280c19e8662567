import { fail, ok, type Problem, type Result } from '../result.ts';
import { hint } from './nearest.ts';
import { pointerTo } from './pointer.ts';
import { satisfies } from './semver.ts';
import type { Pack, PackManifest } from './types.ts';

const FILE = 'package.json';

/** Packs so that every one stands behind those that it depends on; else missing, unfit, doubled or circular ones. */
export function orderPacks(packs: Pack[]): Result<Pack[]> {
  const byName = new Map(packs.map((pack) => [pack.manifest.name, pack]));
  const problems = [...doubled(packs), ...packs.flatMap((pack) => checkDependencies(pack, byName))];
  if (problems.length > 0) return fail(...problems);
  return sort(packs, byName);
}

/** The packs that a pack stands on, near and far, itself left out. */
export function upstreamOf(pack: Pack, packs: Pack[]): Pack[] {
  const names = new Set<string>();
  const visit = (from: Pack): void => {
    for (const name of Object.keys(from.manifest.dependencies ?? {})) {
      const next = packs.find((other) => other.manifest.name === name);
      if (next === undefined || names.has(name)) continue;
      names.add(name);
      visit(next);
    }
  };
  visit(pack);
  return packs.filter((other) => names.has(other.manifest.name));
}

function doubled(packs: Pack[]): Problem[] {
  return packs.flatMap((pack, index) => {
    const { name, wutong } = pack.manifest;
    const earlier = packs.slice(0, index).map((other) => other.manifest);
    if (earlier.some((other) => other.name === name)) {
      return [problem('pack.doubled', '/name', `内容包“${name}”出现两次，请只保留一个版本。`)];
    }
    const same = earlier.find((other) => other.wutong.namespace === wutong.namespace);
    if (same === undefined) return [];
    const message = `命名空间“${wutong.namespace}”已由内容包“${same.name}”使用，请改名。`;
    return [problem('pack.doubled', '/wutong/namespace', message)];
  });
}

function checkDependencies(pack: Pack, byName: Map<string, Pack>): Problem[] {
  return Object.entries(pack.manifest.dependencies ?? {}).flatMap(([name, range]) => {
    const path = pointerTo('dependencies', name);
    const who = `内容包“${pack.manifest.name}”`;
    const found = byName.get(name)?.manifest;
    if (found === undefined) {
      const others = [...byName.keys()].filter((other) => other !== pack.manifest.name);
      const message = `${who}依赖的“${name}”没有安装，请先安装。${hint(name, others)}`;
      return [problem('pack.missingDependency', path, message)];
    }
    const { version } = found;
    if (satisfies(version, range)) return checkDivision(pack.manifest, found);
    return [problem('pack.unfitDependency', path, `${who}需要“${name}”${range}，现有的是 ${version}。`)];
  });
}

/** What a pack changes, it changes for a part of the region that the upper pack is for: 4416 lies in 44, 3701 does not. */
function checkDivision({ name, wutong }: PackManifest, upper: PackManifest): Problem[] {
  const [own = '', above = ''] = [wutong.division, upper.wutong.division];
  if (own.startsWith(above)) return [];
  const message = `内容包“${name}”的区划代码“${own}”不在“${upper.name}”的“${above}”之内，不能以它为上级。请更正区划代码或者依赖。`;
  return [problem('pack.divisionOutside', '/wutong/division', message)];
}

function sort(packs: Pack[], byName: Map<string, Pack>): Result<Pack[]> {
  const sorted = new Set<Pack>();
  const problems: Problem[] = [];
  const visit = (pack: Pack, trail: string[]): void => {
    const { name, dependencies = {} } = pack.manifest;
    if (sorted.has(pack) || problems.length > 0) return;
    if (trail.includes(name)) {
      problems.push(cycle([...trail.slice(trail.indexOf(name)), name]));
      return;
    }
    for (const next of Object.keys(dependencies)) {
      const target = byName.get(next);
      if (target) visit(target, [...trail, name]);
    }
    sorted.add(pack);
  };
  for (const pack of packs) visit(pack, []);
  return problems.length > 0 ? fail(...problems) : ok([...sorted]);
}

const cycle = (names: string[]): Problem =>
  problem(
    'pack.cycle',
    pointerTo('dependencies', names[1] ?? ''),
    `内容包循环依赖：${names.join(' → ')}，请去掉其中一处依赖。`,
  );

const problem = (code: string, path: string, message: string): Problem => ({ code, message, file: FILE, path });
