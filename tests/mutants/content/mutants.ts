import type { Json, JsonObject, Overlay, ServiceItemSource } from '#engine';
import { changes } from './changes.ts';

/** One change to the content of a pack that somebody would feel: `value` stands in place of the part. */
export interface ContentMutant<T> {
  kind: string;
  /** Pointer at what is changed. */
  at: string;
  value: T;
}

/** What no applicant and no clerk meets: bookkeeping of the policy codes, which docs/coverage.md holds. */
const isFelt = ({ path, op }: Overlay['patch'][number]) => op !== 'test' && !path.startsWith('/requirements');

/** Each operation left out, and everything that it writes changed. */
export function overlayMutants(overlay: Overlay): ContentMutant<Overlay>[] {
  return overlay.patch.flatMap((operation, index) => {
    if (!isFelt(operation)) return [];
    const without = overlay.patch.filter((_, other) => other !== index);
    const dropped = {
      kind: `drop ${kindOf(operation.path)}`,
      at: operation.path,
      value: { ...overlay, patch: without },
    };
    const written = changes(operation.value ?? null, operation.path).map(({ what, at, value }) => ({
      kind: `${what} ${kindOf(operation.path)}`,
      at,
      value: { ...overlay, patch: overlay.patch.with(index, { ...operation, value }) },
    }));
    // An overlay without operations is refused by its schema: that would say nothing.
    return without.length > 0 ? [dropped, ...written] : written;
  });
}

const ELEMENTS = ['timeLimit', 'exerciseLevels', 'acceptConditions', 'notAccept', 'materials', 'procedure', 'result'];
const FELT = [...[...ELEMENTS, 'fee', 'implementingBody'].map((name) => `/elements/${name}`), '/steps', '/ledgers'];

/** Everything of an item that is felt, changed or left out. */
export function itemMutants(item: ServiceItemSource): ContentMutant<ServiceItemSource>[] {
  return changes(item as unknown as Json, '').flatMap(({ what, at, value }) => {
    const felt = FELT.some((path) => at === path || at.startsWith(`${path}/`));
    if (!felt) return [];
    return [{ kind: `${what} ${kindOf(at)}`, at, value: value as JsonObject as unknown as ServiceItemSource }];
  });
}

/** `/elements/materials/2/name` → `materials`: what the figures are told by. */
export function kindOf(path: string): string {
  const [first = '', second = ''] = path.split('/').slice(1);
  return first === 'elements' ? second : first;
}
