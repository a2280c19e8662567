import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#engine';
import { readPackFiles } from './readPack.ts';
import { referencesIn, textsOf } from './references.ts';

const packs = readdirSync(new URL('../../packs/', import.meta.url).pathname);
/** Cases of scenarios are invented, calendars have their own check. */
const invented = /^(scenarios|calendars)\//;

const parts = packs.flatMap((pack) =>
  Object.entries(readPackFiles(pack))
    .filter(([path]) => path.endsWith('.json') && !invented.test(path))
    .map(([path, text]): [string, JsonObject] => [`${pack}/${path}`, JSON.parse(text as string) as JsonObject]),
);

/** Code tables say whether their codes are assumed, and in a note what; the other parts list what is to be confirmed. */
function assumedOf({ assumed, note }: JsonObject): string {
  if (Array.isArray(assumed)) return assumed.join('\n');
  return assumed === true && typeof note === 'string' ? note : '';
}

/** References that neither the list of sources nor the part's own `assumed` accounts for. */
function unsourced(part: JsonObject): string[] {
  const { assumed: _said, ...rest } = part;
  const open = textsOf(rest as Json)
    .flatMap(referencesIn)
    .filter(({ known, text }) => !known && !assumedOf(part).includes(text));
  return [...new Set(open.map(({ text }) => text))];
}

describe('references to laws and documents', () => {
  it.each([
    ['劳动合同法第57条', ['劳动合同法第57条']],
    ['《劳动法》第36、39条', ['劳动法第36条', '劳动法第39条']],
    ['人力资源服务机构管理规定（2023）第5–7条', [5, 6, 7].map((one) => `人力资源服务机构管理规定第${one}条`)],
    ['见关于实施《劳动保障监察条例》若干规定第18条', ['关于实施《劳动保障监察条例》若干规定第18条']],
    ['创业担保贷款银发〔2016〕202号', ['银发〔2016〕202号']],
    ['社会保险法第57条、第58条', ['社会保险法第57条', '社会保险法第58条']],
  ])('are found in %s', (text, found) => {
    const references = referencesIn(text);
    expect(references.map((reference) => reference.text)).toEqual(found);
    expect(references.every(({ known }) => known)).toBe(true);
  });

  it.each(['劳动合同法第38条', '某某条例第1条', '财社〔1999〕1号'])('are open where no source has them: %s', (text) => {
    expect(unsourced({ title: text })).toEqual([text]);
    expect(unsourced({ title: text, assumed: [`${text}没有核对原文`] })).toEqual([]);
  });

  it('all stand in the sources, or the part says that they are to be confirmed', () => {
    const open = parts.map(([path, part]) => [path, unsourced(part)] as const).filter(([, list]) => list.length > 0);
    expect(Object.fromEntries(open)).toEqual({});
  });

  it('of an item: nobody claims to have read what no source has', () => {
    const claimed = parts.flatMap(([path, part]) => {
      const bases = (((part.elements ?? {}) as JsonObject).legalBasis ?? []) as { law: string; seen: boolean }[];
      const read = bases.filter(({ seen }) => seen).flatMap((basis) => textsOf(basis).flatMap(referencesIn));
      return read.filter(({ known }) => !known).map(({ text }) => `${path} ${text}`);
    });
    expect(claimed).toEqual([]);
  });

  it('of parameters: the dates from which values hold are to be confirmed', () => {
    const silent = parts.filter(([path, part]) => path.includes('/parameters/') && !/起用日期/.test(assumedOf(part)));
    expect(silent.map(([path]) => path)).toEqual([]);
  });
});
