import { canonicalJson } from '../digest.ts';
import type { JsonObject } from '../json.ts';
import { isObject } from './fields/keys.ts';
import { processView, SETTINGS } from './processView.ts';
import { withAttributes } from './xmlAttributes.ts';

/** Patch member that replaces the whole file. */
const WHOLE = 'xml';

/**
 * The BPMN text after a patch of its view: a new file where the patch set `xml`, else the old text with names, posts, levels
 * and limits of its elements written into it.
 */
export function patchedProcess(xml: string, patched: JsonObject): { xml: string } | { reason: string } {
  const whole = patched[WHOLE];
  if (typeof whole === 'string') return { xml: whole };
  const next = withAttributes(xml, attributesOf(processView(xml), patched));
  if (canonicalJson(processView(next)) === canonicalJson(patched)) return { xml: next };
  return { reason: '流程只能逐项改环节的名称、岗位、层级和时限；增减环节、改走向的，请用 /xml 整份替换流程文件' };
}

/** Whether a patch puts another file in place of the whole. */
export const replacesProcess = (patch: { path: string }[]): boolean => patch.some(({ path }) => path === `/${WHOLE}`);

/** Attributes to write, by the id of the element; null takes one away. */
function attributesOf(before: JsonObject, after: JsonObject): Record<string, Record<string, string | null>> {
  const found: Record<string, Record<string, string | null>> = {};
  for (const field of ['elements', 'lanes']) {
    const [old, now] = [before[field], after[field]];
    if (!isObject(old) || !isObject(now)) continue;
    for (const [id, element] of Object.entries(now))
      if (isObject(element) && isObject(old[id])) found[id] = written(old[id], element);
  }
  return found;
}

function written(before: JsonObject, after: JsonObject): Record<string, string | null> {
  const attributes: Record<string, string | null> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = after[name];
    if (canonicalJson(value ?? null) === canonicalJson(before[name] ?? null)) continue;
    if (name === 'name') attributes.name = textOf(value);
    else if (SETTINGS.includes(name)) attributes[`wutong:${name}`] = textOf(value);
    else if (name === 'limit') {
      attributes['wutong:limit'] = isObject(value) ? String(value.value) : null;
      attributes['wutong:limitUnit'] = isObject(value) ? String(value.unit) : null;
    }
  }
  return attributes;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
