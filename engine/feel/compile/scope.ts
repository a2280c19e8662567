/** What a name can mean at one place: a local variable, or an entry of an element that is being filtered. */
type Link =
  | { readonly name: string; readonly slot: number; readonly next: Link | undefined }
  | { readonly name: undefined; readonly slot: number; readonly next: Link | undefined };

/** All that one expression shares. */
export interface Unit {
  /** How many local variables it has. */
  slots: number;
  /** Names that it reads from its data. */
  readonly free: Set<string>;
  /** Names that were declared: they hide the functions of the language. */
  readonly declared: ReadonlySet<string>;
}

/** The names that can be seen at one place of an expression, the innermost first. */
export class Scope {
  readonly unit: Unit;
  private readonly links: Link | undefined;

  constructor(unit: Unit, links?: Link) {
    this.unit = unit;
    this.links = links;
  }

  /** The scope inside, with one more variable; returned with its slot. */
  with(name: string): { scope: Scope; slot: number } {
    const slot = this.unit.slots++;
    return { scope: new Scope(this.unit, { name, slot, next: this.links }), slot };
  }

  /** The scope of a filter: entries of the element, then `item`. */
  withElement(): { scope: Scope; slot: number } {
    const { scope, slot } = this.with('item');
    return { scope: new Scope(this.unit, { name: undefined, slot, next: scope.links }), slot };
  }

  /** The elements whose entries are asked first, and the variable if there is one. */
  find(name: string): { elements: readonly number[]; slot: number | undefined } {
    const elements: number[] = [];
    for (let link = this.links; link; link = link.next) {
      if (link.name === name) return { elements, slot: link.slot };
      if (link.name === undefined) elements.push(link.slot);
    }
    return { elements, slot: undefined };
  }
}
