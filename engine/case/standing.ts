import type { JsonObject } from '../json.ts';
import type { CompiledItem } from '../service/types.ts';
import { part } from './draft.ts';
import { nodeOf } from './nodes.ts';
import { officeAt } from './offices.ts';
import { assigneeOf } from './settle.ts';
import type { Actor, CaseFact, CaseState, OpenTask } from './types.ts';

/** A step of a case as the chain keeps it. */
export interface PastStep {
  at: number;
  actor: Pick<Actor, 'kind' | 'id' | 'name'>;
  command: string;
  facts: readonly CaseFact[];
}

/** Where a case stood after some of its steps. */
export interface Standing {
  /** The state of now, with what those steps tell in the place of what changed since. */
  state: CaseState;
  /** Names of the case's data that no fact tells: who signs first by the model's own choice, at which of several tasks materials were asked for. */
  doubtful: readonly string[];
}

/** A standing in the making: private copies. */
interface Fold {
  compiled: CompiledItem;
  now: CaseState;
  state: CaseState;
  officers: JsonObject;
  /** Elements at which tokens rest, by token. */
  resting: Map<number, string>;
  unsure: Set<number>;
  accepted: boolean;
  /** Materials were asked for at one of several tasks. */
  vague: boolean;
  /** Who is being added to a joint signature. */
  added?: string;
}

function begin(compiled: CompiledItem, now: CaseState): Fold {
  const { result: _result, suspended: _suspended, demand: _demand, ...rest } = now;
  const { delivery: _delivery, ...vars } = now.vars;
  return {
    ...{ compiled, now, officers: {}, resting: new Map(), unsure: new Set(), accepted: false, vague: false },
    state: { ...rest, status: 'received', tasks: [], performers: {}, vars },
  };
}

const change = ({ state }: Fold, token: number, make: (task: OpenTask) => OpenTask): void => {
  state.tasks = state.tasks.map((task) => (task.id === token ? make(task) : task));
};

function give(fold: Fold, token: number, assignee: string | undefined, owner?: string): void {
  fold.unsure.delete(token);
  change(fold, token, ({ assignee: _assignee, owner: _owner, ...task }) => ({
    ...task,
    ...(assignee === undefined ? {} : { assignee }),
    ...(owner === undefined ? {} : { owner }),
  }));
}

function remember({ state }: Fold, post: string | undefined, user: string): void {
  if (post === undefined) return;
  const others = (state.performers[post] ?? []).filter((former) => former !== user);
  state.performers = { ...state.performers, [post]: [...others, user] };
}

function openTask(fold: Fold, element: string, token: number, at: number): void {
  const { compiled, now, state, added } = fold;
  const settings = nodeOf(compiled, element)?.settings;
  const standing = now.tasks.find(({ id }) => id === token);
  const open: OpenTask = {
    ...{ id: token, element, createdAt: at, office: standing?.office ?? officeAt(state, settings?.level) },
    ...(settings?.post === undefined ? {} : { post: settings.post }),
    ...(settings?.joint ? { joint: 0 } : {}),
  };
  if (settings?.joint && added === undefined) fold.unsure.add(token);
  const assignee = added ?? assigneeOf({ compiled, state }, open);
  state.tasks = [...state.tasks, assignee === undefined ? open : { ...open, assignee }];
}

function close({ state }: Fold, token: number): void {
  state.tasks = state.tasks.filter(({ id }) => id !== token);
  if (state.demand === token) delete state.demand;
}

/** A demand waits at its officer's own task. Of several that may be it no fact tells which, so not either when it ends. */
function demand(fold: Fold, actor: string): void {
  const { state, unsure } = fold;
  const mine = state.tasks.filter(({ id, assignee }) => assignee === actor || unsure.has(id));
  const [task] = mine;
  if (task && mine.length === 1) state.demand = task.id;
  else fold.vague = true;
}

const moved = (fold: Fold, moves: readonly { token: number; to: string }[]): void => {
  for (const { token, to } of moves) {
    if (fold.resting.has(token)) fold.resting.set(token, to);
    const post = nodeOf(fold.compiled, to)?.settings.post;
    change(fold, token, (task) => ({ ...task, element: to, ...(post === undefined ? {} : { post }) }));
  }
};

function endWith({ state }: Fold, status: 'concluded' | 'withdrawn', result: CaseState['result']): void {
  state.status = status;
  if (result !== undefined) state.result = result;
}

type Told = { [T in CaseFact['type']]?: (fold: Fold, fact: Extract<CaseFact, { type: T }>, step: PastStep) => void };

const leave = (fold: Fold, { token }: { token: number }): void => void fold.resting.delete(token);
const shut = (fold: Fold, { token }: { token: number }): void => close(fold, token);

/** What each fact says of where the case stands; the others say nothing of it. */
const TOLD: Told = {
  'element.entered': ({ resting }, { token, element }) => void resting.set(token, element),
  'element.completed': leave,
  'element.terminated': leave,
  'task.created': (fold, { element, token }, { at }) => openTask(fold, element, token, at),
  'task.completed': shut,
  'task.canceled': shut,
  'task.claimed': (fold, { token, user }) => give(fold, token, user),
  'task.takenBack': (fold, { token, user }) => give(fold, token, user),
  'task.released': (fold, { token }) => give(fold, token, undefined),
  'task.transferred': (fold, { token, to }) => give(fold, token, to),
  'task.delegated': (fold, { token, from, to }) => give(fold, token, to, from),
  'task.givenBack': (fold, { token, to, text }, { actor }) => {
    if (text !== undefined) remember(fold, fold.state.tasks.find(({ id }) => id === token)?.post, actor.id);
    give(fold, token, to);
  },
  'advice.given': (fold, { post, user }) => remember(fold, post, user),
  'task.signerAdded': (fold, { user }) => {
    fold.added = user;
  },
  'opinion.given': (fold, { post, kind }, { actor: { id, name } }) => {
    if (post === undefined || kind === 'sendBack') return;
    remember(fold, post, id);
    fold.officers[post] = { id, name };
  },
  'result.delivered': ({ state }, { delivery }) => {
    state.vars = { ...state.vars, delivery: { ...delivery } as JsonObject };
  },
  'notice.issued': (fold, _fact, { command, actor }) => {
    if (command === 'task.demand') demand(fold, actor.id);
  },
  'case.supplemented': (fold) => {
    delete fold.state.demand;
    fold.vague = false;
  },
  'case.accepted': (fold) => {
    fold.accepted = true;
  },
  'case.suspended': ({ state }, { reason, notice }, { at }) => {
    state.suspended = { at, reason, notice };
  },
  'case.resumed': ({ state }) => void delete state.suspended,
  'case.migrated': (fold, fact) => moved(fold, fact.moved),
  'case.concluded': (fold, { result }) => endWith(fold, 'concluded', result),
  'case.withdrawn': (fold) => endWith(fold, 'withdrawn', 'withdrawn'),
};

function told(fold: Fold, fact: CaseFact, step: PastStep): void {
  const tell = TOLD[fact.type] as ((fold: Fold, fact: CaseFact, step: PastStep) => void) | undefined;
  tell?.(fold, fact, step);
}

const over = ({ status }: CaseState): boolean => status === 'concluded' || status === 'withdrawn';

function statusOf({ compiled, state, resting, accepted }: Fold): CaseState['status'] {
  if (over(state)) return state.status;
  const waits = [...resting.values()].some((element) => {
    const settings = nodeOf(compiled, element)?.settings;
    return settings?.clock === 'pause' && settings.clockReason === 'supplement';
  });
  if (waits || state.demand !== undefined) return 'supplementing';
  return accepted ? 'inProgress' : 'received';
}

/** Facts tell who gave an opinion, not at which office: that is known while the same officer still stands for the post. */
function officersThen({ now, officers }: Fold): JsonObject {
  const today = part(now.vars, 'officers');
  return Object.fromEntries(
    Object.entries(officers).map(([post, then]) => {
      const same = part(today, post);
      return [post, same.id === (then as JsonObject).id ? same : then];
    }),
  );
}

/**
 * Where a case stood after its first steps, from their facts: status, open tasks with their holders, who gave which
 * opinion, delivery, suspension. Everything else in the state is that of now: answers, notice, clock are not told by facts.
 * Elements are read in the version of the item that the case has now.
 */
export function standingAfter(compiled: CompiledItem, now: CaseState, steps: readonly PastStep[]): Standing {
  const fold = begin(compiled, now);
  for (const step of steps) {
    for (const fact of step.facts) told(fold, fact, step);
    delete fold.added;
    fold.state.status = statusOf(fold);
  }
  const { state } = fold;
  return { state: { ...state, vars: { ...state.vars, officers: officersThen(fold) } }, doubtful: doubtfulOf(fold) };
}

function doubtfulOf({ state, unsure, vague }: Fold): string[] {
  const [first] = state.tasks;
  const holder = first !== undefined && unsure.has(first.id);
  return [...(holder ? ['case.person', 'case.postLevel'] : []), ...(vague ? ['case.status'] : [])];
}
