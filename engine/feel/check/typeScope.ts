import type { FeelType, FeelTypes } from '../types.ts';

/** What names mean at one place: variables, and the entries of elements that are being filtered. */
type Link =
  | { readonly name: string; readonly type: FeelType; readonly next: Link | undefined }
  | { readonly name: undefined; readonly type: FeelType; readonly next: Link | undefined };

/** The types of the names that can be seen, the innermost first. */
export class TypeScope {
  /** Undefined: nothing was declared, so that any name may be one. */
  private readonly declared: FeelTypes | undefined;
  private readonly links: Link | undefined;

  constructor(declared: FeelTypes | undefined, links?: Link) {
    this.declared = declared;
    this.links = links;
  }

  with(name: string, type: FeelType): TypeScope {
    return new TypeScope(this.declared, { name, type, next: this.links });
  }

  withElement(type: FeelType): TypeScope {
    const next = this.with('item', type).links;
    return new TypeScope(this.declared, { name: undefined, type, next });
  }

  /** The type of a name; undefined when there is no such name. */
  find(name: string): FeelType | undefined {
    for (let link = this.links; link; link = link.next) {
      if (link.name === name) return link.type;
      if (link.name === undefined) {
        const entry = entryType(link.type, name);
        if (entry !== undefined) return entry;
      }
    }
    if (this.declared === undefined) return 'Any';
    return Object.hasOwn(this.declared, name) ? this.declared[name] : undefined;
  }

  /** All names that can be seen. */
  names(): string[] {
    const names = Object.keys(this.declared ?? {});
    for (let link = this.links; link; link = link.next) {
      if (link.name !== undefined) names.push(link.name);
      else if (typeof link.type === 'object' && link.type.kind === 'context')
        names.push(...Object.keys(link.type.entries));
    }
    return names;
  }
}

/** The type of an entry that an element has, or may have; undefined where it has none. */
const entryType = (type: FeelType, name: string): FeelType | undefined => {
  if (type === 'Any' || type === 'context') return 'Any';
  if (typeof type !== 'object' || type.kind !== 'context') return undefined;
  if (Object.hasOwn(type.entries, name)) return type.entries[name];
  return type.open ? 'Any' : undefined;
};
