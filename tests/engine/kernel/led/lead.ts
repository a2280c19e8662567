import {
  advance,
  isRefusal,
  type JsonObject,
  type KernelCommand,
  type KernelContext,
  type KernelFact,
  type KernelStep,
  type Process,
  readProcesses,
} from '#engine';
import { Peer } from '../../../../runtime/server/packs/secondOpinion/peer.ts';
import { MONDAY } from '../harness.ts';
import type { LedDrawing } from './draw.ts';

/** What can be done next, with the element that bpmn-engine is led by. */
interface Move {
  how: 'signal' | 'fire';
  element: string;
  command: KernelCommand;
}

/** Longer than any timer runs. */
const LONG = 10 * 3_600_000;
const OUTCOMES = ['good', 'bad'];

/** Tasks that are open, timers that run, messages that an open activity waits for and that were not `told` before. */
function movesAt({ state }: KernelStep, processes: Process[], outcome: string, told: Set<string>): Move[] {
  const tasks = state.tokens.flatMap(({ id, at, waits }): Move[] =>
    waits === 'task' ? [{ how: 'signal', element: at, command: { type: 'task.complete', task: id, outcome } }] : [],
  );
  const timers = state.timers.map(
    ({ id, element }): Move => ({ how: 'fire', element, command: { type: 'timer.fire', timer: id } }),
  );
  const open = new Set(state.tokens.map(({ at }) => at));
  const messages = processes
    .flatMap(({ nodes }) => Object.values(nodes))
    .filter(({ id, event, attachedTo }) => event === 'message' && open.has(attachedTo ?? '') && !told.has(id))
    .map(({ id }): Move => {
      const command: KernelCommand = { type: 'message.deliver', name: `m_${id}` };
      return { how: 'signal', element: id, command };
    });
  return [...tasks, ...timers, ...messages];
}

const completedIn = (facts: KernelFact[]): string[] =>
  facts.flatMap((fact) => (fact.type === 'element.completed' && !fact.body ? [fact.element] : [])).sort();

export interface Compared {
  move: string;
  ours: string[];
  theirs: string[];
}

function done(step: ReturnType<typeof advance>): KernelStep {
  if (isRefusal(step)) throw new Error(`${step.code} ${step.message}`);
  return step;
}

const dataOf = ({ data }: KernelStep): JsonObject => data;

/**
 * Leads both engines through the model by the same moves, chosen by the dice: what completed at each move, up to the first
 * one at which they part. `again`: a message may come twice.
 */
export async function lead({ xml, choices }: LedDrawing, dice: number[], again = false): Promise<Compared[]> {
  const read = await readProcesses(xml);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const [main] = read.value.filter(({ id }) => id === 'kite');
  if (!main) throw new Error('There is no process.');
  const process = (id: string) => read.value.find((one) => one.id === id);
  const contextAt = (turn: number): KernelContext => ({ now: MONDAY + turn * LONG, process });
  const begin = { type: 'case.start' as const, data: { form: choices } };
  let at = done(advance(main, null, begin, contextAt(0)));
  const peer = new Peer({ process: main, xml, calls: {} });
  await peer.start(dataOf(at));
  const compared: Compared[] = [{ move: 'start', ours: completedIn(at.facts), theirs: theirsOf(peer) }];
  const told = new Set<string>();
  for (let turn = 0; turn < 60 && !at.state.ended && agree(compared.at(-1)); turn++) {
    const die = dice[turn % dice.length] ?? 0;
    const moves = movesAt(at, read.value, OUTCOMES[die % 3 === 0 ? 1 : 0] ?? '', told);
    const move = moves[die % moves.length];
    if (move?.command.type === 'message.deliver' && !again) told.add(move.element);
    if (!move) throw new Error(`Nothing is left to be done: ${JSON.stringify(at.state)}`);
    at = done(advance(main, at, move.command, contextAt(turn + 1)));
    const made = await peer[move.how](move.element, dataOf(at));
    compared.push({
      move: `${move.how} ${move.element}`,
      ours: completedIn(at.facts),
      theirs: made ? theirsOf(peer) : ['not waiting'],
    });
  }
  if (at.state.ended) compared.push({ move: 'end', ours: ['ended'], theirs: [peer.ended ? 'ended' : 'open'] });
  return compared;
}

const theirsOf = (peer: Peer): string[] =>
  peer.failure === undefined ? peer.takeCompleted().sort() : [`failed: ${peer.failure}`];

const agree = (last: Compared | undefined): boolean => JSON.stringify(last?.ours) === JSON.stringify(last?.theirs);
