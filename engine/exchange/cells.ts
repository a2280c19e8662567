import { isDate } from '../identity/index.ts';
import type { Json } from '../json.ts';
import { valueAt } from '../pack/pointer.ts';

/** What a cell holds. Choices map what the file of the pack says to what people read; of a flag, `true` and `false`. */
export type Cell =
  | { type: 'text' | 'number' | 'yesNo' | 'date' | 'lines' | 'options' }
  | { type: 'choice' | 'choices' | 'flag'; choices: Readonly<Record<string, string>> };

export type Read = { value: Json | undefined } | { fault: string };

const SEPARATOR = /[、，,；;\n]+/;

/** The text of a value; nothing for a value that is not there. */
export function writeCell(cell: Cell, value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (cell.type === 'yesNo') return value === true ? '是' : '否';
  if (cell.type === 'choice' || cell.type === 'flag') return cell.choices[String(value)] ?? String(value);
  if (cell.type === 'options') return optionLines(value);
  if (Array.isArray(value)) {
    const parts = value.map(
      (part) => (cell.type === 'choices' ? cell.choices[String(part)] : undefined) ?? String(part),
    );
    return parts.join(cell.type === 'lines' ? '\n' : '、');
  }
  return String(value);
}

/** The value of a text; an empty one has none. What is wrong is a clause that follows the name of the column. */
export function readCell(cell: Cell, text: string): Read {
  const plain = text.trim();
  if (plain === '') return { value: undefined };
  switch (cell.type) {
    case 'text':
      return { value: plain };
    case 'number':
      return Number.isFinite(Number(plain)) ? { value: Number(plain) } : { fault: `应为数字，现为“${plain}”` };
    case 'yesNo':
      return yesNo(plain);
    case 'date':
      return date(plain);
    case 'lines':
      return { value: parts(plain, /\r?\n/) };
    case 'options':
      return options(plain);
    case 'choice':
      return choice(cell.choices, plain);
    case 'flag':
      return flag(choice(cell.choices, plain));
    case 'choices':
      return choices(cell.choices, plain);
  }
}

const optionLines = (value: Json): string =>
  (Array.isArray(value) ? value : [])
    .map((option) => `${valueAt(option, '/value') ?? ''}=${valueAt(option, '/label') ?? ''}`)
    .join('\n');

/** `1=单位就业`, one a line. */
function options(text: string): Read {
  const lines = parts(text, /\r?\n/);
  const wrong = lines.find((line) => !/^[^=]+=.+$/.test(line));
  if (wrong !== undefined) return { fault: `每行应写作“值=文字”，现为“${wrong}”` };
  return {
    value: lines.map((line) => {
      const at = line.indexOf('=');
      return { value: line.slice(0, at).trim(), label: line.slice(at + 1).trim() };
    }),
  };
}

const parts = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function yesNo(text: string): Read {
  if (/^(?:是|有|对|TRUE|1)$/i.test(text)) return { value: true };
  return /^(?:否|无|FALSE|0)$/i.test(text) ? { value: false } : { fault: `应填“是”或“否”，现为“${text}”` };
}

/** 2026-03-02, 2026/3/2, 2026.3.2, 2026年3月2日. */
export function date(text: string): Read {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  const value = year === undefined ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(value) ? { value } : { fault: `应为日期，如2026-03-02，现为“${text}”` };
}

function choice(known: Readonly<Record<string, string>>, text: string): Read {
  const found = Object.entries(known).find(([code, label]) => label === text || code === text);
  if (found) return { value: found[0] };
  const offered = Object.values(known);
  const list = offered.length > 12 ? `${offered.slice(0, 12).join('、')}……` : offered.join('、');
  return { fault: `应为下列之一：${list}，现为“${text}”` };
}

const flag = (read: Read): Read => ('fault' in read ? read : { value: read.value === 'true' });

function choices(known: Readonly<Record<string, string>>, text: string): Read {
  const read = parts(text, SEPARATOR).map((part) => choice(known, part));
  const wrong = read.find((one) => 'fault' in one);
  return wrong ?? { value: read.flatMap((one) => ('value' in one && one.value !== undefined ? [one.value] : [])) };
}
