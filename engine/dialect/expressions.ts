import { parseDuration } from '../bpmn/timer.ts';
import { juelToFeel } from './juel.ts';

/** FEEL of a foreign expression: `=x` is FEEL already (Zeebe), `${x}` is JUEL, a bare name stays a name. */
export function feelOf(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith('=')) return trimmed.slice(1).trim();
  return isJuel(trimmed) ? juelToFeel(trimmed) : trimmed;
}

/** FEEL of a value: text that is no expression means itself. */
export function feelValueOf(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith('=')) return trimmed.slice(1).trim();
  if (isJuel(trimmed)) return juelToFeel(trimmed);
  return /^-?\d+(?:\.\d+)?$|^(?:true|false)$/.test(trimmed) ? trimmed : JSON.stringify(text);
}

export const isJuel = (text: string): boolean => /[$#]\{/.test(text);

/** Whole days of an ISO duration such as `P5D`; undefined for anything else. */
export function daysOf(text: string): number | undefined {
  const duration = parseDuration(text);
  if (!duration || duration.years > 0 || duration.months > 0 || duration.ms > 0) return undefined;
  return duration.days;
}

/** `embedded:app:forms/a.html`, `camunda-forms:bpmn:Form_1`, `forms/a.form` → `a`, `Form_1`. */
export const formIdOf = (key: string): string => {
  const last = key.split(/[:/]/).at(-1) ?? key;
  return last.replace(/\.(?:html?|form|json)$/, '');
};
