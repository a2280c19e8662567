import {
  type Actor,
  allowedActions,
  allowedCaseActions,
  type CaseCommand,
  type CaseState,
  type CompiledItem,
  type OpenTask,
  type Person,
} from '#engine';

type Officer = Actor & Person;

const person = (id: string, office: string, ...posts: string[]): Officer => ({
  kind: 'officer',
  id,
  name: id,
  office,
  posts,
});

/** A small county: few people with many posts, so that the duty rules bite. */
export const OFFICERS: Officer[] = [
  person('王㛃', 'town', 'acceptance', 'preliminaryReview'),
  person('阿依古丽·买买提', 'town', 'preliminaryReview', 'verification', 'issuance', 'acceptance'),
  person('张三', 'town', 'acceptance', 'preliminaryReview', 'verification', 'issuance'),
  person('李䶮', 'county', 'approval', 'reexamination', 'preliminaryReview'),
  person('欧阳𠮷', 'county', 'approval', 'reexamination', 'verification'),
  person('孙㐂', 'county', 'reexamination'),
  person('赵督办', 'county', 'supervision', 'approval'),
];

const APPLICANT: Actor = { kind: 'applicant', id: '11010519491231002X', name: '赵钱·孙' };

/** Four numbers choose the next command; the meaning of each depends on the state. */
export type Choice = [number, number, number, number];

export interface Try {
  command: CaseCommand;
  actor: Actor;
  /** The move is offered to this actor for this target. */
  offered: boolean;
  /** It names somebody else, who may be refused although the move is offered. */
  receives: boolean;
}

const at = <T>(list: readonly T[], number: number): T => {
  const found = list[number % list.length];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
};

const TASK_MOVES = [
  'complete',
  'complete',
  'complete',
  'claim',
  'release',
  'transfer',
  'sendBack',
  'delegate',
  'giveBack',
  'recall',
  'consult',
  'advise',
  'addSigner',
  'dropSigner',
  'demand',
] as const;

const CASE_MOVES = [
  'takeBack',
  'takeBack',
  'save',
  'supplement',
  'consent',
  'copy',
  'remind',
  'suspend',
  'resume',
  'resume',
  'terminate',
] as const;

interface Scene {
  compiled: CompiledItem;
  state: CaseState;
  now: number;
}

function taskCommand(
  task: OpenTask,
  type: (typeof TASK_MOVES)[number],
  to: Officer,
  word: { outcome: string; target: string; straight: boolean },
): CaseCommand {
  const base = { task: task.id, reason: '轮岗' };
  switch (type) {
    case 'complete':
      return {
        type: 'task.complete',
        task: task.id,
        outcome: word.outcome,
        opinion: '意见',
        delivery: { method: '1', receiver: '赵钱·孙', at: '2026-01-06' },
        notice: { materials: ['idCard'], note: '照片不清' },
        materials: [{ material: 'idCard', state: 'received', files: [] }],
      };
    case 'sendBack':
      return { type: 'task.sendBack', task: task.id, target: word.target, opinion: '重核', straight: word.straight };
    case 'transfer':
    case 'delegate':
    case 'addSigner':
      return { type: `task.${type}`, to, ...base };
    case 'consult':
      return { type: 'task.consult', task: task.id, to: [to], question: '是否属实？' };
    case 'giveBack':
    case 'advise':
      return { type: `task.${type}`, task: task.id, opinion: '属实' };
    case 'demand':
      return { type: 'task.demand', task: task.id, materials: ['idCard'], note: '' };
    default:
      return { type: `task.${type}`, ...base };
  }
}

const RECEIVES = new Set<string>(['transfer', 'delegate', 'addSigner', 'consult']);

function tryTask({ compiled, state, now }: Scene, [who, what, which, whom]: Choice): Try {
  const actor = at(OFFICERS, who);
  const task = at(state.tasks, which);
  const type = at(TASK_MOVES, what);
  const node = compiled.process.nodes[task.element];
  const outcome = at(node?.settings.outcomes ?? [], whom).id;
  const target = at([...(node?.settings.sendBackTo ?? []), 'issuance'], whom);
  const straight = whom % 6 < 3;
  const command = taskCommand(task, type, at(OFFICERS, whom), { outcome, target, straight });
  const offered = allowedActions(compiled, state, task, actor, now).some(
    (action) =>
      action.type === type &&
      !action.refusal &&
      (type !== 'complete' || action.outcome?.id === outcome) &&
      (type !== 'sendBack' ||
        action.targets?.some(
          ({ element, ways }) => element === target && ways.includes(straight ? 'straight' : 'rewalk'),
        )),
  );
  return { command, actor, offered, receives: RECEIVES.has(type) };
}

function caseCommand({ state }: Scene, type: (typeof CASE_MOVES)[number], which: number, to: Officer): CaseCommand {
  const elements = ['acceptance', 'preliminaryReview', 'verification', 'council', 'approval'];
  switch (type) {
    case 'takeBack':
      return { type: 'task.takeBack', element: at(elements, which), reason: '看漏' };
    case 'supplement':
      return { type: 'case.supplement', materials: [{ material: 'idCard', state: 'received', files: [] }] };
    case 'consent':
      return { type: 'case.consent', materials: ['idCard'], reason: '确需' };
    case 'copy':
      return { type: 'case.copy', to: [to], note: '' };
    case 'remind':
      return { type: 'case.remind', task: state.tasks.length > 0 ? at(state.tasks, which).id : 0, text: '请速办' };
    case 'suspend':
      return { type: 'case.suspend', reason: 'hearing', notice: '举行听证。' };
    case 'resume':
      return { type: 'case.resume', note: '' };
    case 'terminate':
      return { type: 'case.terminate', reason: '申请人去世', result: 'withdrawn' };
    case 'save':
      return { type: 'case.save' };
  }
}

function tryCase(scene: Scene, [who, what, which, whom]: Choice): Try {
  const actor = at([...OFFICERS, APPLICANT], who);
  // A case that is ended at every tenth step would never come far.
  const type = at(CASE_MOVES, what);
  const command = caseCommand(scene, type, which, at(OFFICERS, whom));
  const offered = allowedCaseActions(scene.compiled, scene.state, actor, scene.now).some(
    (action) =>
      action.type === type &&
      (command.type !== 'task.takeBack' || action.elements?.some(({ element }) => element === command.element)) &&
      (command.type !== 'case.remind' || action.tasks?.includes(command.task)),
  );
  return { command, actor, offered, receives: false };
}

const tryAny = (scene: Scene, choice: Choice): Try =>
  scene.state.tasks.length > 0 && choice[1] % 4 > 0 ? tryTask(scene, choice) : tryCase(scene, choice);

/** Ends and pauses of the case, and what changes nothing, are left to chance: else no sequence would come far. */
const SELDOM = new Set(['case.terminate', 'case.suspend', 'case.remind', 'case.copy', 'case.save', 'case.consent']);

/** The first of many random tries that is offered. */
function offer(scene: Scene, [who, what, which, whom]: Choice): Try | undefined {
  for (let probe = 1; probe <= 60; probe++) {
    const choice: Choice = [who + probe * 7, what + probe * 5, which + probe * 3, whom + probe * 11];
    const tried = tryAny(scene, choice);
    if (tried.offered && !SELDOM.has(tried.command.type)) return tried;
  }
  return undefined;
}

/** The next thing that somebody tries: mostly what is offered, often what is not. */
export function nextTry(scene: Scene, choice: Choice): Try {
  const bold = choice[0] % 4 === 0;
  return (bold ? undefined : offer(scene, choice)) ?? tryAny(scene, choice);
}
