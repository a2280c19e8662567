import { describe, expect, it } from 'vitest';
import {
  applicableItems,
  bundleProgress,
  mergedMaterials,
  mergedQuestions,
  openPack,
  provePacks,
  resolveContent,
  splitIntake,
} from '#engine';
import { bundleProblems, compiledBundle, festival, festivalFiles, intake } from './festival.ts';

const KITE = 'kite:kite-permit';
const STRING = 'kite:string-register';
const SPARE = 'kite:spare-register';

describe('items of a bundle', () => {
  it('are those that the answers call for, and the optional ones that were chosen', async () => {
    const bundle = await compiledBundle();
    expect(applicableItems(bundle, intake())).toEqual([KITE, STRING]);
    expect(applicableItems(bundle, intake({ situation: {} }))).toEqual([KITE]);
    expect(applicableItems(bundle, intake({ situation: {}, choose: [SPARE] }))).toEqual([KITE, SPARE]);
  });
});

const handed = (material: string) => ({ material, state: 'received' as const, files: [] });

describe('one intake', () => {
  it('asks shared fields once, and nothing that officers fill in or that follows from other answers', async () => {
    const { fields } = mergedQuestions(await compiledBundle(), intake());
    expect(fields.map(({ item, name, required }) => [item ?? '', name, required])).toEqual([
      ['', 'color', true],
      [KITE, 'tails', false],
      [KITE, 'big', false],
      [STRING, 'length', true],
    ]);
    expect(fields[0]?.schema).toMatchObject({ codeTable: 'kite:COLOR' });
  });

  it('puts questions with the same id and answers once, in the bundle’s words', async () => {
    const { situations } = mergedQuestions(await compiledBundle(), intake({ choose: [SPARE] }));
    expect(situations.map(({ id, question, items }) => [id, question, items])).toEqual([
      ['ownString', '是否自带线？', []],
      ['indoor', '放飞地点是否在室内？', [STRING, SPARE]],
      ['first', '是否第一次登记？', [STRING, SPARE]],
    ]);
  });

  it('wants shared materials once, with the most copies, and the others side by side', async () => {
    const bundle = await compiledBundle();
    const own = { [KITE]: { form: { big: true } }, [STRING]: { form: {}, situation: { first: false } } };
    const materials = mergedMaterials(bundle, intake({ own }));
    expect(materials.map(({ id, name, copies, needed, items }) => [id, name, copies, needed, items.length])).toEqual([
      ['identity', '身份证', 2, true, 2],
      [`${KITE}/photo`, '风筝照片', 1, true, 1],
      [`${STRING}/sample`, '线样', 1, false, 1],
    ]);
  });

  it('is taken apart: shared answers go to every field that takes them and win over an item’s own', async () => {
    const parts = splitIntake(
      await compiledBundle(),
      intake({
        situation: { ownString: true, indoor: true, first: true },
        materials: [handed('identity'), handed(`${KITE}/photo`)],
      }),
    );
    expect(parts.map(({ item, form, situation }) => [item, form, situation])).toEqual([
      [KITE, { color: '2', big: true }, {}],
      [STRING, { paint: '2', length: 30 }, { first: true, indoor: true }],
    ]);
    const inHand = parts.map(({ materials }) => materials.map(({ material }) => material));
    expect(inHand).toEqual([['identity', 'photo'], ['identity']]);
  });
});

describe('progress', () => {
  const at = (status: 'inProgress' | 'concluded', result?: 'granted' | 'denied') => ({
    item: KITE,
    status,
    ...(result ? { result } : {}),
  });

  it.each([
    [[at('concluded', 'granted'), at('concluded', 'granted')], 'granted'],
    [[at('concluded', 'granted'), at('concluded', 'denied')], 'partly'],
    [[at('concluded', 'denied')], 'denied'],
    [[at('concluded', 'granted'), at('inProgress')], undefined],
    [[], undefined],
  ] as const)('of %j is %s', (cases, result) => {
    expect(bundleProgress([...cases]).result).toBe(result);
  });
});

describe('check of a bundle', () => {
  it('names both files of a conflict of definition', async () => {
    const part = festival();
    part.shared.fields.size = { title: '大小', from: ['kite-permit/big', 'string-register/length'] };
    expect(await bundleProblems(part)).toMatchObject([
      {
        code: 'bundle.conflict',
        file: 'bundles/festival.json',
        path: '/shared/fields/size/from/1',
        message: expect.stringMatching(
          /forms\/kite-permit\.json.*forms\/string-register\.json.*type=boolean；type=number/,
        ),
      },
    ]);
  });

  it('names references that lead nowhere, in items, fields, materials and scenarios', async () => {
    const part = festival();
    part.items.push({ item: 'kite-permits' });
    expect(await bundleProblems(part)).toMatchObject([{ code: 'pack.danglingLink', path: '/items/3/item' }]);
    const other = festival();
    other.shared.fields.lost = { title: '没有', from: ['kite-permit/size', 'sky/blue'] };
    other.shared.materials.lost = ['string-register/flag'];
    Object.assign(other.proof[0]?.cases ?? {}, { 'string-register': { scenario: 'kite-permit/none' } });
    expect((await bundleProblems(other)).map(({ path }) => path)).toEqual([
      '/shared/fields/lost/from/0',
      '/shared/fields/lost/from/1',
      '/shared/materials/lost/0',
      '/proof/0/cases/kite:string-register/scenario',
    ]);
  });

  it('refuses the same field twice, an item twice, unreadable conditions and questions that differ', async () => {
    const part = festival();
    part.items.push({ item: 'kite-permit', when: 'situation.ownString and' });
    part.shared.fields.again = { title: '颜色', from: ['kite-permit/color'] };
    part.situations.push({ id: 'first', question: '第几次？', type: 'choice', options: [{ value: '1', label: '一' }] });
    expect((await bundleProblems(part)).map(({ path }) => path)).toEqual([
      '/items/3/item',
      '/items/3/when',
      '/situations/2',
      '/situations/2',
      '/shared/fields/again/from/0',
    ]);
  });

  it('refuses items that no single applicant can ask for', async () => {
    const files = festivalFiles();
    const spare = JSON.parse(files['items/spare-register.json'] ?? '{}');
    spare.elements.serviceObjects = ['organization'];
    files['items/spare-register.json'] = JSON.stringify(spare);
    expect(await bundleProblems(festival(), files)).toMatchObject([{ code: 'bundle.incoherent', path: '/items' }]);
  });
});

describe('proof of a bundle', () => {
  const prove = async (change: (part: ReturnType<typeof festival>) => void) => {
    const part = festival();
    change(part);
    const pack = openPack(festivalFiles(part));
    if (!pack.ok) throw new Error(JSON.stringify(pack.problems));
    const content = await resolveContent([pack.value]);
    if (!content.ok) throw new Error(JSON.stringify(content.problems));
    return provePacks([pack.value], content.value).flatMap(({ problems }) => problems);
  };
  const proofOf = (part: ReturnType<typeof festival>) => part.proof[0] ?? expect.fail();

  it('plays every case to its end from the one intake', async () => {
    expect(await prove(() => {})).toEqual([]);
  });

  it('names file and path of what went otherwise', async () => {
    const file = 'bundles/festival.json';
    expect(await prove((part) => Object.assign(proofOf(part).expect, { asked: 5, result: 'partly' }))).toMatchObject([
      { file, path: '/proof/0/expect/asked', message: '合并后要填的字段数应为 5，结果为 3。' },
      { file, path: '/proof/0/expect/result' },
    ]);
    expect(await prove((part) => Object.assign(proofOf(part).shared, { color: '9' }))).toMatchObject([
      { file, path: '/proof/0/cases/kite:kite-permit/form' },
      { file, path: '/proof/0/cases/kite:string-register/form' },
      { path: '/proof/0/expect/results/kite:kite-permit' },
      { path: '/proof/0/expect/results/kite:string-register' },
      { path: '/proof/0/expect/result' },
    ]);
  });
});
