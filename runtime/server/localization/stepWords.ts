import type { JsonObject, RefFolder, ServiceItemSource, View } from '#engine';
import { processView } from '#engine';

/** What people call the steps that an item or a process speaks of, by their ids. */
export function stepWords(folder: RefFolder, value: unknown, { parts }: View): Record<string, string> {
  const xml = folder === 'items' ? parts.processes.get((value as ServiceItemSource).process)?.value : value;
  if ((folder !== 'items' && folder !== 'processes') || typeof xml !== 'string') return {};
  const elements = Object.entries(processView(xml).elements as Record<string, JsonObject>);
  return Object.fromEntries(elements.flatMap(([id, { name }]) => (typeof name === 'string' ? [[id, name]] : [])));
}
