import { type BundleIntake, type CompiledBundle, type PackFiles, type Problem, resolveContent } from '#engine';
import { kiteFiles, kiteItem, opened } from '../pack/kitePack.ts';

const text = (value: unknown): string => JSON.stringify(value);

/** A second item beside the kite permit: registering the string, with a form and materials that partly overlap. */
const stringItem = () => {
  const kite = kiteItem();
  return {
    ...kite,
    id: 'string-register',
    title: '风筝线登记',
    form: 'string-register',
    ledgers: [],
    rights: {},
    situations: [
      { id: 'first', question: '是否第一次登记？', type: 'boolean' },
      { id: 'indoor', question: '是否室内放飞？', type: 'boolean' },
    ],
    elements: {
      ...kite.elements,
      name: '风筝线登记',
      materials: [
        { id: 'identity', name: '居民身份证', form: '原件', copies: 2, source: '政府部门核发', need: 'required' },
        {
          id: 'sample',
          name: '线样',
          form: '原件',
          copies: 1,
          source: '申请人自备',
          need: 'conditional',
          when: 'situation.first = true',
        },
      ],
    },
  };
};

const stringForm = () => ({
  id: 'string-register',
  title: '风筝线登记表',
  schema: {
    type: 'object',
    properties: {
      paint: { type: 'string', title: '线的颜色', codeTable: 'COLOR' },
      length: { type: 'number', title: '线长（米）', minimum: 1 },
      twice: { type: 'number', title: '线长的两倍', derived: 'form.length * 2' },
      checked: { type: 'boolean', title: '已验线' },
    },
    required: ['paint', 'length'],
  },
  sections: [{ title: '线', fields: ['paint', 'length', 'twice', 'checked'] }],
  steps: { acceptance: { hide: ['checked'] } },
});

export const festival = () => ({
  id: 'festival',
  title: '风筝节一件事',
  items: [
    { item: 'kite-permit' },
    { item: 'string-register', when: 'situation.ownString = true' },
    { item: 'kite:spare-register', optional: true },
  ],
  situations: [
    { id: 'ownString', question: '是否自带线？', type: 'boolean' },
    { id: 'indoor', question: '放飞地点是否在室内？', type: 'boolean' },
  ] as object[],
  shared: {
    fields: { color: { title: '颜色', from: ['kite-permit/color', 'string-register/paint'] } } as Record<
      string,
      { title: string; from: string[] }
    >,
    materials: { identity: ['kite-permit/identity', 'string-register/identity'] } as Record<string, string[]>,
  },
  result: '许可和登记一次办成',
  timeLimit: { value: 5, unit: 'workingDay' },
  proof: [
    {
      title: '自带线放风筝',
      now: '2026-03-02T09:00:00+08:00',
      applicant: { kind: 'person', name: '龚㛃', idType: '10', idNo: '11010119880315004X' },
      situation: { ownString: true, indoor: false },
      shared: { color: '2' },
      cases: {
        'kite-permit': { scenario: 'kite-permit/happy' },
        'string-register': { scenario: 'kite-permit/happy', form: { length: 30 }, situation: { first: true } },
      } as Record<string, object>,
      expect: {
        items: ['kite-permit', 'string-register'],
        asked: 3,
        materials: 2,
        results: { 'kite-permit': 'granted', 'string-register': 'granted' },
        result: 'granted',
      },
    },
  ],
});

const happy = {
  title: '准予',
  item: 'kite-permit',
  now: '2026-03-02T09:00:00+08:00',
  shows: 'happy',
  applicant: { kind: 'person', name: '欧阳·建国', idType: '10', idNo: '11010119880315004X' },
  form: { color: '1', big: false },
  steps: [
    { by: 'a', at: 'acceptance', outcome: 'accept' },
    { by: 'b', at: 'approval', outcome: 'approve', opinion: '同意' },
  ],
  expect: { status: 'concluded', result: 'granted' },
};

/** The kite pack with the bundle `part` over three items. */
export function festivalFiles(part: object = festival()): PackFiles {
  const spare = { ...stringItem(), id: 'spare-register', title: '备用线登记' };
  return {
    ...kiteFiles(),
    'items/string-register.json': text(stringItem()),
    'items/spare-register.json': text(spare),
    'forms/string-register.json': text(stringForm()),
    'scenarios/kite-permit/happy.json': text(happy),
    'bundles/festival.json': text(part),
  };
}

export async function compiledBundle(part: object = festival()): Promise<CompiledBundle> {
  const content = await resolveContent([opened(festivalFiles(part))]);
  const bundle = content.ok ? content.value.bundles[0] : undefined;
  if (!bundle) throw new Error(JSON.stringify(content));
  return bundle;
}

export async function bundleProblems(part: object, files: PackFiles = festivalFiles(part)): Promise<Problem[]> {
  const content = await resolveContent([opened(files)]);
  return content.ok ? [] : content.problems;
}

export const intake = (change: Partial<BundleIntake> = {}): BundleIntake => ({
  applicant: { kind: 'person', name: '龚㛃', idType: '10', idNo: '11010119880315004X' },
  situation: { ownString: true, indoor: false },
  shared: { color: '2' },
  choose: [],
  own: { 'kite:kite-permit': { form: { big: true, color: '1' } }, 'kite:string-register': { form: { length: 30 } } },
  ...change,
});
