import type { CompiledItem, InstallChoices, Problem } from '#engine';
import type { Rehearsal } from './detail.ts';

/** The versions of items on which cases run, for the mappings that were chosen for them. */
export class MappedVersions {
  private readonly versions = new Map<string, Set<CompiledItem>>();

  add(ref: string, version: CompiledItem): void {
    const known = this.versions.get(ref) ?? new Set<CompiledItem>();
    known.add(version);
    this.versions.set(ref, known);
  }

  /** Mappings of items that no running case is on, or of elements that none of their versions has: slips of the pen. */
  strays({ cases = {} }: InstallChoices, { items }: Rehearsal): Problem[] {
    return Object.entries(cases).flatMap(([ref, { mapping = {} }]) => {
      const elements = Object.keys(mapping);
      if (ref === '*' || elements.length === 0) return [];
      const item = items.find((one) => one.ref === ref);
      if (!item) return [stray(ref, `没有受影响的在办件属于事项“${ref}”`)];
      const versions = [...(this.versions.get(ref) ?? [])];
      return elements
        .filter((id) => !versions.some((version) => hasElement(version, id)))
        .map((id) => stray(ref, `“${item.title}”在办的各版流程中没有环节“${id}”`));
    });
  }
}

const hasElement = ({ process, calls }: CompiledItem, id: string): boolean =>
  [process, ...Object.values(calls)].some(({ nodes }) => Object.hasOwn(nodes, id));

const stray = (ref: string, what: string): Problem => ({
  code: 'pack.strayChoice',
  message: `${what}，请从在办件的对照中删去或者改正。`,
  path: ref,
});
