import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '#engine';

/** What a part refers to: `劳动合同法第57条` or `银发〔2016〕202号`, and whether the list of sources has it. */
export interface Reference {
  text: string;
  known: boolean;
}

interface Sources {
  articles: Record<string, number[]>;
  /** Short names of laws by which texts call them. */
  alsoCalled: Record<string, string>;
  /** Document numbers and where they were read of. */
  documents: Record<string, string>;
}

const {
  articles,
  alsoCalled,
  documents: registered,
} = JSON.parse(readFileSync(new URL('./sources.json', import.meta.url), 'utf8')) as Sources;
const documents = Object.keys(registered);
/** Longest first: 关于实施《劳动保障监察条例》若干规定 before 若干规定. */
const laws = [...Object.keys(articles), ...Object.keys(alsoCalled)].sort((a, b) => b.length - a.length);

const ARTICLES = /第\d+(?:[、–—-]\d+)*条(?:[、和]第\d+条)*/g;
const NUMBERS = /\D?\d+/g;
const DOCUMENTS = /[\u4e00-\u9fa5]*(?:〔\d{4}〕\d+号|令第\d+号)/g;

/** Every article and document number that a text refers to. */
export function referencesIn(text: string): Reference[] {
  return [...articlesIn(text), ...documentsIn(text)];
}

function articlesIn(text: string): Reference[] {
  return [...text.matchAll(ARTICLES)].flatMap((match) => {
    const law = lawBefore(text.slice(0, match.index));
    return numbersOf(match[0]).map((number) => ({
      text: `${law}第${number}条`,
      known: articles[law]?.includes(number) ?? false,
    }));
  });
}

/** 第8–13条 is six articles, 第42、45、82条 is three. */
function numbersOf(group: string): number[] {
  const numbers: number[] = [];
  for (const [found] of group.matchAll(NUMBERS)) {
    const number = Number(found.replace(/\D/g, ''));
    const first = /^[–—-]/.test(found) ? (numbers.at(-1) ?? number) + 1 : number;
    for (let each = first; each <= number; each += 1) numbers.push(each);
  }
  return numbers;
}

/** The law that an article number follows: `《劳动法》`, `劳动法（2018修正）` and `劳动法` alike. */
function lawBefore(text: string): string {
  const bare = text.replace(/[（(][^（）()]*[）)]$/, '').replace(/[》\s]+$/, '');
  const law = laws.find((name) => bare.endsWith(name.replace(/》$/, '')));
  if (law) return alsoCalled[law] ?? law;
  return /[\u4e00-\u9fa5]*$/.exec(bare)?.[0] ?? '';
}

function documentsIn(text: string): Reference[] {
  return [...text.matchAll(DOCUMENTS)].map(([found]) => {
    const known = documents.find((number) => found.endsWith(number));
    return { text: known ?? found, known: known !== undefined };
  });
}

/** All texts of a part but the examples of its fields; the law and the article of a legal basis are one text. */
export function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  const { law, article, examples: _invented, ...others } = value as JsonObject;
  const basis = typeof law === 'string' ? [`${law}${typeof article === 'string' ? article : ''}`] : [];
  return [...basis, ...Object.values(others).flatMap(textsOf)];
}
