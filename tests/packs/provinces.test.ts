import { beforeAll, describe, expect, it } from 'vitest';
import {
  type CompiledItem,
  type Content,
  catalogueFor,
  openPack,
  type Pack,
  provePacks,
  type RuleText,
  resolveContent,
  type Scenario,
} from '#engine';
import { played } from '../kit/scenario.ts';
import { readPackFiles } from './readPack.ts';

/** What each policy text demands of the pack of its province: numbers, names and dates as the texts give them. */

const NAMES = ['national', 'beijing', 'heilongjiang', 'jiangsu', 'guangdong', 'heyuan', 'hebei', 'shandong'];

const packs: Record<string, Pack> = {};
let content: Content;

beforeAll(async () => {
  for (const name of NAMES) {
    const opened = openPack(readPackFiles(name));
    if (!opened.ok) throw new Error(`${name}: ${JSON.stringify(opened.problems, null, 1)}`);
    packs[name] = opened.value;
  }
  const resolved = await resolveContent(Object.values(packs));
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems, null, 1));
  content = resolved.value;
});

const pack = (name: string): Pack => packs[name] ?? expect.fail(`no pack ${name}`);
const item = (ref: string): CompiledItem =>
  content.items.find((one) => one.ref === ref) ?? expect.fail(`no item ${ref}`);
const ruleText = (name: string, id: string): RuleText => pack(name).ruleTexts[id] ?? expect.fail(`no text ${id}`);
const scenario = (name: string, id: string): Scenario => pack(name).scenarios[id] ?? expect.fail(`no scenario ${id}`);
const threshold = (name: string, id: string) => {
  const { op, value } = pack(name).indicators[id]?.threshold ?? expect.fail(`no threshold ${id}`);
  return `${op} ${value}`;
};
const unified = (name: string) => pack(name).manifest.wutong.unifies?.map(({ title }) => title) ?? [];
const dates = (name: string, id: string) => pack(name).campaigns[id]?.stages.map(({ due }) => due);
const run = (name: string, id: string) => {
  const told = scenario(name, id);
  return played(item(told.item), told);
};

it('every proof of these packs comes out as expected', () => {
  const outcomes = provePacks(
    Object.values(packs).filter(({ manifest }) => manifest.wutong.namespace !== 'national'),
    content,
  );
  expect(outcomes.length).toBeGreaterThan(100);
  expect(outcomes.filter(({ problems }) => problems.length > 0)).toEqual([]);
});

it('says of every part where it comes from, and of every overlay why', () => {
  for (const { manifest, overlays, ruleTexts, indicators, campaigns } of Object.values(packs)) {
    if (manifest.wutong.namespace === 'national') continue;
    for (const { id, reason, document } of Object.values(overlays))
      expect([id, reason.length > 20, document !== undefined]).toEqual([id, true, true]);
    for (const part of [ruleTexts, indicators, campaigns].flatMap((kind) => Object.values(kind)))
      expect([part.id, (part.requirements ?? []).length > 0, (part.source ?? []).length > 0]).toEqual([
        part.id,
        true,
        true,
      ]);
  }
});

it('gives every office and every officer of the demo organizations a name of its own, whatever packs stand side by side', () => {
  const organizations = Object.values(packs).flatMap((one) => Object.values(one.organizations));
  const offices = organizations.flatMap((one) => one.offices.map(({ id }) => id));
  const officers = organizations.flatMap((one) => one.officers.map(({ userName }) => userName));
  expect(new Set(offices).size).toBe(offices.length);
  expect(new Set(officers).size).toBe(officers.length);
  for (const { demo, officers: people } of organizations) {
    expect(demo).toBe(true);
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  }
});

describe('Heilongjiang: 五统一 (黑人社函〔2013〕148号)', () => {
  it('unifies five things', () => {
    expect(unified('heilongjiang')).toEqual([
      '统一基础台账',
      '统一服务内容',
      '统一工作流程',
      '统一规章制度',
      '统一服务标准',
    ]);
  });

  it.each([
    ['unemp-reg/ledger-row', 'national:employment_unemployment'],
    ['startup-loan/ledger-row', 'national:startup_loan'],
    ['labor-survey/household-card', 'national:household'],
    ['zero-family-cert/ledger-row', 'national:zero_employment_family'],
    ['public-post-placement/ledger-row', 'national:public_post'],
  ])('%s fills the ledger %s of the one template', (id, ledger) => {
    const { ledgers } = run('heilongjiang', id);
    expect(ledgers.map((write) => write.ledger)).toContain(ledger);
    const compiled = item(`heilongjiang:${id.split('/')[0]}`).ledgers[ledger];
    expect(compiled?.columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['lastUpdate', 'updatedBy', 'inPlatformSoftware']),
    );
  });

  it('goes through four stages by the dates of the text, checked by the province', () => {
    expect(dates('heilongjiang', 'five-unify')).toEqual(['04-30', '05-15', '06-30', '07-30']);
    expect(pack('heilongjiang').campaigns['five-unify']?.spotCheck).toMatchObject({
      by: 'province',
      compares: 'organization',
    });
  });

  it('has reclamation and forestry beside the cities, and cities directly under the province', () => {
    const { offices } = pack('heilongjiang').organizations.demo ?? expect.fail('no organization');
    const under = offices.filter(({ parent }) => parent === 'hlj').map(({ name }) => name);
    for (const name of ['农垦', '森工', '绥芬河', '抚远'])
      expect(under.some((title) => title.includes(name))).toBe(true);
  });

  it('names eight kinds of service and posts them', () => {
    expect(ruleText('heilongjiang', 'eight-services').articles.map(({ title }) => title)).toEqual(
      ['文明', '公开', '主动', '承诺', '配套', '重点', '个性', '高效'].map((kind) => `${kind}服务`),
    );
  });
});

describe('Jiangsu', () => {
  it('lets the village accept and review first, loans too (JS-15)', () => {
    const { state } = run('jiangsu', 'startup-loan/village-first');
    expect(state.kernel.ended).toBeDefined();
    expect(item('jiangsu:startup-loan').item.steps?.preliminaryReview?.level).toBe('village');
  });

  it('holds the figures of the text', () => {
    expect(threshold('jiangsu', 'certified')).toBe('>= 90');
    expect(threshold('jiangsu', 'accuracy')).toBe('>= 95');
    expect(threshold('jiangsu', 'per-staff')).toBe('<= 6000');
    expect(threshold('jiangsu', 'six-in-place')).toBe('= 100');
    expect(pack('jiangsu').indicators['place-standard']?.numerator.where).toContain(
      'area >= 300 and indoorArea >= 180',
    );
  });

  it('states the duties of five levels and six systems', () => {
    expect(ruleText('jiangsu', 'duty-levels').articles).toHaveLength(5);
    expect(ruleText('jiangsu', 'six-systems').articles).toHaveLength(6);
  });
});

describe('Heyuan over Guangdong', () => {
  it('unifies eight things', () => {
    expect(unified('heyuan')).toHaveLength(8);
  });

  it('stands on what Guangdong changed, and Guangdong stays as it is', () => {
    const here = catalogueFor(content.items, '441625901901').find(({ item }) => item.id === 'unemp-reg');
    expect(here?.ref).toBe('heyuan:unemp-reg');
    expect(here?.item.elements.acceptConditions).toContain('在常住地提出');
    expect(here?.item.elements.procedure).toContain('乡镇（街道）审核、上报');
    const guangzhou = catalogueFor(content.items, '440106901901').find(({ item }) => item.id === 'unemp-reg');
    expect(guangzhou?.ref).toBe('guangdong:unemp-reg');
    expect(guangzhou?.item.elements.procedure).not.toContain('上报');
  });

  it.each([
    ['survey-publish/happy', ['acceptance', 'preliminaryReview', 'reexamination', 'approval', 'issuance']],
    ['unemp-reg/village-first', ['acceptance', 'preliminaryReview', 'reexamination', 'approval', 'issuance']],
    ['emp-reg-flex/village-verified', ['acceptance', 'verification', 'issuance']],
    ['difficult-cert/assistance', undefined],
    ['cert-apply/eight-processes', undefined],
    ['job-intro/eight-processes', undefined],
    ['retiree-socialize/eight-processes', undefined],
    ['publicity-petition/happy', ['acceptance', 'verification', 'issuance']],
  ])('runs %s, one of the eight processes', (id, path) => {
    const done = run('heyuan', id);
    expect(done.state.result).toBe('granted');
    const tasks = Object.values(item(`heyuan:${id.split('/')[0]}`).process.nodes)
      .filter(({ type }) => type === 'userTask')
      .map((node) => node.id);
    if (path) expect(done.path.filter((element) => tasks.includes(element))).toEqual(path);
  });

  it('has five dials of 100 %', () => {
    const five = ['job-in-ten-days', 'join-same-day', 'free-service', 'rural-training', 'insured'];
    for (const id of five) expect([id, threshold('heyuan', id)]).toEqual([id, '= 100']);
  });

  it('promises the pension registration for the same day', () => {
    expect(item('heyuan:urr-join').item.elements.timeLimit.promised).toEqual({ value: 1, unit: 'workingDay' });
  });

  it('has seven internal and two supervision regulations', () => {
    const { ruleTexts } = pack('heyuan');
    const of = (code: string) =>
      Object.values(ruleTexts).filter(({ requirements = [] }) => requirements.includes(code));
    expect(of('HY-17')).toHaveLength(7);
    expect(of('HY-18').filter(({ category }) => category === 'supervision')).toHaveLength(2);
  });

  it('pays no official for a second job, nobody below the minimum wage (HY-26)', () => {
    const told = scenario('heyuan', 'village-staff-register/public-servant');
    const paid = { ...told, form: { ...told.form, pay: 300 }, steps: told.steps.slice(0, 1) };
    expect(() => played(item('heyuan:village-staff-register'), paid)).toThrow('公职人员兼职的不得领取兼职报酬');
    run('heyuan', 'village-staff-register/below-minimum');
  });
});

describe('Beijing', () => {
  it('keeps windows, posts and trainings to the figures of the text', () => {
    expect(threshold('beijing', 'window-staff')).toBe('>= 1.2');
    expect(threshold('beijing', 'on-post')).toBe('>= 98');
    expect(pack('beijing').indicators['training-days']?.numerator.where).toContain('trainDaysYear >= 5');
    expect(pack('beijing').indicators['high-risk-posts']?.numerator.where).toContain('P5Y');
  });

  it('states five systems, four openings and three showings in one text', () => {
    const titles = ruleText('beijing', 'five-systems').articles.map(({ title = '' }) => title);
    expect(titles.filter((title) => title.endsWith('制'))).toHaveLength(5);
    expect(titles).toEqual(expect.arrayContaining(['四公开', '三亮明']));
    expect(
      ruleText('beijing', 'three-windows').articles.filter(({ title = '' }) => title.startsWith('一窗')),
    ).toHaveLength(3);
  });

  it('trains in eight subjects', () => {
    const subjects = pack('beijing').campaigns['yearly-training']?.stages[1]?.evidence ?? [];
    expect(subjects.filter(({ name }) => name.includes('学时'))).toHaveLength(8);
  });
});

describe('Hebei', () => {
  it('unifies six things and checks five in the villages', () => {
    expect(unified('hebei')).toHaveLength(6);
    const evidence = pack('hebei').campaigns['village-check']?.stages[0]?.evidence ?? [];
    expect(evidence.filter(({ kind }) => kind === 'choice').map(({ name }) => name)).toEqual([
      '场所固定',
      '人员定位',
      '设备统一',
      '职能明确',
      '网络连通',
    ]);
  });

  it('keeps the figures of the text as facts of the province', () => {
    expect(pack('hebei').organizations.demo?.offices[0]?.facts).toMatchObject({
      townPlatforms: 2361,
      villagePlatforms: 2955,
    });
  });
});

describe('Shandong', () => {
  it('sinks 69 items, counts 1512 standards, trains every two years', () => {
    expect(threshold('shandong', 'sunk-items')).toBe('>= 69');
    expect(threshold('shandong', 'standards')).toBe('>= 1512');
    expect(pack('shandong').campaigns.rotation?.cadence).toBe('biennial');
  });

  it('takes in at any window and works where it belongs', () => {
    expect(item('shandong:emp-reg-flex').process.id).toBe('any-window');
    expect(run('shandong', 'emp-reg-flex/any-window').state.result).toBe('granted');
  });

  it('knows nine kinds of people in difficulty, under the codes of the country', () => {
    const codes = item('shandong:difficult-cert').codeTables['national:DIFFICULT_TYPE']?.entries.map(
      ({ code }) => code,
    );
    const known = pack('national').codeTables.DIFFICULT_TYPE?.entries.map(({ code }) => code);
    expect(codes).toHaveLength(9);
    expect(known).toEqual(expect.arrayContaining(codes ?? []));
  });
});
