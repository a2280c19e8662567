import type { JsonObject, ServiceItemSource } from '#engine';

/** What the author edits: the item as text, and why it is to differ. */
export interface Draft {
  content: string;
  reason: string;
  document: string;
  expires: string;
}

/** The item of a text, or nothing while the text is no whole object. */
export function itemOf(content: string): (JsonObject & ServiceItemSource) | undefined {
  try {
    const value: unknown = JSON.parse(content);
    const whole = typeof value === 'object' && value !== null && 'elements' in value;
    return whole ? (value as JsonObject & ServiceItemSource) : undefined;
  } catch {
    return undefined;
  }
}

export const textOf = (item: ServiceItemSource): string => `${JSON.stringify(item, null, 2)}\n`;

/** Without the blank lines that are left over from typing lists line by line. */
export function tidied(content: string): string {
  const item = itemOf(content);
  if (!item) return content;
  const acceptConditions = item.elements.acceptConditions.filter((line) => line.trim() !== '');
  return textOf({ ...item, elements: { ...item.elements, acceptConditions } });
}
