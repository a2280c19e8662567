import { describe, expect, it } from 'vitest';
import { type Certification, certifyPacks, type Json, type PackFiles, type ScenarioProof, type Verdict } from '#engine';
import { changed, compiled, kiteFiles, opened, problemsOf as problemsIn } from '../kitePack.ts';

const scenario = (more: object = {}) => ({
  title: '欧阳·阿依古丽申请放风筝',
  item: 'kite-permit',
  now: '2026-01-05T09:00:00+08:00',
  shows: 'happy',
  applicant: { kind: 'person', name: '欧阳·阿依古丽', idType: '10', idNo: '11010119900307109X', phone: '13800000000' },
  form: { color: '1' },
  steps: [
    { by: 'acceptance', at: 'acceptance', outcome: 'accept' },
    { by: 'acceptance', at: 'approval', outcome: 'approve', refused: 'duty.conflict' },
    { by: 'approval', at: 'approval', outcome: 'approve', opinion: '同意' },
  ],
  expect: {
    status: 'concluded',
    result: 'granted',
    ledgers: [{ ledger: 'kites', values: { color: '1' } as Record<string, Json> }],
    path: ['acceptance', 'approval'],
  },
  ...more,
});

const withScenario = (value: object): PackFiles => ({
  ...kiteFiles(),
  'scenarios/kite-permit/happy.json': JSON.stringify(value),
});

async function certified(value: object): Promise<Certification> {
  const files = withScenario(value);
  return certifyPacks([opened(files)], await compiled(files));
}

const problemsOf = async (more: object) => (await certified(scenario(more))).outcomes[0]?.problems;

const NOTHING: Certification = { outcomes: [], proofs: [], coverage: [], problems: [] };
const ALL = { flows: ['f1', 'f2', 'f3'], ends: ['end'] };

describe('certifyPacks', () => {
  it('plays a scenario and counts every flow and end event of the process', async () => {
    const { outcomes, coverage, problems } = await certified(scenario());
    expect(outcomes).toMatchObject([{ pack: '@wutong/kite', scenario: 'kite-permit/happy', problems: [] }]);
    expect(outcomes[0]?.verdicts).toEqual([{ engine: 'wutong', verdict: 'passed', problems: [] }]);
    expect(coverage).toEqual([
      {
        process: 'kite:kite',
        name: 'kite',
        items: ['kite:kite-permit'],
        campaigns: [],
        parts: 4,
        reached: 4,
        missed: [],
        threshold: 90,
        enough: true,
      },
    ]);
    expect(problems).toEqual([]);
  });

  it('holds a step to the level that it names', async () => {
    const at = (level: string) =>
      problemsOf({
        steps: [{ by: 'acceptance', at: 'acceptance', level, outcome: 'accept' }, ...scenario().steps.slice(1)],
      });
    expect(await at('town')).toEqual([]);
    expect(await at('village')).toMatchObject([
      {
        code: 'scenario.failed',
        file: 'scenarios/kite-permit/happy.json',
        path: '/steps/0/level',
        message: '环节“acceptance”应在村（社区）办理，结果在乡镇（街道）办理。',
      },
    ]);
  });

  it('holds a step to the day by which it must be done, and an intake to none', async () => {
    const [accept, , approve] = scenario().steps;
    // Two working days from Monday; the acceptance itself runs before the clock.
    expect(await problemsOf({ steps: [accept, { ...approve, due: '2026-01-07' }] })).toEqual([]);
    expect(await problemsOf({ steps: [accept, { ...approve, due: '2026-01-08' }] })).toMatchObject([
      { path: '/steps/1/due', message: '环节“approval”应在 2026-01-08 以前办完，结果期限为“2026-01-07”。' },
    ]);
    expect(await problemsOf({ steps: [{ ...accept, due: '2026-01-07' }, approve] })).toMatchObject([
      { path: '/steps/0/due', message: '环节“acceptance”应在 2026-01-07 以前办完，结果期限为“无”。' },
    ]);
  });

  it('reads the guide as the applicant does, and the materials that the answers call for', async () => {
    const expecting = (more: object) => problemsOf({ expect: { ...scenario().expect, ...more } });
    const guide = {
      legalBasis: ['风筝管理办法第1条'],
      exerciseLevels: ['乡镇（街道）'],
      statutory: '20个工作日',
      promised: '5个工作日',
      limitNote: '',
      acceptConditions: ['有风筝'],
      notAccept: ['在机场净空保护区内'],
      materials: ['身份证（原件）', '风筝照片（原件，1份，）'],
      procedure: '受理→审批',
      steps: { acceptance: '乡镇（街道）', approval: '乡镇（街道），2个工作日' },
      result: '放风筝许可证',
      fee: '不收费',
      implementingBody: '镇服务所',
      assumed: [],
    };
    expect(await expecting({ guide, materials: ['identity'] })).toEqual([]);
    for (const [name, words] of Object.entries(guide)) {
      const other = typeof words === 'string' ? `${words}错` : Array.isArray(words) ? [...words, '错'] : {};
      expect(await expecting({ guide: { [name]: other } })).toMatchObject([
        { code: 'scenario.unexpected', path: `/expect/guide/${name}` },
      ]);
    }
    expect(await expecting({ materials: ['identity', 'photo'] })).toMatchObject([
      { path: '/expect/materials', message: '按这些回答需要的材料应为 identity、photo，结果为 identity。' },
    ]);
  });

  it('names what a pack without scenarios leaves unwalked', async () => {
    const { outcomes, coverage, problems } = await certifyPacks([opened(kiteFiles())], await compiled(kiteFiles()));
    expect(outcomes).toEqual([]);
    expect(coverage[0]?.missed.map(({ id }) => id)).toEqual([...ALL.flows, ...ALL.ends]);
    expect(problems).toMatchObject([{ code: 'coverage.low', file: 'processes/kite.bpmn' }]);
    expect(problems[0]?.message).toContain('为 0%，应不低于 90%。请补写情景，走到：“start→受理”');
    expect(problems[0]?.message).toContain('结束“end”');
  });

  it('counts nothing of a scenario that does not turn out as expected', async () => {
    const { coverage, problems } = await certified(scenario({ expect: { status: 'inProgress' } }));
    expect(coverage[0]?.reached).toBe(0);
    expect(problems.map(({ code }) => code)).toEqual(['scenario.unexpected', 'coverage.low']);
    expect(problems[0]?.message).toContain('（内容包“@wutong/kite”）');
  });

  it.each([
    ['the status', { expect: { status: 'inProgress' } }, '/expect/status'],
    ['the result', { expect: { status: 'concluded', result: 'denied' } }, '/expect/result'],
    [
      'a value of a row',
      { expect: { status: 'concluded', ledgers: [{ ledger: 'kites', values: { color: '2' } }] } },
      '/expect/ledgers/0/values/color',
    ],
    [
      'a row',
      { expect: { status: 'concluded', ledgers: [{ ledger: 'kite:others', values: {} }] } },
      '/expect/ledgers/0',
    ],
    ['the order', { expect: { status: 'concluded', path: ['approval', 'acceptance'] } }, '/expect/path/1'],
  ])('names %s that is not as expected', async (_what, more, path) => {
    expect(await problemsOf(more)).toMatchObject([
      { code: 'scenario.unexpected', path, file: 'scenarios/kite-permit/happy.json' },
    ]);
  });

  it.each([
    ['no such task', { by: 'approval', at: 'approval', outcome: 'approve' }, '/steps/0/at', /现有：acceptance/],
    ['a refusal', { by: 'acceptance', at: 'acceptance', outcome: 'kite' }, '/steps/0', /应当办成，结果被拒绝/],
    [
      'a success that should have been refused',
      { by: 'a', at: 'acceptance', outcome: 'accept', refused: 'x' },
      '/steps/0',
      /结果办成了/,
    ],
    ['a wrong duration', { advance: '5天' }, '/steps/0/advance', /应写作 P5D/],
  ])('stops at %s and says where', async (_what, step, path, message) => {
    const [found] = (await problemsOf({ steps: [step] })) ?? [];
    expect(found).toMatchObject({ code: 'scenario.failed', path });
    expect(found?.message).toMatch(message);
  });

  it('says when the application itself is not received', async () => {
    expect(await problemsOf({ form: { color: '99' } })).toMatchObject([{ code: 'scenario.failed', path: '/form' }]);
  });

  it('says when the item is not among those compiled', async () => {
    const files = withScenario(scenario());
    const { problems } = await certifyPacks([opened(files)], []);
    expect(problems).toMatchObject([{ code: 'scenario.noItem', file: 'scenarios/kite-permit/happy.json' }]);
  });

  it('asks the second engine about what went as expected, and fails with it', async () => {
    const files = withScenario(scenario());
    const elsewhere: Verdict = {
      engine: 'other',
      verdict: 'failed',
      problems: [{ code: 'scenario.otherPath', message: '走得不同', path: '/steps/0' }],
    };
    const asked: string[] = [];
    const { outcomes, problems } = await certifyPacks([opened(files)], await compiled(files), {
      secondOpinion: async ({ scenario: { title }, run }) => {
        asked.push(`${title} ${run.moves.map(({ kind, at }) => `${kind}@${at}`).join(' ')}`);
        return elsewhere;
      },
    });
    expect(asked).toEqual(['欧阳·阿依古丽申请放风筝 start@/form task@/steps/0 task@/steps/2']);
    expect(outcomes[0]?.verdicts.map(({ verdict }) => verdict)).toEqual(['passed', 'failed']);
    expect(problems).toMatchObject([
      { code: 'scenario.otherPath', path: '/steps/0', file: 'scenarios/kite-permit/happy.json' },
    ]);
  });

  it('takes what did not change from memory, also in the next version of the pack', async () => {
    const memory = new Map<string, ScenarioProof>();
    const asked: string[] = [];
    const options = {
      memory,
      secondOpinion: async (): Promise<Verdict> => {
        asked.push('asked');
        return { engine: 'other', verdict: 'passed', problems: [] };
      },
    };
    const files = withScenario(scenario());
    const next = changed(files, 'package.json', (manifest) => {
      manifest.version = '1.3.0';
    });
    const first = await certifyPacks([opened(files)], await compiled(files), options);
    expect(await certifyPacks([opened(next)], await compiled(next), options)).toEqual(first);
    expect(asked).toHaveLength(1);
    const other = changed(next, 'items/kite-permit.json', (item) => {
      item.steps = {};
    });
    await certifyPacks([opened(other)], await compiled(other), options);
    expect(asked).toHaveLength(2);
  });

  it('certifies only the processes of changed items, and of items with other scenarios', async () => {
    const files = withScenario(scenario());
    const items = await compiled(files);
    const certify = (changedRefs: string[], before?: PackFiles) =>
      certifyPacks([opened(files)], items, {
        changed: new Set(changedRefs),
        ...(before ? { before: [opened(before)] } : {}),
      });
    expect(await certify(['kite:other'])).toEqual(NOTHING);
    expect(await certify([], files)).toEqual(NOTHING);
    expect((await certify(['kite:kite-permit'])).outcomes).toHaveLength(1);
    expect((await certify([], withScenario(scenario({ title: '改了标题' })))).outcomes).toHaveLength(1);
    expect((await certify([], kiteFiles())).outcomes).toHaveLength(1);
  });

  it('certifies a process again when a scenario is taken away', async () => {
    const files = kiteFiles();
    const options = { changed: new Set<string>(), before: [opened(withScenario(scenario()))] };
    const { problems } = await certifyPacks([opened(files)], await compiled(files), options);
    expect(problems).toMatchObject([{ code: 'coverage.low' }]);
  });

  it('lets a pack raise the threshold, not lower it', async () => {
    const asking = (coverage: number) =>
      changed(withScenario(scenario()), 'package.json', (manifest) => {
        manifest.wutong = { ...(manifest.wutong as object), coverage };
      });
    const files = asking(95);
    const { coverage } = await certifyPacks([opened(files)], await compiled(files));
    expect(coverage[0]?.threshold).toBe(95);
    expect(problemsIn(asking(80))).toMatchObject([{ path: '/wutong/coverage' }]);
  });

  it('reads a pack whose files name their schema for the editor', async () => {
    const files = changed(withScenario(scenario()), 'items/kite-permit.json', (item) => {
      item.$schema = '../../engine/pack/schemas/item.json';
    });
    const [item] = await compiled(files);
    expect(item?.item).not.toHaveProperty('$schema');
    const [plain] = await compiled(withScenario(scenario()));
    expect(item?.digest).toBe(plain?.digest);
  });
});
