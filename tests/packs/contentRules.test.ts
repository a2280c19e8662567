import { describe, expect, it } from 'vitest';
import { type CompiledItem, type JsonObject, openPack, playScenario, resolvePacks, type Scenario } from '#engine';
import { readPackFiles } from './readPack.ts';

const opened = openPack(readPackFiles('national'));
if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
const pack = opened.value;
const resolved = await resolvePacks([pack]);
if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
const items = resolved.value;

/** The happy scenario of an item with other answers in its application or in what a step fills in. */
function changed(id: string, where: string, change: JsonObject): [CompiledItem, Scenario] {
  const item = items.find(({ ref }) => ref === `national:${id}`);
  const happy = pack.scenarios[`${id}/happy`];
  if (!item || !happy) throw new Error(`no item ${id} with a happy scenario`);
  if (where === 'form') return [item, { ...happy, form: { ...happy.form, ...change } }];
  const steps = happy.steps.map((step) =>
    'outcome' in step && step.at === where ? { ...step, form: { ...step.form, ...change } } : step,
  );
  return [item, { ...happy, steps }];
}

/** Why the case stops; `ok` when it goes through. */
function stopped(id: string, where: string, change: JsonObject): string {
  const [item, scenario] = changed(id, where, change);
  const run = playScenario(item, scenario);
  return run.ok ? 'ok' : run.problems.map(({ message }) => message).join('');
}

const member = (id: string, name: string, at: number, change: JsonObject): JsonObject[] => {
  const rows = pack.scenarios[`${id}/happy`]?.form[name] as JsonObject[];
  return rows.map((row, index) => (index === at ? { ...row, ...change } : row));
};

describe('rules of the national forms stop what the law stops', () => {
  it.each<[string, string, string, JsonObject, string]>([
    ['unemp-exit', '被录用而没有写单位', 'form', { newEmployer: null }, '新就业单位'],
    ['emp-reg-unit', '名单重复', 'form', { employees: [] }, '招用人员名单'],
    ['cert-apply', '补发没有写原证号', 'form', { applyKind: '2' }, '补发、换发的请填写原就业创业证编号。'],
    ['zero-family-cert', '人口与名单不符', 'form', { memberCount: 3 }, '家庭人口应与成员名单的人数一致。'],
    ['zero-family-cert', '还有人没有登记失业', 'form', { unempCount: 1 }, '都应处于登记失业状态。'],
    ['flex-subsidy-difficult', '月数与起止月不符', 'form', { months: 4 }, '申请月数应与申请起止月一致。'],
    ['flex-subsidy-difficult', '核定额超过比例', 'preliminaryReview', { calcAmount: 2531 }, '补贴比例上限。'],
    ['flex-subsidy-graduate', '毕业已满2年', 'form', { graduateDate: '2023-06' }, '申请月份应在毕业2年以内。'],
    ['employer-subsidy', '合计不符', 'form', { applyAmount: 5000 }, '申请金额应等于人员明细的合计。'],
    ['public-post-placement', '工资低于最低工资', 'form', { wage: 1899 }, '不得低于当地最低工资标准。'],
    ['public-post-placement', '第三次安置', 'preliminaryReview', { placementCount: 3 }, '累计安置次数已达上限。'],
    ['startup-loan', '金额超过上限', 'form', { amount: 30.01 }, '额度上限。'],
    ['startup-loan', '期限超过上限', 'form', { term: 37 }, '贷款期限超过上限。'],
    ['urr-join', '档次过低', 'form', { payLevel: 99 }, '缴费档次不得低于最低档次。'],
    ['sme-loan', '新招比例不够', 'form', { eligibleHire: 5 }, '没有达到规定比例。'],
    ['startup-subsidy', '经营不满一年', 'form', { openDate: '2025-06-01' }, '实体正常经营未满规定期间。'],
    ['ui-skill-subsidy', '证书过期', 'form', { certDate: '2025-03-08' }, '证书核发已超过12个月，不能申领。'],
    ['ui-skill-subsidy', '缴费不足', 'preliminaryReview', { checkedMonths: 11 }, '不足规定月数。'],
    ['ui-lump', '金额算错', 'preliminaryReview', { total: 13000 }, '应等于月标准乘以剩余月数。'],
    ['ui-death', '另领一项丧葬补助', 'form', { noOther: false }, '只能领取一项（社会保险法第49条）。'],
    ['ui-transfer', '同一统筹地区', 'form', { fromArea: '990122' }, '不需要转移。'],
    ['urr-level', '档次过高', 'form', { payLevel: 2001 }, '缴费档次不得高于最高档次。'],
    ['urr-benefit', '缴费不足15年', 'form', { payYears: 14 }, '应当选择补缴。'],
    ['urr-benefit', '低于基础养老金', 'verification', { monthly: 142 }, '不得低于基础养老金最低标准。'],
    ['urr-cancel', '多领没有追回', 'preliminaryReview', { recovered: false }, '不能退个人账户余额。'],
    ['benefit-cert', '间隔超过12个月', 'verification', { nextDate: '2027-03-07' }, '两次认证间隔超过最长月数。'],
    ['retire-pension', '缴费不足最低年限', 'verification', { payMonths: 179 }, '不能按月领取。'],
    ['work-injury', '超过1年时效', 'form', { injuryDate: '2025-03-08' }, '已超过1年申请时效'],
    ['steady-refund', '裁员率过高', 'form', { layoffRate: 5.6 }, '裁员率超过控制标准，不能返还。'],
    ['archive-accept', '密封不完好', 'form', { sealed: false }, '密封不完好的档案不予接收'],
    ['hr-license', '没有职业中介业务', 'form', { bizScope: ['2'] }, '其他业务请办理备案。'],
    ['hr-filing', '逾期报告', 'form', { bizDate: '2026-02-20' }, '已超过15日备案（报告）期限'],
    ['dispatch-change', '延续提得太晚', 'form', { kind: '2', expireDate: '2026-05-07' }, '60日前提出'],
    ['vacancy-register', '歧视性岗位', 'form', { jobDesc: '限男，能上夜班。' }, '不得含有歧视性内容'],
    ['labour-complaint', '集体投诉没有代表', 'form', { people: 12 }, '推选代表'],
  ])('%s：%s', (id, _case, where, change, message) => {
    expect(stopped(id, where, {})).toBe('ok');
    expect(stopped(id, where, change)).toContain(message);
  });

  it('counts rows of lists: who is listed twice, two heads, an apprentice below the minimum wage', () => {
    const [first] = member('labor-survey', 'members', 0, {});
    const twice = member('labor-survey', 'members', 1, { idNo: first?.idNo ?? null });
    expect(stopped('labor-survey', 'form', { members: twice })).toContain('一户内公民身份号码不得重复。');
    const heads = member('labor-survey', 'members', 1, { relation: '0' });
    expect(stopped('labor-survey', 'form', { members: heads })).toContain('一户只有一名户主。');
    const poor = member('internship-subsidy', 'interns', 0, { allowance: 1899 });
    expect(stopped('internship-subsidy', 'form', { interns: poor })).toContain('月生活补助不得低于当地最低工资标准。');
  });
});
