import { describe, expect, it } from 'vitest';
import {
  advanceCampaign,
  type CampaignCommand,
  type CampaignRun,
  type CompiledCampaign,
  campaignBoard,
  campaignSummary,
  comparedFigures,
  isRefusal,
  proveCampaign,
  remindersOn,
  reportDifferences,
  startCampaign,
} from '#engine';
import { at, kiteCampaign, offices, source, started } from './kites.ts';

type Completion = Omit<Extract<CampaignCommand, { type: 'task.complete' }>, 'type'>;

/** Completes tasks one after the other; throws on a refusal. */
function done(campaign: CompiledCampaign, run: CampaignRun, list: (Completion & { on: string })[]): CampaignRun {
  return list.reduce((before, { on, ...command }) => {
    const step = advanceCampaign(campaign, before, { type: 'task.complete', ...command }, at(on));
    if (isRefusal(step)) throw new Error(JSON.stringify(step));
    return step.run;
  }, run);
}

const counted = (office: string, on: string, kites: number) => [
  { on, office, element: 'count', evidence: { kites } },
  { on, office, element: 'check', outcome: 'pass' },
];
const praised = (office: string, on: string, story = '风大线长。') => ({
  on,
  office,
  element: 'praise',
  evidence: { story, weather: '大' },
});

describe('starting', () => {
  it('begins one instance for every office of the scope, by level and condition', async () => {
    const { run, facts } = await started();
    expect(Object.keys(run.branches)).toEqual(['longtang', 'yangliu', 'gucheng']);
    expect(facts[0]).toMatchObject({ type: 'campaign.started', start: '2026-04-01' });
    expect(run.branches.longtang?.data).toMatchObject({ office: { name: '龙塘村', kites: 12 } });
  });

  it('refuses an empty scope, and a task whose level nobody above has', async () => {
    const nobody = startCampaign(await kiteCampaign({ scope: { levels: ['city'] } }), offices, at('2026-04-01'));
    expect(nobody).toMatchObject({ refused: true, code: 'campaign.noOffices' });
    const orphan = startCampaign(await kiteCampaign(), offices.slice(1), at('2026-04-01'));
    expect(orphan).toMatchObject({ refused: true, code: 'campaign.noOffice' });
  });

  it('leaves the work of a level that the tree lacks to the office above', async () => {
    const campaign = await kiteCampaign();
    const city = offices.map((office) => (office.id === 'county' ? { ...office, level: 'city' as const } : office));
    const step = startCampaign(campaign, city, at('2026-04-01'));
    if (isRefusal(step)) expect.fail(step.message);
    const counted = done(campaign, step.run, [
      { on: '2026-04-02', office: 'longtang', element: 'count', evidence: { kites: 12 } },
    ]);
    expect(campaignBoard(campaign, counted, '2026-04-02').rows[0]?.stages[0]?.waitsFor).toEqual(['county']);
    const drawn = advanceCampaign(campaign, counted, { type: 'spotCheck.draw', seed: '3' }, at('2026-04-03'));
    if (isRefusal(drawn)) expect.fail(drawn.message);
    expect(drawn.facts).toMatchObject([{ type: 'spotCheck.drawn', checker: 'county' }]);
  });
});

describe('working a branch', () => {
  it('checks kinds and names of evidence, and what is required where the stage closes', async () => {
    const { campaign, run } = await started();
    const give = (element: string, evidence: Record<string, never> | object, outcome?: string) =>
      advanceCampaign(
        campaign,
        run,
        {
          type: 'task.complete',
          office: 'longtang',
          element,
          evidence: evidence as never,
          ...(outcome ? { outcome } : {}),
        },
        at('2026-04-02'),
      );
    for (const wrong of [{ kites: '十二' }, { kites: Number.NaN }, { photo: '合影.jpg' }, { unknown: 1 }])
      expect(give('count', wrong), JSON.stringify(wrong)).toMatchObject({ code: 'campaign.evidence' });
    const without = done(campaign, run, [{ on: '2026-04-02', office: 'longtang', element: 'count' }]);
    const closing = advanceCampaign(
      campaign,
      without,
      { type: 'task.complete', office: 'longtang', element: 'check', outcome: 'pass' },
      at('2026-04-03'),
    );
    expect(closing).toMatchObject({ code: 'campaign.evidence', problems: [{ path: '/evidence/kites' }] });
  });

  it('lets only the responsible office act, and only where the branch stands', async () => {
    const { campaign, run } = await started();
    const after = done(campaign, run, [
      { on: '2026-04-02', office: 'longtang', element: 'count', evidence: { kites: 3 } },
    ]);
    const check = { type: 'task.complete', office: 'longtang', element: 'check', outcome: 'pass' } as const;
    expect(advanceCampaign(campaign, after, { ...check, by: 'longtang' }, at('2026-04-03'))).toMatchObject({
      code: 'campaign.notYours',
      message: '这个环节由“清溪县”办理。',
    });
    expect(isRefusal(advanceCampaign(campaign, after, { ...check, by: 'county' }, at('2026-04-03')))).toBe(false);
    expect(advanceCampaign(campaign, run, check, at('2026-04-03'))).toMatchObject({ code: 'campaign.notWaiting' });
    expect(advanceCampaign(campaign, run, { ...check, office: 'wufeng' }, at('2026-04-03'))).toMatchObject({
      code: 'campaign.noBranch',
    });
  });

  it('does what has fallen due, and changes no run that it was given', async () => {
    const { campaign, run } = await started();
    const before = JSON.stringify(run);
    const waiting = done(campaign, run, counted('longtang', '2026-04-02', 12));
    const late = advanceCampaign(campaign, waiting, { type: 'clock' }, at('2026-04-30'));
    if (isRefusal(late)) expect.fail(late.message);
    expect(late.run.branches.longtang?.state.ended).toBe('completed');
    expect(late.run.branches.yangliu).toBe(waiting.branches.yangliu);
    expect(JSON.stringify(run)).toBe(before);
  });
});

describe('board, reminders, summary', () => {
  it('tells done, late, skipped and missing, and adds them up by the offices above', async () => {
    const { campaign, run } = await started();
    const reached = done(campaign, run, [
      ...counted('longtang', '2026-04-20', 12),
      praised('longtang', '2026-04-25'),
      ...counted('yangliu', '2026-05-06', 7),
      { on: '2026-04-22', office: 'gucheng', element: 'count' },
    ]);
    const { rows, totals } = campaignBoard(campaign, reached, '2026-05-10');
    const states = Object.fromEntries(rows.map(({ office, stages }) => [office, stages.map(({ state }) => state)]));
    expect(states).toEqual({ longtang: ['done', 'done'], yangliu: ['doneLate', 'open'], gucheng: ['late', 'waiting'] });
    expect(rows[2]?.stages[0]).toMatchObject({ due: '2026-04-30', missing: ['风筝数'], waitsFor: ['county'] });
    expect(totals).toEqual([
      {
        office: 'county',
        name: '清溪县',
        offices: 3,
        ended: 1,
        late: 2,
        stages: [
          { id: 'count', done: 2, late: 2, missing: 1 },
          { id: 'praise', done: 1, late: 0, missing: 1 },
        ],
      },
    ]);
  });

  it('opens a stage again when the branch is sent back, and skips one that the process went past', async () => {
    const { campaign, run } = await started();
    const again = done(campaign, run, [
      { on: '2026-04-02', office: 'longtang', element: 'count', evidence: { kites: 1 } },
      { on: '2026-04-03', office: 'longtang', element: 'check', outcome: 'again' },
    ]);
    expect(campaignBoard(campaign, again, '2026-04-04').rows[0]?.stages[0]).toMatchObject({ state: 'open' });
    const silent = advanceCampaign(
      campaign,
      done(campaign, run, counted('longtang', '2026-04-02', 1)),
      { type: 'clock' },
      at('2026-05-02'),
    );
    if (isRefusal(silent)) expect.fail(silent.message);
    expect(campaignBoard(campaign, silent.run, '2026-05-02').rows[0]?.stages[1]).toMatchObject({ state: 'skipped' });
  });

  it('reminds whoever has to act, the overdue first, and nobody who is done', async () => {
    const { campaign, run } = await started({ remindDays: 3 });
    const reached = done(campaign, run, [...counted('longtang', '2026-04-20', 12), praised('longtang', '2026-04-21')]);
    expect(remindersOn(campaign, reached, '2026-04-26')).toEqual([]);
    expect(remindersOn(campaign, reached, '2026-04-27').map(({ office, daysLeft }) => [office, daysLeft])).toEqual([
      ['yangliu', 3],
      ['gucheng', 3],
    ]);
    expect(remindersOn(campaign, reached, '2026-05-29')[0]).toMatchObject({ daysLeft: -29, missing: ['风筝数'] });
  });

  it('counts stages, adds figures up, counts choices and collects good practice', async () => {
    const { campaign, run } = await started();
    const reached = done(campaign, run, [
      ...counted('longtang', '2026-04-20', 12),
      praised('longtang', '2026-04-25', '竹·骨架自己做。'),
      ...counted('yangliu', '2026-05-06', 7),
    ]);
    const summary = campaignSummary(campaign, reached, '2026-05-10');
    expect(summary).toMatchObject({ offices: 3, done: 1, late: 2 });
    expect(summary.figures).toEqual([
      { stage: 'count', evidence: 'kites', name: '风筝数', count: 2, sum: 19, average: 9.5, least: 7, most: 12 },
    ]);
    expect(summary.choices).toEqual([{ stage: 'praise', evidence: 'weather', name: '风力', counts: { 大: 1, 小: 0 } }]);
    expect(summary.goodPractice).toEqual([
      { office: 'longtang', name: '龙塘村', evidence: 'story', value: '竹·骨架自己做。' },
    ]);
  });
});

describe('differences', () => {
  it('holds reported figures against the office and its officers, and names only those that differ', async () => {
    const { campaign, run } = await started();
    const reached = done(campaign, run, [
      { on: '2026-04-02', office: 'longtang', element: 'count', evidence: { kites: 12, keepers: 2 } },
      { on: '2026-04-02', office: 'yangliu', element: 'count', evidence: { kites: 8, keepers: 1 } },
    ]);
    const officers = [{ office: 'longtang' }, { office: 'yangliu' }];
    const report = reportDifferences(campaign, reached, ['longtang', 'yangliu', 'gucheng'], { officers });
    expect(report).toEqual([
      { office: 'longtang', evidence: 'keepers', reported: 2, recorded: 1 },
      { office: 'yangliu', evidence: 'kites', reported: 8, recorded: 7 },
    ]);
  });

  it('holds the figure of the indicator’s name against the indicator', async () => {
    const spotCheck = { by: 'county', minimum: 1, compares: 'kites:kites' } as const;
    const { campaign, run } = await started({ spotCheck });
    const reached = done(campaign, run, [
      { on: '2026-04-02', office: 'longtang', element: 'count', evidence: { kites: 12, keepers: 2 } },
    ]);
    const records = { officers: [], indicator: () => 11 };
    expect(reportDifferences(campaign, reached, ['longtang'], records)).toEqual([
      { office: 'longtang', evidence: 'kites', reported: 12, recorded: 11 },
    ]);
  });
});

describe('proof', () => {
  const proof = {
    title: '普查',
    start: '2026-04-01',
    offices,
    commands: {
      longtang: [
        { at: '2026-04-03', complete: 'check', refused: 'kernel.outcomeMissing' },
        { at: '2026-04-02', complete: 'count', evidence: { kites: 12 } },
      ],
    },
    date: '2026-05-01',
    seed: '摇号 7',
    expect: {
      board: { longtang: { count: 'late' as const, praise: 'waiting' as const } },
      reminders: ['longtang/count', 'yangliu/count', 'gucheng/count'],
      summary: { late: 3 },
    },
  };

  it('plays the commands by day, and is content with what came about', async () => {
    expect(proveCampaign(await kiteCampaign(), proof)).toEqual([]);
  });

  it('names the place of what went otherwise', async () => {
    const campaign = await kiteCampaign();
    const stuck = { ...proof, commands: { yangliu: [{ at: '2026-04-02', complete: 'praise' }] } };
    expect(proveCampaign(campaign, stuck)[0]).toMatchObject({ path: '/commands/yangliu/0', code: 'campaign.proof' });
    const wrong = { ...proof, expect: { ...proof.expect, board: { longtang: { count: 'done' as const } } } };
    expect(proveCampaign(campaign, wrong)).toMatchObject([{ path: '/expect/board/longtang/count' }]);
    expect(
      proveCampaign(campaign, { ...proof, expect: { ...proof.expect, draw: { county: ['wufeng'] } } }),
    ).toMatchObject([{ path: '/expect/draw/county' }]);
  });

  it('is refused where the source has no spot check', async () => {
    const { spotCheck: _, ...without } = source;
    const campaign = { ...(await kiteCampaign()), source: without };
    expect(proveCampaign(campaign, proof)).toMatchObject([{ path: '/seed' }]);
  });
});

describe('sending back', () => {
  const [first] = source.stages;
  const evidence = first?.evidence ?? [];
  const apart: Partial<typeof source> = {
    stages: [
      { id: 'count', title: '清点', tasks: ['count'], due: '04-30', evidence },
      {
        id: 'check',
        title: '复核',
        tasks: ['check'],
        due: '05-31',
        evidence: [{ ...evidence[0], id: 'seen' } as never],
      },
      { id: 'praise', title: '总结', tasks: ['praise'], due: 'P90D' },
    ],
  };
  const statesOn = (campaign: CompiledCampaign, run: CampaignRun, date: string) =>
    campaignBoard(campaign, run, date).rows[0]?.stages.map(({ state }) => state);

  it('needs no evidence of its own, and keeps why', async () => {
    const { campaign, run } = await started(apart);
    const counted = done(campaign, run, [
      { on: '2026-04-02', office: 'longtang', element: 'count', evidence: { kites: 3 } },
    ]);
    const check = { type: 'task.complete', office: 'longtang', element: 'check' } as const;
    expect(advanceCampaign(campaign, counted, { ...check, outcome: 'pass' }, at('2026-04-03'))).toMatchObject({
      code: 'campaign.evidence',
    });
    const back = advanceCampaign(campaign, counted, { ...check, outcome: 'again', note: '少了三只' }, at('2026-04-03'));
    if (isRefusal(back)) expect.fail(back.message);
    expect(back.facts).toContainEqual({
      type: 'outcome.given',
      office: 'longtang',
      element: 'check',
      outcome: 'again',
      note: '少了三只',
    });
  });

  it('leaves the stages from there on undone until they are passed again', async () => {
    const { campaign, run } = await started(apart);
    const count = { office: 'longtang', element: 'count', evidence: { kites: 3 } };
    const back = done(campaign, run, [
      { ...count, on: '2026-04-02' },
      { on: '2026-04-03', office: 'longtang', element: 'check', outcome: 'again' },
    ]);
    expect(statesOn(campaign, back, '2026-04-03')).toEqual(['open', 'waiting', 'waiting']);
    const passed = done(campaign, back, [
      { ...count, on: '2026-05-06' },
      { on: '2026-05-07', office: 'longtang', element: 'check', outcome: 'pass', evidence: { seen: 3 } },
    ]);
    expect(statesOn(campaign, passed, '2026-05-07')).toEqual(['doneLate', 'done', 'open']);
  });
});

describe('figures beside their records', () => {
  it('are named for every office drawn, whether they differ or not', async () => {
    const { campaign, run } = await started();
    const reported = done(campaign, run, [
      { on: '2026-04-02', office: 'longtang', element: 'count', evidence: { kites: 12, keepers: 2 } },
    ]);
    const records = { officers: [{ office: 'longtang', posts: [] }] };
    expect(comparedFigures(campaign, reported, ['longtang', 'yangliu'], records)).toEqual([
      { office: 'longtang', stage: 'count', evidence: 'kites', name: '风筝数', reported: 12, recorded: 12 },
      { office: 'longtang', stage: 'count', evidence: 'keepers', name: '放飞员人数', reported: 2, recorded: 1 },
    ]);
  });
});
