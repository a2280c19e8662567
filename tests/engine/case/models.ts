import type { CompiledItem, ServiceItemSource } from '#engine';
import { kitePermit } from '../../kit/kite.ts';
import { compile, file, flow } from '../bpmn/model.ts';

const OUTCOMES: Record<string, string> = {
  accept: '<wutong:outcome id="accept" name="受理" kind="accept"/>',
  approve: '<wutong:outcome id="approve" name="同意" kind="approve"/>',
  deny: '<wutong:outcome id="deny" name="不同意" kind="deny"/>',
  issue: '<wutong:outcome id="issue" name="出件" kind="issue"/>',
};

interface Task {
  name: string;
  post: string;
  level?: string;
  back?: string;
  outcomes?: string;
  loop?: string;
}

export const task = (id: string, { name, post, level = 'town', back = '', outcomes = 'approve', loop = '' }: Task) =>
  `<userTask id="${id}" name="${name}" wutong:post="${post}" wutong:level="${level}" wutong:sendBackTo="${back}">
    <extensionElements><wutong:outcomes>${outcomes
      .split(' ')
      .map((outcome) => OUTCOMES[outcome])
      .join('')}</wutong:outcomes></extensionElements>${loop}</userTask>`;

/** Multi-instance characteristics that sign together; `signers` is FEEL. */
export const joint = (rule: string, signers: string, ratio?: number): string =>
  `<multiInstanceLoopCharacteristics isSequential="${rule === 'inTurn'}" wutong:jointSignature="${rule}"${
    ratio === undefined ? '' : ` wutong:ratio="${ratio}"`
  } wutong:collection="${signers.replaceAll('"', '&quot;')}" wutong:elementVariable="signer"/>`;

const chain = (...ids: string[]): string =>
  ids
    .slice(1)
    .map((id, at) => flow(ids[at] ?? '', id))
    .join('');

const acceptance = task('acceptance', { name: '受理', post: 'acceptance', outcomes: 'accept' });
const issuance = task('issuance', { name: '出件', post: 'issuance', outcomes: 'issue' });

/** 受理 → 初审 beside 复核 → 审批 → 出件: what is sent back comes from inside a branch, or from behind the join. */
export const BRANCHES = `<startEvent id="start"/>${acceptance}
  <parallelGateway id="fork"/>
  ${task('preliminaryReview', { name: '初审', post: 'preliminaryReview', back: 'acceptance' })}
  ${task('verification', { name: '复核', post: 'verification', back: 'acceptance' })}
  <parallelGateway id="join"/>
  ${task('approval', { name: '审批', post: 'approval', level: 'county', back: 'acceptance preliminaryReview', outcomes: 'approve' })}
  ${issuance}<endEvent id="end" wutong:result="granted"/>
  ${chain('start', 'acceptance', 'fork', 'preliminaryReview', 'join', 'approval', 'issuance', 'end')}
  ${chain('fork', 'verification', 'join')}`;

const COUNTY = '[{id: "李䶮", weight: 2}, {id: "欧阳𠮷"}, {id: "孙㐂"}]';

/** 受理 → 会签 → 审批 → 出件; the joint signature's result decides the way. */
export const council = (
  rule: string,
  ratio?: number,
  signers = COUNTY,
): string => `<startEvent id="start"/>${acceptance}
  ${task('council', {
    name: '会签',
    post: 'reexamination',
    level: 'county',
    back: 'acceptance',
    outcomes: 'approve deny',
    loop: joint(rule, signers, ratio),
  })}
  <exclusiveGateway id="agreed" default="agreed_refused"/>
  ${task('approval', { name: '审批', post: 'approval', level: 'county', back: 'council acceptance' })}
  ${issuance}<endEvent id="end" wutong:result="granted"/><endEvent id="refused" wutong:result="denied"/>
  ${chain('start', 'acceptance', 'council', 'agreed')}${flow('agreed', 'approval', 'outcome = "approve"')}
  ${flow('agreed', 'refused')}${chain('approval', 'issuance', 'end')}`;

/** 受理 → a sub-process of 初审 and, beside it, a joint 复审 → 审批 → 出件. */
export const NESTED = `<startEvent id="start"/>${acceptance}
  <subProcess id="review" name="审查">
    <startEvent id="in"/><parallelGateway id="split"/>
    ${task('preliminaryReview', { name: '初审', post: 'preliminaryReview', back: 'acceptance' })}
    ${task('council', {
      name: '复审会签',
      post: 'reexamination',
      level: 'county',
      back: 'acceptance preliminaryReview',
      outcomes: 'approve deny',
      loop: joint('ratio', COUNTY, 0.6),
    })}
    <parallelGateway id="merge"/>
    ${task('verification', { name: '复核', post: 'verification', back: 'preliminaryReview acceptance' })}
    <endEvent id="out"/>
    ${chain('in', 'split', 'preliminaryReview', 'merge', 'verification', 'out')}${chain('split', 'council', 'merge')}
  </subProcess>
  ${task('approval', { name: '审批', post: 'approval', level: 'county', back: 'acceptance' })}
  ${issuance}<endEvent id="end" wutong:result="granted"/>
  ${chain('start', 'acceptance', 'review', 'approval', 'issuance', 'end')}`;

const APART = ['acceptance', 'preliminaryReview', 'verification', 'reexamination', 'approval'];

/** The kite permit with another process. */
export async function permit(elements: string, item: Partial<ServiceItemSource> = {}): Promise<CompiledItem> {
  const kite = await kitePermit();
  const duties = [{ id: 'apart', apart: APART, reason: '岗位不相容' }];
  return { ...kite, item: { ...kite.item, duties, ...item }, process: await compile(file(elements)) };
}
