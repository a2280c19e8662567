import { describe, expect, it } from 'vitest';
import { dutyRulesOf, proveDuties, type Roster, type RosterOfficer, type ServiceItemSource } from '#engine';
import { kitePermit } from '../../kit/kite.ts';
import { compile, file, flow } from '../bpmn/model.ts';
import { BRANCHES, council, NESTED, permit, task } from '../case/models.ts';

const officer = (name: string, ...held: string[]): RosterOfficer => ({
  id: name,
  name,
  posts: held.map((entry) => {
    const [post = '', office = ''] = entry.split('@');
    return { post, office };
  }),
});

const roster = (...officers: RosterOfficer[]): Roster => ({
  office: 'town',
  offices: { town: 'town', county: 'county' },
  officers,
  today: '2026-01-05',
});

const FULL = roster(
  officer('王㛃', 'acceptance@town', 'issuance@town'),
  officer('阿依古丽·买买提', 'preliminaryReview@town', 'verification@town'),
  officer('张三', 'preliminaryReview@town', 'verification@town'),
  officer('李䶮', 'approval@county', 'reexamination@county'),
  officer('欧阳𠮷', 'approval@county', 'reexamination@county'),
  officer('孙㐂', 'reexamination@county'),
);

const rules = (apart: string[][], more: Partial<ServiceItemSource> = {}) =>
  dutyRulesOf({
    duties: apart.map((posts, index) => ({ id: `r${index}`, apart: posts, reason: '岗位不相容' })),
    profile: 'A',
    riskClass: 'normal',
    ...more,
  });

const ALL = ['acceptance', 'preliminaryReview', 'verification', 'reexamination', 'approval'];
const kindsOf = (proof: ReturnType<typeof proveDuties>) =>
  proof.faults.map(({ kind, element }) => `${kind} ${element}`);

describe('separation of posts', () => {
  it('is proved for every path, officer and move where the rules name the posts', async () => {
    const { process } = await permit(BRANCHES);
    const proof = proveDuties(process, rules([ALL]), FULL);
    expect(proof).toMatchObject({ holds: true, faults: [] });
    expect(proof.markings).toBeGreaterThan(5);
  });

  it('gives a counter-example in words where a pair is missing', async () => {
    const { process } = await permit(BRANCHES);
    const both = officer('周㼆', 'preliminaryReview@town', 'approval@county');
    const proof = proveDuties(process, rules([['acceptance', 'preliminaryReview']]), roster(...FULL.officers, both));
    const fault = proof.faults.find(({ message }) => message.startsWith('周㼆可以在“初审”经办后，经“领取”'));
    expect(fault).toMatchObject({
      kind: 'united',
      element: 'approval',
      path: [
        { element: 'preliminaryReview', officer: '周㼆' },
        { element: 'approval', officer: '周㼆' },
      ],
    });
    expect(fault?.message).toBe(
      '周㼆可以在“初审”经办后，经“领取”、“转办”、“委派”再办“审批”。初审、复审、审批必须由不同人员办理，请在事项的岗位不相容规则中把“初审”和“审批”分开。',
    );
    expect(proof.holds).toBe(false);
  });

  it('sees that whoever is asked for an opinion has a hand in the step', async () => {
    const { process } = await permit(BRANCHES);
    const proof = proveDuties(process, rules([['acceptance', 'approval']]), FULL);
    expect(proof.faults.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('阿依古丽·买买提（及岗位相同的张三）可以在“初审”经办后，经“会办”再办“审批”'),
    );
  });

  const EITHER = `<startEvent id="start"/><exclusiveGateway id="which"/>
    ${task('preliminaryReview', { name: '初审', post: 'preliminaryReview', level: 'county' })}
    ${task('approval', { name: '审批', post: 'approval', level: 'county', back: 'BACK' })}
    <endEvent id="end"/>${flow('start', 'which')}${flow('which', 'preliminaryReview', 'form.length > 100')}
    ${flow('which', 'approval', 'form.length <= 100')}${flow('preliminaryReview', 'end')}${flow('approval', 'end')}`;
  const one = roster(
    officer('周㼆', 'preliminaryReview@county', 'approval@county'),
    officer('李䶮', 'approval@county'),
  );

  it('knows that two ways of one choice never meet, unless something is sent back', async () => {
    const apart = await compile(file(EITHER.replace('BACK', '')));
    expect(proveDuties(apart, rules([]), one)).toMatchObject({ holds: true });
    const back = await compile(
      file(EITHER.replace('wutong:sendBackTo="BACK"', 'wutong:sendBackTo="preliminaryReview"')),
    );
    expect(kindsOf(proveDuties(back, rules([]), one))).toEqual(['united approval', 'united approval']);
  });

  it('looks into sub-processes, joint signatures and called processes', async () => {
    const { process } = await permit(NESTED);
    const two = roster(
      ...FULL.officers.filter(({ name }) => name !== '李䶮'),
      officer('李䶮', 'approval@county', 'reexamination@county'),
    );
    const proof = proveDuties(process, rules([ALL.slice(0, 4), ['acceptance', 'approval']]), two);
    const found = proof.faults.find(({ path }) => path[0]?.element === 'council' && path[1]?.element === 'approval');
    expect(found?.message).toContain('“复审会签”');
    const called = await compile(
      file(
        `<startEvent id="start"/>${task('approval', { name: '审批', post: 'approval', level: 'county' })}<callActivity id="call" calledElement="sub"/><endEvent id="end"/>${flow('start', 'call')}${flow('call', 'approval')}${flow('approval', 'end')}`,
      ),
    );
    const sub = {
      ...(await compile(
        file(
          `<startEvent id="s"/>${task('review', { name: '复审', post: 'reexamination', level: 'county' })}<endEvent id="e"/>${flow('s', 'review')}${flow('review', 'e')}`,
        ),
      )),
      id: 'sub',
    };
    const inner = Object.fromEntries(Object.entries(sub.nodes).map(([id, node]) => [id, { ...node, scope: 'sub' }]));
    const calls = { sub: { ...sub, nodes: inner } };
    expect(kindsOf(proveDuties(called, rules([]), FULL, { calls }))).toContain('united approval');
  });

  it('says when it did not look at everything', async () => {
    const { process } = await permit(BRANCHES);
    expect(proveDuties(process, rules([ALL]), FULL, { limit: 2 })).toMatchObject({ holds: false, cut: true });
  });
});

describe('somebody is left for every step', () => {
  it('names the step that no officer may do', async () => {
    const { process } = await permit(council('all'));
    const staff = roster(...FULL.officers.filter(({ posts }) => !posts.some(({ post }) => post === 'approval')));
    const fault = proveDuties(process, rules([ALL]), staff).faults.find(({ element }) => element === 'approval');
    expect(fault).toMatchObject({
      kind: 'nobody',
      message: '“审批”没有人可以办理：机构county没有符合条件的“审批”岗位人员，请配备。',
    });
  });

  it('finds the course of work after which nobody is left', async () => {
    const { process } = await permit(BRANCHES);
    const two = roster(
      officer('王㛃', 'acceptance@town', 'preliminaryReview@town', 'verification@town', 'issuance@town'),
      officer('阿依古丽·买买提', 'acceptance@town', 'preliminaryReview@town', 'verification@town'),
      officer('李䶮', 'approval@county'),
    );
    const stuck = proveDuties(process, rules([ALL]), two).faults.find(({ element }) => element === 'verification');
    expect(stuck).toMatchObject({ kind: 'stuck', path: [{ element: 'acceptance' }, { element: 'preliminaryReview' }] });
    expect(stuck?.message).toMatch(
      /^(王㛃|阿依古丽·买买提)办了“受理”、(王㛃|阿依古丽·买买提)办了“初审”以后，“复核”再没有人可以办理。/,
    );
    const three = roster(...two.officers, officer('张三', 'acceptance@town', 'verification@town'));
    expect(kindsOf(proveDuties(process, rules([ALL]), three))).not.toContain('stuck verification');
  });

  it('tells a step that nobody can ever do from one that may get stuck', async () => {
    const { process } = await permit(council('all'));
    const alone = roster(
      officer('王㛃', 'acceptance@town', 'issuance@town'),
      officer('李䶮', 'reexamination@county', 'approval@county'),
    );
    expect(proveDuties(process, rules([ALL]), alone).faults).toMatchObject([
      {
        kind: 'nobody',
        element: 'approval',
        message: '无论由谁办理前面的环节，“审批”都没有人可以办理（例如李䶮办了“会签”以后）。请增加该岗位人员。',
      },
    ]);
  });

  it('sees what a deadline does: accepted by law, then sent back to the only officer, who reviewed it', async () => {
    const { process } = await kitePermit();
    const alone = roster(
      officer('王㛃', 'acceptance@town', 'preliminaryReview@town', 'issuance@town'),
      officer('李䶮', 'approval@county'),
    );
    const proof = proveDuties(process, rules([ALL]), alone);
    expect(kindsOf(proof)).toEqual(['stuck acceptance', 'stuck preliminaryReview']);
    expect(proof.faults[0]?.message).toContain('王㛃办了“初审”以后，“受理”再没有人可以办理');
  });

  it('counts neither who is not established nor who has been in a high-risk post for five years', async () => {
    const { process } = await permit(BRANCHES);
    const money = rules([ALL], { riskClass: 'money' });
    const casual = roster(...FULL.officers.slice(0, 3), { ...officer('李䶮', 'approval@county'), established: false });
    expect(kindsOf(proveDuties(process, money, casual))).toEqual(['missingPost undefined', 'nobody approval']);
    const since = (day: string) =>
      roster(...FULL.officers.slice(0, 3), { ...officer('李䶮', 'approval@county'), postSince: { approval: day } });
    expect(kindsOf(proveDuties(process, money, since('2021-01-05')))).toContain('nobody approval');
    expect(kindsOf(proveDuties(process, money, since('2021-01-06')))).not.toContain('nobody approval');
  });
});
