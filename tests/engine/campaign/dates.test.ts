import { describe, expect, it } from 'vitest';
import { type CampaignStage, checkCampaign, stageDates } from '#engine';
import { kiteCampaign, source } from './kites.ts';

const calendar = {
  id: 'c',
  title: '日历',
  holidays: { '2026-05-01': '劳动节' },
  workdays: {},
  publishedYears: [2026],
  utcOffset: 480,
};
const stage = (due: string, days?: 'working'): CampaignStage => ({
  id: due,
  title: due,
  tasks: ['count'],
  due,
  ...(days ? { days } : {}),
});
const dates = (start: string, ...stages: CampaignStage[]): string[] => stageDates(stages, start, calendar);

describe('dates of stages', () => {
  it('are days of the campaign’s year, of the next one where the stage before is due later', () => {
    expect(dates('2011-10-08', stage('12-31'), stage('09-30'))).toEqual(['2011-12-31', '2012-09-30']);
    expect(dates('2013-05-02', stage('04-30'), stage('05-15'))).toEqual(['2013-04-30', '2013-05-15']);
  });

  it('move to a working day when told so', () => {
    expect(dates('2026-01-05', stage('01-31'), stage('05-01', 'working'))).toEqual(['2026-01-31', '2026-05-04']);
  });

  it('count durations from the start, in natural or in working days', () => {
    expect(dates('2026-01-31', stage('P1M'), stage('P1M10D'))).toEqual(['2026-02-28', '2026-03-10']);
    expect(dates('2026-04-27', stage('P5D', 'working'))).toEqual(['2026-05-05']);
  });
});

describe('check of a campaign', () => {
  const messages = async (change: Partial<typeof source>) => {
    const { process } = await kiteCampaign();
    return checkCampaign({ ...source, ...change }, process).map(({ path, message }) => `${path} ${message}`);
  };

  it('has nothing to say of a sound one', async () => {
    expect(await messages({})).toEqual([]);
  });

  it('wants every task in one stage, and stages of tasks that exist', async () => {
    const [first, second] = source.stages;
    if (!first || !second) expect.fail();
    const found = await messages({ stages: [first, { ...second, tasks: ['check', 'dance'] }] });
    expect(found).toEqual([
      '/stages 流程的环节“总结”（praise）不在任何阶段中，没有时限，请补上。',
      '/stages/1/tasks/0 “check”已在前面的阶段中。',
      '/stages/1/tasks/1 流程中没有用户任务“dance”。',
    ]);
  });

  it.each([
    ['02-29', undefined],
    ['13-01', undefined],
    ['PT5H', undefined],
    ['P1M', 'working'],
  ] as const)('refuses the due date %s %s', async (due, days) => {
    const [first, second] = source.stages;
    if (!first || !second) expect.fail();
    const found = await messages({ stages: [{ ...first, due, ...(days ? { days } : {}) }, second] });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^\/stages\/0\/due /);
  });

  it('refuses choices without options, expressions that do not read, and spot checks without size or figures', async () => {
    const [first, second] = source.stages;
    if (!first || !second) expect.fail();
    const evidence = [{ id: 'w', name: '风力', kind: 'choice' as const, compares: 'count(' }];
    expect(await messages({ stages: [{ ...first, evidence }, second] })).toHaveLength(3);
    expect(await messages({ scope: { levels: ['village'], where: 'windy and' } })).toHaveLength(1);
    expect(await messages({ spotCheck: { by: 'county' } })).toEqual([
      '/spotCheck 抽查没有写比例（rate）或最少数量（minimum）。',
    ]);
  });
});
