import { posterShows } from '../poster/shows.ts';
import type { CompiledPoster } from '../poster/types.ts';
import type { CompiledItem, LegalBasis } from '../service/types.ts';

/** What the end of a law means for an item. */
export interface RepealEffect {
  ref: string;
  title: string;
  /** Citations of the law, as the item writes them. */
  cited: LegalBasis[];
  /** Citations that go on holding on that day; none: the item has lost its ground. */
  left: LegalBasis[];
  /** Names of the materials that rest on the law by their own words. */
  materials: string[];
}

export interface Repeal {
  /** Name of the law as people write it; without it, every basis counts whose `validTo` is over. */
  law?: string;
  /** `YYYY-MM-DD`, the first day on which the law no longer holds. */
  on: string;
}

/** 《中华人民共和国就业促进法》（2015修正） and 就业促进法 are one law. */
const plain = (law: string): string =>
  law
    .replace(/（[^）]*）|\([^)]*\)/g, '')
    .replace(/[《》\s]/g, '')
    .replace(/^中华人民共和国/, '');

/** Items that rest on a law that ends: those in force on that day, with what is left of their ground. */
export function affectedByRepeal(items: CompiledItem[], { law, on }: Repeal): RepealEffect[] {
  const name = law === undefined ? undefined : plain(law);
  const over = (basis: LegalBasis) => basis.validTo !== undefined && basis.validTo < on;
  const ends = (basis: LegalBasis) => (name === undefined ? over(basis) : !over(basis) && plain(basis.law) === name);
  return items
    .filter(({ item }) => item.validTo === undefined || item.validTo >= on)
    .map(({ ref, item }): RepealEffect => {
      const { legalBasis, materials } = item.elements;
      const cited = legalBasis.filter(ends);
      const names = name === undefined ? cited.map((basis) => plain(basis.law)) : [name];
      return {
        ref,
        title: item.title,
        cited,
        left: legalBasis.filter((basis) => !ends(basis) && !over(basis)),
        materials: materials.filter(({ basis }) => cites(basis, names)).map((material) => material.name),
      };
    })
    .filter(({ cited, materials }) => cited.length > 0 || materials.length > 0);
}

/** Posters that must be printed anew because they tell of an affected item. */
export const postersToRenew = (
  posters: CompiledPoster[],
  items: CompiledItem[],
  effects: RepealEffect[],
): CompiledPoster[] => {
  const affected = items.filter(({ ref }) => effects.some((effect) => effect.ref === ref));
  return posters.filter((poster) => affected.some((item) => posterShows(poster, item)));
};

/** A material writes its basis in words, `社会保险法第45条；…`: the law stands at the beginning of one of them. */
const cites = (basis: string | undefined, names: string[]): boolean =>
  (basis ?? '')
    .split(/[；;、]/)
    .some((words) => names.some((name) => name !== '' && startsWithLaw(plain(words), name)));

const startsWithLaw = (words: string, name: string): boolean =>
  words.startsWith(name) && /^(?:第|$)/.test(words.slice(name.length));
