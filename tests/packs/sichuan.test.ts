import { beforeAll, expect, it } from 'vitest';
import { type CompiledItem, catalogueFor, openPack, type Pack, resolveContent } from '#engine';
import { readPackFiles } from './readPack.ts';

/** The lists that Sichuan prints are those of the items as they run: 五级服务目录, 即时办理, 限时办结 (EXP-SC-4, EXP-SC-5). */

let pack: Pack;
let items: CompiledItem[];

beforeAll(async () => {
  const packs = ['national', 'sichuan'].map((name) => {
    const opened = openPack(readPackFiles(name));
    return opened.ok ? opened.value : expect.fail(JSON.stringify(opened.problems));
  });
  pack = packs[1] ?? expect.fail('no pack');
  const resolved = await resolveContent(packs);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  items = catalogueFor(resolved.value.items, '511524901201').filter(({ item }) => !item.internal);
});

const limit = ({ item }: CompiledItem): string => {
  const { immediate, promised } = item.elements.timeLimit;
  return immediate ? '即办' : `${promised.value}${promised.unit === 'workingDay' ? '个工作日' : '日'}`;
};

const article = (id: string, title: string): string =>
  pack.ruleTexts[id]?.articles.find((one) => one.title?.startsWith(title))?.text ?? expect.fail(`${id} ${title}`);

/** What a sentence lists, brackets inside titles kept. */
const listed = (text: string, separator: RegExp): string[] => text.replace(/。$/, '').split(separator).sort();

it.each([
  ['省级', 'province'],
  ['市级', 'city'],
  ['县级', 'county'],
  ['乡镇（街道）', 'town'],
  ['村（社区）', 'village'],
] as const)('lists every item of the level %s with its limit', (title, level) => {
  const expected = items
    .filter(({ item }) => item.elements.exerciseLevels.includes(level))
    .map((one) => `${one.item.title}（${limit(one)}）`);
  const text = article('five-levels', title);
  expect(expected.length).toBeGreaterThan(0);
  expect(listed(text, /(?<=（(?:即办|[\d.]+(?:个工作日|日))）)、/)).toEqual(expected.sort());
});

it('lists as 即时办理 what is done at once, and as 限时办结 all else', () => {
  const [instant, limited] = [true, false].map((wanted) =>
    items.filter(({ item }) => Boolean(item.elements.timeLimit.immediate) === wanted),
  );
  const text = article('instant-limited', '即时办理');
  for (const { item } of instant ?? []) expect(text).toContain(item.title);
  const both = ['限时办结（四川省压缩时限的）', '限时办结（其他）'].flatMap((title) =>
    listed(article('instant-limited', title), /；/),
  );
  expect(both.sort()).toEqual((limited ?? []).map((one) => `${one.item.title}${limit(one)}`).sort());
});

it('says how many are still to come of the 128 and 60 of the text', () => {
  const instant = items.filter(({ item }) => item.elements.timeLimit.immediate).length;
  const told = pack.ruleTexts['instant-limited']?.assumed?.join('') ?? '';
  expect(told).toContain(`即时办理${instant}项、限时办结${items.length - instant}项`);
});
