import type { CompiledItem, FlowNode, KnownDifference, Process, ScenarioRun } from '#engine';

/** Elements that our run entered, with the process that each stands in. */
interface Entered {
  process: Process;
  node: FlowNode;
}

interface Known extends KnownDifference {
  /** Whether the run came to where the engines part. */
  met(entered: Entered[], run: ScenarioRun, processes: Process[]): boolean;
}

const joins = ({ incoming }: FlowNode): boolean => incoming.length > 1;
const some =
  (test: (node: FlowNode) => boolean) =>
  (entered: Entered[]): boolean =>
    entered.some(({ node }) => test(node));

/**
 * Where bpmn-engine 25 departs from the standard, or knows no extension of ours. Each is shown by a test and listed in
 * tests/engine/kernel/DIFFERENCES.md. A scenario that goes the same way all the same needs no excuse.
 */
const KNOWN: Known[] = [
  {
    code: 'complexGateway',
    what: 'bpmn-engine 不认识复杂网关，读不了整个文件。',
    clause: 'BPMN 2.0.2 §13.4.5',
    met: (_entered, _run, processes) =>
      processes.some(({ nodes }) => Object.values(nodes).some(({ type }) => type === 'complexGateway')),
  },
  {
    code: 'quantity',
    what: 'bpmn-engine 不看 startQuantity、completionQuantity，每次只按一个令牌处理。',
    clause: 'BPMN 2.0.2 §13.3.2',
    met: some(({ detail }) => detail.startQuantity !== undefined || detail.completionQuantity !== undefined),
  },
  {
    code: 'compensation',
    what: 'bpmn-engine 把补偿边界事件算作完成。',
    clause: 'BPMN 2.0.2 §13.5.5、表 10.91',
    met: some(({ event }) => event === 'compensation'),
  },
  {
    code: 'inclusiveJoin',
    what: 'bpmn-engine 的包容网关不汇合，令牌各自通过。',
    clause: 'BPMN 2.0.2 §13.4.3',
    met: some((node) => node.type === 'inclusiveGateway' && joins(node)),
  },
  {
    code: 'interruptedCall',
    what: '边界事件中断调用活动后，bpmn-engine 的流程不会结束。',
    clause: 'BPMN 2.0.2 §13.3.4、§13.5.3',
    met: (_entered, { facts }, processes) =>
      facts.some(
        (fact) =>
          fact.type === 'element.terminated' &&
          processes.some(({ nodes }) => nodes[fact.element]?.type === 'callActivity'),
      ),
  },
  {
    code: 'errorFromCall',
    what: '被调用的流程抛出错误时，bpmn-engine 的调用活动既被中断又算完成。',
    clause: 'BPMN 2.0.2 §13.3.4、§13.5.3',
    met: (entered, { facts }) =>
      facts.some(({ type }) => type === 'error.thrown') && entered.some(({ node }) => node.type === 'callActivity'),
  },
  {
    code: 'errorCaughtOutside',
    what: '内外两层边界事件捕获同一错误时，bpmn-engine 由外层捕获。',
    clause: 'BPMN 2.0.2 §10.5.6、§13.5.3',
    met: (_entered, { facts }, processes) =>
      facts.some(({ type }) => type === 'error.thrown') &&
      processes.some(
        ({ nodes }) =>
          Object.values(nodes).filter(({ type, event }) => type === 'boundaryEvent' && event === 'error').length > 1,
      ),
  },
  {
    code: 'messageBesideAgain',
    what: 'bpmn-engine 的非中断消息边界事件只等一次。',
    clause: 'BPMN 2.0.2 §13.5.3',
    met: some(
      ({ type, event, detail }) => type === 'boundaryEvent' && event === 'message' && detail.nonInterrupting === true,
    ),
  },
  {
    code: 'multiInstanceCollection',
    what: 'bpmn-engine 不按 loopDataInputRef 或集合产生多实例。',
    clause: 'BPMN 2.0.2 §13.3.7、表 10.30',
    met: some(({ detail }) => detail.loop !== undefined || detail.standardLoop !== undefined),
  },
  {
    code: 'conditionalEvent',
    what: 'bpmn-engine 只在收到信号时才看条件事件的条件。',
    clause: 'BPMN 2.0.2 §10.5.5',
    met: some(({ event }) => event === 'conditional'),
  },
  {
    code: 'sendBackInParallel',
    what: '退回是扩展；并行分支之间退回时，bpmn-engine 汇合处已到的令牌撤不回来。',
    clause: 'BPMN 2.0.2 没有退回',
    met: (entered, { moves }) =>
      moves.some(({ kind }) => kind === 'sendBack') && entered.some(({ node }) => node.type === 'parallelGateway'),
  },
];

/** The known difference that a run came to, or undefined: then the two engines must agree. */
export function excuseOf(item: CompiledItem, run: ScenarioRun): KnownDifference | undefined {
  const processes = [item.process, ...Object.values(item.calls)];
  const entered = run.facts.flatMap((fact): Entered[] => {
    if (fact.type !== 'element.entered') return [];
    return processes.flatMap((process) => {
      const node = process.nodes[fact.element];
      return node ? [{ process, node }] : [];
    });
  });
  const met = KNOWN.find((known) => known.met(entered, run, processes));
  return met && { code: met.code, what: met.what, clause: met.clause };
}

/** The known differences, for the documentation and its test. */
export const KNOWN_DIFFERENCES: KnownDifference[] = KNOWN.map(({ code, what, clause }) => ({ code, what, clause }));
