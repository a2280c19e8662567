import type { BundleSource } from './types.ts';

/** `national:unemp-reg/idNo` → the item's reference and the name in it. */
export function placeOf(text: string): { item: string; name: string } {
  const at = text.indexOf('/');
  return at < 0 ? { item: text, name: '' } : { item: text.slice(0, at), name: text.slice(at + 1) };
}

/** For one item: field → name of the shared field whose answer it takes. */
export function sharedFieldsOf({ shared }: Pick<BundleSource, 'shared'>, item: string): Map<string, string> {
  const pairs = Object.entries(shared.fields).flatMap(([name, { from }]) =>
    from.map(placeOf).flatMap((place) => (place.item === item ? [[place.name, name] as const] : [])),
  );
  return new Map(pairs);
}

/** For one item: material → name of the group that is handed in once. */
export function sharedMaterialsOf({ shared }: Pick<BundleSource, 'shared'>, item: string): Map<string, string> {
  const pairs = Object.entries(shared.materials ?? {}).flatMap(([group, from]) =>
    from.map(placeOf).flatMap((place) => (place.item === item ? [[place.name, group] as const] : [])),
  );
  return new Map(pairs);
}
