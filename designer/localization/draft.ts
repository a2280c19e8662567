import type { JsonObject, ServiceItemSource } from '#engine';

/** What the author edits: the part as text, and why it is to differ. */
export interface Draft {
  content: string;
  reason: string;
  document: string;
  expires: string;
}

/** The part of a text, or nothing while the text is no whole object. */
export function partOf(content: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

/** The item of a text, where the part is one. */
export function itemOf(content: string): (JsonObject & ServiceItemSource) | undefined {
  const part = partOf(content);
  return part && 'elements' in part && 'materials' in (part.elements as object)
    ? (part as JsonObject & ServiceItemSource)
    : undefined;
}

export const textOf = (part: object): string => `${JSON.stringify(part, null, 2)}\n`;

/** Without the blank lines that are left over from typing lists line by line. */
export function tidied(content: string): string {
  const item = itemOf(content);
  if (!item) return content;
  const acceptConditions = item.elements.acceptConditions.filter((line) => line.trim() !== '');
  return textOf({ ...item, elements: { ...item.elements, acceptConditions } });
}
