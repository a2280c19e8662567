import type { Json, JsonObject } from '../json.ts';
import { filledCell } from '../ledger/fill.ts';
import { isToldThen, type LiveFacts, liveFill } from '../ledger/liveFacts.ts';
import type { Register } from '../ledger/types.ts';
import type { CompiledItem } from '../service/types.ts';
import { isObject } from './draft.ts';
import { nodeOf } from './nodes.ts';
import { liveCells, type Naming } from './registers.ts';
import { ended } from './stage.ts';
import { type PastStep, standingAfter } from './standing.ts';
import type { CaseData, CaseState } from './types.ts';

/** Lays a value at the end of a path of members. */
function lay(into: JsonObject, path: readonly string[], value: Json): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const next = into[name];
  const inner = isObject(next) ? next : {};
  into[name] = inner;
  lay(inner, rest, value);
}

/** What a live cell is where the facts are these. `compiled`: the item of the case. */
export function liveCellOf(
  register: Register,
  column: string,
  facts: LiveFacts,
  compiled: CompiledItem | undefined,
  { personName }: Partial<Naming>,
): Json {
  const fill = liveFill(register);
  if (!fill) return null;
  const {
    status = null,
    suspended,
    result = null,
    steps,
    post = null,
    postLevel = null,
    assignee,
    assigneeName,
  } = facts;
  const data: JsonObject = {};
  for (const [name, value] of Object.entries(facts))
    if (name.startsWith('vars.') && value !== null) lay(data, name.split('.').slice(1), value ?? null);
  const elements = Array.isArray(steps) ? steps.map(String) : [];
  const names = elements.map((element) => (compiled && nodeOf(compiled, element)?.name) ?? element);
  const person = typeof assignee === 'string' ? (assigneeName ?? personName?.(assignee) ?? assignee) : null;
  const kept = isObject(data.case) ? data.case : {};
  const told = { status: suspended === true ? 'suspended' : status, result, post, postLevel, person };
  return filledCell(register, fill, column, {
    ...data,
    case: { ...kept, ...told, step: [...new Set(names)].join('、') },
  });
}

/** Live cells of an earlier day, and the columns of which no fact tells what they were. */
export interface CellsThen {
  values: JsonObject;
  unknown: string[];
}

/**
 * Live cells of a row as they were after the first steps of its case, which has gone on since. None of a case that had
 * ended by then: its row holds them. `state` and `data` are those of now.
 */
export function liveCellsThen(
  register: Register,
  key: string,
  { compiled, state, data }: { compiled: CompiledItem; state: CaseState; data: CaseData },
  steps: readonly PastStep[],
  ctx: Naming,
): CellsThen {
  const { state: then, doubtful } = standingAfter(compiled, state, steps);
  if (ended(then)) return { values: {}, unknown: [] };
  const values = liveCells(register, key, { compiled, state: then, data }, ctx);
  const fill = liveFill(register);
  const unknown = Object.keys(values).filter((name) => !fill || !isToldThen(fill, name, doubtful));
  for (const name of unknown) delete values[name];
  return { values, unknown };
}
