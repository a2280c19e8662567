import { describe, expect, it } from 'vitest';
import { provePacks, resolveContent, shownFor } from '#engine';
import { coastFiles, kiteFiles, opened, resolveProblems } from './kitePack.ts';

const red = {
  id: 'red',
  title: '红风筝占比',
  unit: 'percent',
  numerator: { over: 'ledger:kites', where: 'color = "1"' },
  denominator: { over: 'ledger:kites' },
  threshold: { op: '<=', value: 50 },
  period: 'asOf',
  levels: ['town'],
  proof: [
    {
      title: '三只风筝一只红',
      rows: { 'ledger:kites': [{ color: '1' }, { color: '2' }, { color: '2' }] },
      expect: { numerator: 1, denominator: 3, value: 33.33, met: true },
    },
  ],
};

const rules = {
  id: 'duty',
  title: '放飞岗位职责',
  category: 'duty',
  validFrom: '2026-01-01',
  articles: [{ text: '{office.name}的人员放飞前须检查线轴。' }],
  items: ['kite-permit'],
};

const files = (indicator: object = red, text: object = rules) => ({
  ...kiteFiles(),
  'indicators/red.json': JSON.stringify(indicator),
  'rule-texts/duty.json': JSON.stringify(text),
});

async function content(...packs: ReturnType<typeof files>[]) {
  const resolved = await resolveContent(packs.map(opened));
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  return resolved.value;
}

describe('indicators and rule texts of a pack', () => {
  it('come out with their references, and prove themselves', async () => {
    const pack = opened(files());
    const all = await content(files());
    expect(all.indicators).toMatchObject([
      { ref: 'kite:red', pack: { name: '@wutong/kite' }, source: { numerator: { over: 'ledger:kite:kites' } } },
    ]);
    expect(all.ruleTexts).toMatchObject([{ ref: 'kite:duty', source: { items: ['kite:kite-permit'] } }]);
    expect(provePacks([pack], all)).toMatchObject([{ part: 'indicators/red', title: '三只风筝一只红', problems: [] }]);
  });

  it('name file and path of a proof that fails', async () => {
    const wrong = structuredClone(red);
    if (wrong.proof[0]) wrong.proof[0].expect.numerator = 2;
    const pack = opened(files(wrong));
    const [outcome] = provePacks([pack], await content(files(wrong)));
    expect(outcome?.problems).toMatchObject([{ file: 'indicators/red.json', path: '/proof/0/expect/numerator' }]);
  });

  it('are checked: ledgers, columns, items and placeholders', async () => {
    const bad = files(
      { ...red, numerator: { over: 'ledger:kites', where: 'colour = "1"' }, denominator: { over: 'ledger:tails' } },
      { ...rules, items: ['kite-permits'], validTo: '2025-01-01', articles: [{ text: '{office.}' }] },
    );
    const found = await resolveProblems(bad);
    expect(found.map(({ file, path }) => `${file}${path}`)).toEqual([
      'indicators/red.json/numerator/where',
      'indicators/red.json/denominator/over',
      'rule-texts/duty.json/validTo',
      'rule-texts/duty.json/articles/0/text',
      'rule-texts/duty.json/items/0',
    ]);
  });

  it('promise for villages only what villages handle, each service once', async () => {
    const fly = { text: '放飞登记不出村。', atStation: { name: '放飞', items: ['kite-permit'] } };
    const found = await resolveProblems(files(red, { ...rules, articles: [fly, fly] }));
    expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'ruleText.doubled /articles/1/atStation/name',
      'pack.notAtStation /articles/0/atStation/items/0',
      'pack.notAtStation /articles/1/atStation/items/0',
    ]);
    const unknown = { text: '收线不出村。', atStation: { name: '收线', items: ['reel'] } };
    expect(await resolveProblems(files(red, { ...rules, articles: [unknown] }))).toMatchObject([
      { code: 'pack.danglingLink', path: '/articles/0/atStation/items/0' },
    ]);
  });

  it('give way where a lower pack overlays them', async () => {
    const { 'overlays/kite-permit.json': _, ...coast } = coastFiles([]);
    const overlay = {
      id: 'red',
      target: 'indicators/kite:red',
      reason: '海边少见红色',
      patch: [{ op: 'replace', path: '/threshold/value', value: 20 }],
    };
    const { indicators } = await content(files(), { ...coast, 'overlays/red.json': JSON.stringify(overlay) } as never);
    const at = (division: string) =>
      shownFor(indicators, division).map(({ ref, source }) => [ref, source.threshold?.value]);
    expect(at('110000000000')).toEqual([['kite:red', 50]]);
    expect(at('990100000000')).toEqual([['coast:red', 20]]);
  });

  it('may be locked against lower packs', async () => {
    const { 'overlays/kite-permit.json': _, ...coast } = coastFiles([]);
    const overlay = {
      id: 'red',
      target: 'indicators/kite:red',
      reason: '放宽',
      patch: [{ op: 'replace', path: '/threshold/value', value: 80 }],
    };
    const locked = files({ ...red, rights: { '/threshold': 'locked' } });
    const found = await resolveProblems(locked, { ...coast, 'overlays/red.json': JSON.stringify(overlay) });
    expect(found).toMatchObject([{ code: 'pack.rights', file: 'overlays/red.json', path: '/patch/0' }]);
  });
});

describe('what a manifest unifies', () => {
  const unifying = (...parts: string[]) => {
    const manifest = JSON.parse(kiteFiles()['package.json'] ?? '');
    manifest.wutong.unifies = [{ title: '统一台账', parts }];
    return { ...files(), 'package.json': JSON.stringify(manifest) };
  };

  it('is done by parts that there are', async () => {
    expect(await resolveProblems(unifying('ledgers/kites', 'rule-texts/kite:duty', 'items/kite-permit'))).toEqual([]);
    expect(await resolveProblems(unifying('ledgers/kites', 'ledgers/kite', 'books/kites'))).toMatchObject([
      { file: 'package.json', path: '/wutong/unifies/0/parts/1' },
      { file: 'package.json', path: '/wutong/unifies/0/parts/2' },
    ]);
  });
});
