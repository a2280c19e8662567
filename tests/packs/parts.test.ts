import { beforeAll, describe, expect, it } from 'vitest';
import {
  applicableItems,
  type Content,
  fillPoster,
  layoutPoster,
  openPack,
  type Pack,
  provePacks,
  resolveContent,
} from '#engine';
import { readPackFiles } from './readPack.ts';

/** Campaigns, bundles and posters of the national pack: each is played, merged or laid out, not only read. */
let pack: Pack;
let content: Content;

beforeAll(async () => {
  const opened = openPack(readPackFiles('national'));
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems, null, 1));
  pack = opened.value;
  const resolved = await resolveContent([pack]);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems, null, 1));
  content = resolved.value;
});

it('every proof comes out as expected', () => {
  const outcomes = provePacks([pack], content);
  const parts = new Set(outcomes.map(({ part }) => part.split('/')[0]));
  expect([...parts]).toEqual(expect.arrayContaining(['campaigns', 'bundles']));
  expect(outcomes.filter(({ problems }) => problems.length > 0)).toEqual([]);
});

describe('campaigns', () => {
  it('walk every flow of their processes in their proofs', () => {
    // Each process has one way back and one way on behind every gateway: both outcomes stand in the commands.
    for (const { source, process } of content.campaigns) {
      const given = source.proof.flatMap(({ commands }) => Object.values(commands).flat());
      for (const { id, settings } of Object.values(process.nodes))
        for (const outcome of settings.outcomes) {
          const taken = given.filter((command) => command.complete === id && command.outcome === outcome.id);
          expect(taken.length, `${source.id} ${id} ${outcome.id}`).toBeGreaterThan(0);
        }
    }
  });

  it('draw, compare and find a difference', () => {
    for (const { source } of content.campaigns) {
      const [proof] = source.proof;
      expect(Object.values(proof?.expect.draw ?? {}).flat().length, source.id).toBeGreaterThan(0);
      expect(proof?.expect.differences?.length, source.id).toBeGreaterThan(0);
    }
  });
});

describe('bundles', () => {
  const TEN = [
    '企业招用员工一件事',
    '与员工解除终止合同一件事',
    '失业一件事',
    '创业一件事',
    '高校毕业生就业一件事',
    '事业单位聘用一件事',
    '职工退休一件事',
    '申领工亡待遇一件事',
    '退休人员过世一件事',
    '申领社保卡一件事',
  ];

  it('are the ten of the notice', () => {
    expect(content.bundles.map(({ source }) => source.title).sort()).toEqual([...TEN].sort());
  });

  it('ask less than their items would one by one', () => {
    for (const { source, items } of content.bundles) {
      const twice = Object.values(source.shared.fields).filter(({ from }) => from.length > 1);
      expect(twice.length, source.id).toBeGreaterThan(3);
      expect(Object.keys(items).length, source.id).toBeGreaterThan(1);
    }
  });

  it('open nothing that the answers do not call for', () => {
    const death = content.bundles.find(({ source }) => source.id === 'retiree-death');
    if (!death) expect.fail();
    const called = (situation: object) =>
      applicableItems(death, { situation: situation as never, shared: {}, choose: [] }).map((ref) => ref.split(':')[1]);
    // R58: 丧葬补助 of several insurances, only one of them.
    expect(called({ pensionKind: 'resident', claimFuneral: true })).toEqual(['urr-cancel', 'urr-funeral']);
    expect(called({ pensionKind: 'unemployed', claimFuneral: true })).toEqual(['ui-death']);
    expect(called({})).toEqual([]);
  });
});

describe('posters', () => {
  it.each(['county', 'town', 'village'] as const)('of a %s fit their sheets and carry its name', (level) => {
    const office = Object.values(pack.organizations)
      .flatMap(({ offices }) => offices)
      .find((one) => one.level === level);
    if (!office) expect.fail();
    const walls = content.posters.filter(({ source }) => source.levels.includes(level));
    expect(walls.length).toBeGreaterThan(2);
    for (const wall of walls) {
      const filled = fillPoster(wall, {
        office,
        date: '2026-11-22',
        pack: { title: '全国基础包', version: pack.manifest.version },
        site: 'https://wutong.example',
        items: content.items,
      });
      const sheets = layoutPoster(filled);
      const words = sheets.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])));
      expect(sheets, wall.ref).toHaveLength(1);
      expect(filled.blocks.length, wall.ref).toBeGreaterThan(0);
      expect(words.join(''), wall.ref).toContain(office.name);
      expect(words.join(''), wall.ref).not.toMatch(/\{|undefined|null/);
    }
  });
});
