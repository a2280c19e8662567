import Linter from 'bpmnlint/lib/linter.js';
import conditionalFlows from 'bpmnlint/rules/conditional-flows.js';
import eventBasedGateway from 'bpmnlint/rules/event-based-gateway.js';
import fakeJoin from 'bpmnlint/rules/fake-join.js';
import unusedGlobal from 'bpmnlint/rules/global.js';
import linkEvent from 'bpmnlint/rules/link-event.js';
import duplicateFlows from 'bpmnlint/rules/no-duplicate-sequence-flows.js';
import gatewayJoinFork from 'bpmnlint/rules/no-gateway-join-fork.js';
import implicitSplit from 'bpmnlint/rules/no-implicit-split.js';
import overlapping from 'bpmnlint/rules/no-overlapping-elements.js';
import superfluousGateway from 'bpmnlint/rules/superfluous-gateway.js';
import superfluousTermination from 'bpmnlint/rules/superfluous-termination.js';
import type { Finding } from './types.ts';

interface StandardRule {
  rule: unknown;
  severity: Finding['severity'];
  /** In our words: bpmnlint speaks English. */
  message: string;
}

/**
 * Rules of bpmnlint that say more than our compiler and rules do. Its rules on labels, starts and ends are covered by
 * ours, and it forbids elements that the kernel executes (inclusive and complex gateways, multiple events).
 */
export const STANDARD_RULES: Readonly<Record<string, StandardRule>> = {
  'conditional-flows': {
    rule: conditionalFlows,
    severity: 'error',
    message: '分支上的连线既没有条件也不是默认分支，请补充条件。',
  },
  'event-based-gateway': {
    rule: eventBasedGateway,
    severity: 'error',
    message: '事件网关至少要有两条出线，且出线不能带条件，请更正。',
  },
  'link-event': { rule: linkEvent, severity: 'error', message: '链接事件没有成对，请为它补上同名的另一端。' },
  'fake-join': {
    rule: fakeJoin,
    severity: 'warning',
    message: '几条连线直接进入同一环节，并不会汇聚，每条都会使它办理一次。确需汇聚的，请先接网关。',
  },
  global: {
    rule: unusedGlobal,
    severity: 'warning',
    message: '定义的消息、错误等没有名称、没有被使用或重复，请清理。',
  },
  'no-duplicate-sequence-flows': {
    rule: duplicateFlows,
    severity: 'warning',
    message: '同样的连线画了两条，后续环节会办理两次，请删除多余的一条。',
  },
  'no-gateway-join-fork': {
    rule: gatewayJoinFork,
    severity: 'warning',
    message: '一个网关既汇聚又分支，不易看懂，请拆成两个网关。',
  },
  'no-implicit-split': {
    rule: implicitSplit,
    severity: 'warning',
    message: '环节直接引出几条连线，会同时开始几个分支。请改用网关，把分支画明白。',
  },
  'no-overlapping-elements': { rule: overlapping, severity: 'warning', message: '图形与其他图形重叠，请移开。' },
  'superfluous-gateway': {
    rule: superfluousGateway,
    severity: 'warning',
    message: '网关只有一进一出，没有作用，请删除。',
  },
  'superfluous-termination': {
    rule: superfluousTermination,
    severity: 'warning',
    message: '这里没有其他分支可以终止，请改用普通结束事件。',
  },
};

/** Findings of bpmnlint on a parsed file; codes are `bpmnlint.` and the rule's name. */
export async function lintStandard(root: unknown): Promise<Finding[]> {
  const rules = Object.fromEntries(Object.keys(STANDARD_RULES).map((name) => [name, 'error']));
  // A linter remembers what it has seen: one for each file.
  const results = await new Linter({ config: { rules }, resolver }).lint(root);
  return Object.entries(results).flatMap(([name, reports]) =>
    [...new Set(reports.map(({ id }) => id))].map((element) => findingOf(name, element)),
  );
}

const resolver = {
  resolveRule: (_package: string, name: string): unknown => STANDARD_RULES[name]?.rule,
  resolveConfig: (): never => {
    throw new Error('no configuration is looked up');
  },
};

const findingOf = (name: string, element: string): Finding => ({
  severity: STANDARD_RULES[name]?.severity ?? 'warning',
  code: `bpmnlint.${name}`,
  element,
  message: STANDARD_RULES[name]?.message ?? '',
});
