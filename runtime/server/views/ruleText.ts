import type { z } from '@hono/zod-openapi';
import {
  type CompiledItem,
  canonicalJson,
  type Json,
  type RuleText,
  type RuleTextCategory,
  renderArticles,
  type Shown,
  sm3,
} from '#engine';
import type { ReadingRow, UserRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import type { RuleTextDetail, RuleTextSummary } from '../api/contract.ts';
import type { PackTitle } from './guide.ts';
import { levelName, postName } from './labels.ts';
import { today } from './task.ts';

const CATEGORIES: Record<RuleTextCategory, string> = {
  regulation: '规章制度',
  supervision: '监督制度',
  commitment: '服务承诺',
  duty: '岗位职责',
  standard: '标准规范',
  principle: '理念原则',
  service: '服务规范',
};

/** Tells versions of a text apart by what they say: a new release of the pack that leaves the text alone is none. */
export const textDigest = ({ source: { title, number, articles, validFrom } }: Shown<RuleText>): string => {
  const read = articles.map(({ atStation: _, ...article }) => article);
  return sm3(canonicalJson({ title, number: number ?? null, articles: read, validFrom } as unknown as Json));
};

/** Whether the officer holds a post that has to acknowledge the text. */
export const mustRead = ({ source: { posts = [] } }: Shown<RuleText>, { posts: held }: UserRow): boolean =>
  held.some(({ post }) => posts.includes(post));

const readAt = (text: Shown<RuleText>, account: string, readings: ReadingRow[]): number | null => {
  const digest = textDigest(text);
  const found = readings.find((row) => row.ruleText === text.ref && row.account === account && row.digest === digest);
  return found?.at ?? null;
};

export function ruleTextSummary(
  text: Shown<RuleText>,
  me: UserRow,
  title: PackTitle,
  readings: ReadingRow[],
): z.infer<typeof RuleTextSummary> {
  const { ref, pack, source } = text;
  return {
    ref,
    title: source.title,
    category: source.category,
    categoryName: CATEGORIES[source.category],
    number: source.number ?? null,
    issuer: source.issuer ?? null,
    validFrom: source.validFrom,
    validTo: source.validTo ?? null,
    articles: source.articles.length,
    digest: textDigest(text),
    mustRead: mustRead(text, me),
    readAt: readAt(text, me.id, readings),
    assumed: source.assumed ?? [],
    pack: { ...pack, title: title(pack.name) },
  };
}

export interface RuleTextParts {
  me: UserRow;
  /** Officers in sight who have to acknowledge the text. */
  staff: UserRow[];
  org: Organization;
  items: CompiledItem[];
  title: PackTitle;
  readings: ReadingRow[];
  now: number;
}

/** The text as the reader's office reads it: its own name, address and telephone stand in the placeholders. */
export function ruleTextDetail(
  text: Shown<RuleText>,
  { me, staff, org, items, title, readings, now }: RuleTextParts,
): z.infer<typeof RuleTextDetail> {
  const { posts = [], items: governed = [], source = [] } = text.source;
  const { name = '', address = null, phone = null, division = '', level = '' } = org.office(me.office) ?? {};
  const data = {
    office: { name, address, phone, division, level: levelName(level) },
    date: today(now),
    pack: { version: text.pack.version },
  };
  return {
    ...ruleTextSummary(text, me, title, readings),
    text: renderArticles(text.source, { data, now }).map((article) => ({ title: null, ...article })),
    posts: posts.map(postName),
    items: governed.map((ref) => ({ ref, name: items.find((item) => item.ref === ref)?.item.elements.name ?? ref })),
    source,
    readers: staff.map((user) => ({
      name: user.name,
      office: org.officeName(user.office),
      at: readAt(text, user.id, readings),
    })),
  };
}
