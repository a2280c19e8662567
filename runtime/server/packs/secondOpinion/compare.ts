import type { CaseFact, CompiledItem, Problem, ScenarioMove, ScenarioRun } from '#engine';
import { Peer, type PeerProcess } from './peer.ts';

const otherPath = (path: string, message: string): Problem => ({ code: 'scenario.otherPath', message, path });

/**
 * Plays the moves of a run on bpmn-engine and compares after each which elements completed; the first move that goes
 * another way is the problem. Within a move the order of parallel branches is open.
 */
export async function compare(item: CompiledItem, run: ScenarioRun, source: PeerProcess): Promise<Problem[]> {
  const peer = new Peer(source);
  for (const move of run.moves) {
    const done = await made(peer, item, move);
    const { failure } = peer;
    if (failure !== undefined) return [otherPath(move.at, `bpmn-engine 在这一步报错：${failure}`)];
    if (!done) return [otherPath(move.at, `bpmn-engine 此时没有停在“${move.element ?? '收件'}”，这一步无法执行。`)];
    const ours = completedIn(move.facts);
    const theirs = peer.takeCompleted();
    if (!sameElements(ours, theirs)) {
      const paths = `梧桐经过 ${wordsOf(ours)}，bpmn-engine 经过 ${wordsOf(theirs)}`;
      return [otherPath(move.at, `两个引擎在这一步走得不同：${paths}。`)];
    }
  }
  const ended = run.state.kernel.ended !== undefined;
  if (ended === peer.ended) return [];
  const what = ended ? '梧桐已经结束，bpmn-engine 没有结束' : '梧桐没有结束，bpmn-engine 已经结束';
  return [otherPath(run.moves.at(-1)?.at ?? '', `两个引擎走得不同：${what}。`)];
}

async function made(peer: Peer, item: CompiledItem, move: ScenarioMove): Promise<boolean> {
  const { data, facts } = move;
  switch (move.kind) {
    case 'start':
      await peer.start(data);
      return true;
    case 'timer':
      return peer.fire(move.element ?? '', data);
    case 'sendBack':
      return peer.sendBack(move.target ?? '', leftIn(facts), data);
    case 'message':
      return peer.signal(receiverOf(item, facts), data);
    default:
      // A signature that does not decide yet completes nothing but its own instance.
      return peer.signal(move.element ?? '', data);
  }
}

/** The element that the message of the applicant reached. */
function receiverOf({ process, calls }: CompiledItem, facts: CaseFact[]): string {
  const nodes = Object.assign({}, ...Object.values(calls).map((called) => called.nodes), process.nodes);
  const receives = ['receiveTask', 'intermediateCatchEvent', 'boundaryEvent'];
  return completedIn(facts).find((element) => receives.includes(nodes[element]?.type)) ?? '';
}

const completedIn = (facts: CaseFact[]): string[] =>
  facts.flatMap((fact) => (fact.type === 'element.completed' && !fact.body ? [fact.element] : []));

const leftIn = (facts: CaseFact[]): string[] =>
  facts.flatMap((fact) => (fact.type === 'element.terminated' ? [fact.element] : []));

const sameElements = (ours: string[], theirs: string[]): boolean =>
  [...ours].sort().join('\n') === [...theirs].sort().join('\n');

const wordsOf = (elements: string[]): string => (elements.length === 0 ? '（无）' : elements.join('→'));
