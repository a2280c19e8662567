import type { CaseFact, Json } from '#engine';
import { commands, type Field, factLayouts, layoutsOf } from './codec-layouts.ts';
import type { ActorRef, StepRecord } from './port.ts';

/**
 * A step as it lies in the database: one flat JSON array. A fact is its code and then its fields in the order of its
 * layout; a text that came before in the same step is written as its number. Facts that do not fit a layout exactly
 * are written whole under code 0, so nothing is ever lost and older programs' steps stay readable.
 */
const version = 1;
const actorKinds: ActorRef['kind'][] = ['officer', 'applicant', 'system'];

interface Words {
  index: Map<string, number>;
  list: string[];
}

const noWords = (): Words => ({ index: new Map(), list: [] });

/** The text at its first use, its number afterwards. */
function writeWord(words: Words, text: string): Json {
  const known = words.index.get(text);
  if (known !== undefined) return known;
  words.index.set(text, words.index.size);
  return text;
}

function readWord(words: Words, value: Json): string {
  if (typeof value === 'string') {
    words.list.push(value);
    return value;
  }
  const text = words.list[Number(value)];
  if (text === undefined) throw new Error('步骤记录损坏：引用的文字不存在');
  return text;
}

function writeField(words: Words, field: Field, value: Json | undefined): Json {
  if (value === undefined) return null;
  return field.kind === 'word' ? writeWord(words, value as string) : value;
}

/** Every field has its kind, the required ones are there, and there is nothing else. */
function fits(fact: Record<string, Json | undefined>, fields: Field[]): boolean {
  let present = 1;
  for (const { name, kind, optional } of fields) {
    const value = fact[name];
    if (value === undefined ? !optional : !isKind(kind, value)) return false;
    if (value !== undefined) present++;
  }
  for (const name in fact) if (fact[name] !== undefined) present--;
  return present === 0;
}

function isKind(kind: Field['kind'], value: Json): boolean {
  if (value === null) return false;
  return kind === 'json' || typeof value === (kind === 'word' ? 'string' : 'number');
}

function writeFact(words: Words, fact: CaseFact, out: Json[]): void {
  const cells = fact as unknown as Record<string, Json | undefined>;
  const layout = layoutsOf.get(fact.type)?.find(({ fields }) => fits(cells, fields));
  if (!layout) {
    out.push(0, cells as Json);
    return;
  }
  out.push(layout.code);
  for (const field of layout.fields) out.push(writeField(words, field, cells[field.name]));
}

/** What a step's row holds beside its case, version and hash. */
export function encodeStep(step: Pick<StepRecord, 'at' | 'actor' | 'command' | 'facts'>): string {
  const words = noWords();
  const command = commands.indexOf(step.command);
  const { kind, id, name } = step.actor;
  const out: Json[] = [version, step.at, actorKinds.indexOf(kind), writeWord(words, id), writeWord(words, name)];
  out.push(command < 0 ? step.command : command);
  for (const fact of step.facts) writeFact(words, fact, out);
  return JSON.stringify(out).slice(1, -1);
}

function readField(words: Words, field: Field, value: Json | undefined): Json | undefined {
  if (value === null || value === undefined) return undefined;
  return field.kind === 'word' ? readWord(words, value) : value;
}

function readFact(words: Words, cells: Json[], at: number): { fact: CaseFact; next: number } {
  const code = cells[at];
  if (code === 0) return { fact: cells[at + 1] as unknown as CaseFact, next: at + 2 };
  const layout = factLayouts[Number(code) - 1];
  if (!layout) throw new Error(`步骤记录损坏：没有代码为 ${String(code)} 的事实`);
  const fact: Record<string, Json> = { type: layout.type };
  layout.fields.forEach((field, offset) => {
    const value = readField(words, field, cells[at + 1 + offset]);
    if (value !== undefined) fact[field.name] = value;
  });
  return { fact: fact as unknown as CaseFact, next: at + 1 + layout.fields.length };
}

/** Inverse of `encodeStep`. Throws on a record that no program ever wrote. */
export function decodeStep(record: string): Pick<StepRecord, 'at' | 'actor' | 'command' | 'facts'> {
  const cells = JSON.parse(`[${record}]`) as Json[];
  const [format, at, kindIndex, idCell, nameCell, commandCell] = cells;
  if (format !== version) throw new Error(`步骤记录的格式 ${String(format)} 不认识，请用新版程序打开`);
  const words = noWords();
  const kind = actorKinds[Number(kindIndex)];
  if (!kind || typeof at !== 'number') throw new Error('步骤记录损坏：办理人或时间不可读');
  const actor = { kind, id: readWord(words, idCell ?? null), name: readWord(words, nameCell ?? null) };
  const command = typeof commandCell === 'string' ? commandCell : commands[Number(commandCell)];
  if (command === undefined) throw new Error('步骤记录损坏：命令不可读');
  const facts: CaseFact[] = [];
  for (let position = 6; position < cells.length; ) {
    const { fact, next } = readFact(words, cells, position);
    facts.push(fact);
    position = next;
  }
  return { at, actor, command, facts };
}
