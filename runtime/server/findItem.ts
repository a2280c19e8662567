import { type CompiledItem, catalogueFor, localRefParts } from '#engine';
import { notFound } from './problem.ts';
import type { Services } from './services.ts';

/** What a reference into a local layer meant is, once that is over, the item that holds in the division again. */
async function afterLocal({ items }: Services, ref: string): Promise<CompiledItem | undefined> {
  const local = localRefParts(ref);
  if (!local) return undefined;
  const holding = catalogueFor(await items.allActive(), local.division.padEnd(12, '0'));
  return holding.find(({ item }) => item.id === local.item);
}

/** @throws {ApiProblem} 404, also for what only offices hand each other */
export async function findItem(services: Services, ref: string): Promise<CompiledItem> {
  const found = (await services.items.active(ref)) ?? (await afterLocal(services, ref));
  if (!found || found.item.internal) throw notFound(`事项“${ref}”`, 'item.notFound');
  return found;
}
