import { type CompiledItem, type Pack, type Process, type SecondOpinion, sm3 } from '#engine';
import { compare } from './compare.ts';
import { excuseOf } from './differences.ts';
import type { PeerProcess } from './peer.ts';

export { KNOWN_DIFFERENCES } from './differences.ts';

const ENGINE = 'bpmn-engine';

/**
 * The second opinion of the certification: bpmn-engine plays the same moves and must complete the same elements at each.
 * `packs`: those that the items were compiled from; the files of called processes are looked up there.
 */
export function secondOpinion(packs: Pack[]): SecondOpinion {
  const files = filesByDigest(packs);
  return async ({ item, run }) => {
    const problems = await compare(item, run, sourceOf(item, files));
    if (problems.length === 0) return { engine: ENGINE, verdict: 'passed', problems };
    const difference = excuseOf(item, run);
    if (difference) return { engine: ENGINE, verdict: 'excused', problems: [], difference };
    return { engine: ENGINE, verdict: 'failed', problems };
  };
}

/** A compiled process knows its file by digest. */
const filesByDigest = (packs: Pack[]): Map<string, string> =>
  new Map(packs.flatMap(({ processes }) => Object.values(processes).map((xml): [string, string] => [sm3(xml), xml])));

function sourceOf(item: CompiledItem, files: Map<string, string>): PeerProcess {
  const calls = Object.entries(item.calls).map(([name, process]) => [name, fileOf(process, files)] as const);
  return { process: item.process, xml: item.xml, calls: Object.fromEntries(calls) };
}

function fileOf(process: Process, files: Map<string, string>): { process: Process; xml: string } {
  const xml = files.get(process.digest);
  if (xml === undefined) throw new Error(`no pack has the file of the process ${process.id}`);
  return { process, xml };
}
