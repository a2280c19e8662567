import { readProcesses } from '../bpmn/index.ts';
import type { Process } from '../bpmn/model.ts';
import type { Problem, Result } from '../result.ts';
import { FOLDERS } from './kinds.ts';
import { hint } from './nearest.ts';
import type { PartTypes, RefFolder } from './partTypes.ts';
import { qualify } from './references.ts';
import type { Part, View } from './view.ts';

/** BPMN is compiled once a file, however many items run it. */
export type ProcessCache = Map<Part<string>, Promise<Result<Process[]>>>;

/** What the compilation of one item works with: where it looks, what it found wrong. */
export interface Workbench {
  view: View;
  cache: ProcessCache;
  problems: Problem[];
  /** Parts that were checked for an earlier item: their problems are told once. */
  told: Set<Part<unknown>>;
}

/** The parts that were not checked before; from now on they were. */
export function untold<T>(bench: Workbench, parts: Part<T>[]): Part<T>[] {
  const fresh = parts.filter((part) => !bench.told.has(part));
  for (const part of fresh) bench.told.add(part);
  return fresh;
}

/** The part that a reference names, or a problem at `file` and `path` with the nearest name. */
export function find<F extends RefFolder>(
  bench: Workbench,
  folder: F,
  reference: string,
  at: { file: string; path: string },
): Part<PartTypes[F]> | undefined {
  const parts = bench.view.parts[folder];
  const part = parts.get(bench.view.aliases.get(reference) ?? reference);
  if (part !== undefined) return part;
  const message = `${FOLDERS[folder].noun}“${reference}”不存在，或其所在的包没有列入依赖。${hint(reference, parts.keys())}`;
  bench.problems.push({ code: 'pack.danglingLink', message, ...at });
  return undefined;
}

export interface ReadProcess {
  main: Process;
  /** Processes that call activities reach, by the id that they call. */
  calls: Record<string, Process>;
}

/** A process part compiled, with everything that it calls. Problems of a file are told once. */
export async function readPart(bench: Workbench, part: Part<string>): Promise<ReadProcess | undefined> {
  const known = reads.get(bench.view) ?? new Map<Part<string>, ReadProcess>();
  reads.set(bench.view, known);
  const read = known.get(part) ?? (await readAnew(bench, part));
  if (read) known.set(part, read);
  return read;
}

/** What calls reach depends on what a pack can see, so it is kept by view. */
const reads = new WeakMap<View, Map<Part<string>, ReadProcess>>();

async function readAnew(bench: Workbench, part: Part<string>): Promise<ReadProcess | undefined> {
  const inFile = await processesOf(bench, part);
  if (inFile === undefined) return undefined;
  const id = part.ref.slice(part.ref.indexOf(':') + 1);
  const main = inFile.find((process) => process.id === id);
  if (main === undefined) {
    tellWrongId(bench, part, id, inFile);
    return undefined;
  }
  const calls: Record<string, Process> = {};
  await collectCalls(bench, part, main, inFile, calls);
  return { main, calls };
}

async function processesOf(bench: Workbench, part: Part<string>): Promise<Process[] | undefined> {
  const reading = bench.cache.get(part) ?? readKept(part);
  bench.cache.set(part, reading);
  const result = await reading;
  if (result.ok) return result.value;
  for (const _ of untold(bench, [part])) bench.problems.push(...result.problems);
  return undefined;
}

/** Processes by the text they were read from. */
const kept = new Map<string, Result<Process[]>>();
/** Enough for the processes of the nation, a province and its counties. */
const KEPT = 256;

/** Most of a pack is as it was when it is opened the next time; of its parts BPMN takes by far the longest to read. */
async function readKept({ value, file }: Part<string>): Promise<Result<Process[]>> {
  const known = kept.get(value);
  const result = known ?? (await readProcesses(value, { file }));
  // Problems name the file that they are in.
  if (!result.ok) return result;
  kept.delete(value);
  kept.set(value, result);
  const [oldest] = kept.size > KEPT ? kept.keys() : [];
  if (oldest !== undefined) kept.delete(oldest);
  return result;
}

function tellWrongId(bench: Workbench, part: Part<string>, id: string, inFile: Process[]): void {
  if (untold(bench, [part]).length === 0) return;
  const names = inFile.map((process) => process.id).join('、');
  const message = `文件中没有标识为“${id}”的流程（现有：${names}），流程标识须与文件名一致。`;
  bench.problems.push({ code: 'pack.wrongId', message, file: part.file });
}

async function collectCalls(
  bench: Workbench,
  part: Part<string>,
  process: Process,
  inFile: Process[],
  calls: Record<string, Process>,
): Promise<void> {
  for (const node of Object.values(process.nodes)) {
    const called = node.detail.process;
    if (node.type !== 'callActivity' || typeof called !== 'string' || Object.hasOwn(calls, called)) continue;
    const local = inFile.find((other) => other.id === called);
    if (local !== undefined) {
      calls[called] = local;
      await collectCalls(bench, part, local, inFile, calls);
      continue;
    }
    await collectOutside(bench, part, called, node.id, calls);
  }
}

async function collectOutside(
  bench: Workbench,
  part: Part<string>,
  called: string,
  element: string,
  calls: Record<string, Process>,
): Promise<void> {
  const reference = qualify(called, part.home.manifest.wutong.namespace);
  const before = bench.problems.length;
  const target = find(bench, 'processes', reference, { file: part.file, path: '' });
  for (const problem of bench.problems.slice(before)) problem.element = element;
  const inFile = target && (await processesOf(bench, target));
  const process = inFile?.find((other) => other.id === reference.slice(reference.indexOf(':') + 1));
  if (target === undefined || inFile === undefined || process === undefined) return;
  calls[called] = process;
  await collectCalls(bench, target, process, inFile, calls);
}
