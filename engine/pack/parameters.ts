import type { Process } from '../bpmn/model.ts';
import { writtenNames } from '../bpmn/writtenNames.ts';
import type { Json } from '../json.ts';
import { type CompiledParameter, parameterNames } from '../parameter/index.ts';
import type { Problem } from '../result.ts';
import type { ServiceItemSource } from '../service/types.ts';
import { find, type ReadProcess, type Workbench } from './gather.ts';
import { hint } from './nearest.ts';
import { pointerTo } from './pointer.ts';
import type { Part } from './view.ts';

/** The parameters that an item lists, by the name that FEEL reads. Two of one name from different packs are a problem. */
export function parametersOf(bench: Workbench, { value: item, file }: Part<ServiceItemSource>) {
  const found: Record<string, CompiledParameter> = {};
  for (const [at, ref] of (item.parameters ?? []).entries()) {
    const path = pointerTo('parameters', at);
    const part = find(bench, 'parameters', ref, { file, path });
    if (part === undefined) continue;
    const { id, title, unit, type, values } = part.value;
    const other = found[id];
    if (other !== undefined && other.ref !== part.ref) {
      const message = `参数“${part.ref}”与“${other.ref}”同名，FEEL 中分不清是哪一个，请只列一个。`;
      bench.problems.push({ code: 'pack.doubled', message, file, path });
    }
    found[id] = { ref: part.ref, title, ...(unit === undefined ? {} : { unit }), type, values };
  }
  return found;
}

const PARAMETERS = 'parameters';

interface Reader {
  file: string;
  value: Json;
  /** Element of a process whose texts these are. */
  element?: string;
}

/** Parts whose FEEL may read parameters: the item and its forms, documents, decisions and processes. */
export function checkParameterNames(
  parts: Part<unknown>[],
  process: { file: string; read: ReadProcess },
  known: string[],
): Problem[] {
  const readers: Reader[] = [
    ...parts.filter(mayMention).map(({ file, value }) => ({ file, value: value as Json })),
    ...mentioning(process.read).map(({ id, texts }) => ({ file: process.file, value: texts, element: id })),
  ];
  return readers.flatMap((reader) => unknownIn(reader, known));
}

/** A part as its file has it names no parameter when the file does not, which the search of the platform tells at once. */
const mayMention = ({ home, file, laid }: Part<unknown>): boolean =>
  laid.length > 0 || (home.files[file]?.includes(PARAMETERS) ?? true);

/** Places of a process that name a parameter: hardly ever any, and the same for all items that run it. */
const places = new WeakMap<ReadProcess, { id: string; texts: Json }[]>();

function mentioning(read: ReadProcess): { id: string; texts: Json }[] {
  const found = places.get(read) ?? nodesOf(read).filter(({ texts }) => mentionsIn(texts).length > 0);
  places.set(read, found);
  return found;
}

const nodesOf = ({ main, calls }: ReadProcess): { id: string; texts: Json }[] =>
  [main, ...Object.values(calls)].flatMap((process: Process) => [
    ...Object.values(process.nodes).map(({ id, detail }) => ({ id, texts: detail as Json })),
    ...Object.values(process.flows).map(({ id, condition }) => ({ id, texts: condition ?? '' })),
  ]);

function unknownIn({ file, value, element }: Reader, known: string[]): Problem[] {
  return mentionsIn(value)
    .filter(({ name }) => !known.includes(name))
    .map(({ name, path }): Problem => {
      const message = `事项没有列出参数“${name}”，请写进事项的 parameters。${hint(name, known)}`;
      return { code: 'pack.unknownParameter', message, file, ...(element === undefined ? { path } : { element }) };
    });
}

/** A parameter that a text names, with the place of the text. */
interface Mention {
  name: string;
  path: string;
}

/** Parts are the same objects for all items that use them: each is searched once. */
const searched = new WeakMap<object, Mention[]>();

function mentionsIn(value: Json): Mention[] {
  if (typeof value !== 'object' || value === null) return collect(value, [], []);
  const found = searched.get(value) ?? (mentionsAny(value) ? collect(value, [], []) : NONE);
  searched.set(value, found);
  return found;
}

const NONE: Mention[] = [];

/** Most parts name no parameter at all, which takes less to find out than the place of each text. */
function mentionsAny(value: Json): boolean {
  if (typeof value === 'string') return value.includes(PARAMETERS);
  if (value === null || typeof value !== 'object') return false;
  for (const key in value) if (mentionsAny((value as Record<string, Json>)[key] ?? null)) return true;
  return false;
}

function collect(value: Json, trail: string[], found: Mention[]): Mention[] {
  if (typeof value === 'string') {
    if (!value.includes(PARAMETERS)) return found;
    for (const name of parameterNames(value)) found.push({ name, path: pointerTo(...trail) });
  } else if (value !== null && typeof value === 'object') {
    for (const key of Object.keys(value)) {
      trail.push(key);
      collect((value as Record<string, Json>)[key] ?? null, trail, found);
      trail.pop();
    }
  }
  return found;
}

/** A process that fills a variable of this name would hide the parameters. */
export function checkParameterClash({ main, calls }: ReadProcess, known: string[], file: string): Problem[] {
  if (known.length === 0) return [];
  const writes = [main, ...Object.values(calls)].some((process) => writtenNames(process).includes('parameters'));
  const message = '流程把结果写入“parameters”，与参数的总名相同，读不到参数，请把流程中的名称改为别的。';
  return writes ? [{ code: 'pack.reservedName', message, file }] : [];
}
