import type { Level } from '../../bpmn/model.ts';
import { advanceCase } from '../../case/advance.ts';
import { caseData } from '../../case/data.ts';
import type {
  Actor,
  Applicant,
  CaseCommand,
  CaseData,
  CaseFact,
  CaseState,
  Delivery,
  LedgerWrite,
  MaterialRecord,
  OpenTask,
} from '../../case/types.ts';
import { toLocalDate } from '../../deadline/localDate.ts';
import type { JsonObject } from '../../json.ts';
import type { Register } from '../../ledger/types.ts';
import { fail, isRefusal, ok, type Problem, type Refusal, type Result } from '../../result.ts';
import type { CompiledItem } from '../../service/types.ts';
import { LEVELS } from '../diff/words.ts';
import { pointerTo } from '../pointer.ts';
import type { Scenario, ScenarioStep } from '../types.ts';
import { milliseconds } from './duration.ts';
import type { ScenarioMove, ScenarioRun } from './types.ts';

/** What is told of a move before it is made. */
type Cause = Pick<ScenarioMove, 'at' | 'kind' | 'element' | 'target'>;

type OfficerStep = Exclude<ScenarioStep, { advance: string } | { supplement: unknown }>;

const OFFICES = { village: 'village', town: 'town', county: 'county', city: 'city', province: 'province' } as const;
/** An imaginary village: 99 is no province. */
const DIVISION = '990121101201';
const SYSTEM: Actor = { kind: 'system', id: 'timer', name: '系统' };
const CASE_NO = `${DIVISION}202601050001`;

const problem = (path: string, message: string): Problem => ({ code: 'scenario.failed', message, path });

const records = (ids: string[]): MaterialRecord[] =>
  ids.map((material) => ({ material, state: 'received', files: [] }));

/** One case in memory and the clock beside it. Every method gives the problem that ends the scenario, or nothing. */
class Player {
  private now: number;
  private before: { state: CaseState; data: CaseData } | null = null;
  private readonly facts: CaseFact[] = [];
  private readonly ledgers: LedgerWrite[] = [];
  private readonly moves: ScenarioMove[] = [];

  constructor(
    private readonly compiled: CompiledItem,
    private readonly scenario: Scenario,
    private readonly registers: readonly Register[],
  ) {
    this.now = Date.parse(scenario.now);
  }

  play(): Result<ScenarioRun> {
    const refusal = this.receive();
    if (refusal) return fail(problem('/form', `申请没有收下：${reasonOf(refusal)}`));
    for (const [index, step] of this.scenario.steps.entries()) {
      const wrong = this.step(step, pointerTo('steps', index));
      if (wrong) return fail(wrong);
    }
    const { state, data } = this.reached;
    const path = this.facts.flatMap((fact) => (fact.type === 'element.completed' ? [fact.element] : []));
    return ok({
      state,
      data: caseData(state, data),
      facts: this.facts,
      ledgers: this.ledgers,
      path,
      moves: this.moves,
    });
  }

  /** Where the case stands; only asked for after it was received. */
  private get reached(): { state: CaseState; data: CaseData } {
    if (this.before === null) throw new Error('scenario: case not received');
    return this.before;
  }

  private send(command: CaseCommand, actor: Actor, move: Cause): Refusal | undefined {
    const step = advanceCase(this.compiled, this.before, command, actor, {
      now: this.now,
      officeName: (office) => `${office}平台`,
      division: () => DIVISION,
      registers: this.registers,
    });
    if (isRefusal(step)) return step;
    // Every state goes through its bytes: what cannot be stored must not work here either.
    this.before = JSON.parse(JSON.stringify({ state: step.state, data: step.data }));
    this.facts.push(...step.facts);
    this.ledgers.push(...step.ledgers);
    this.moves.push({ ...move, facts: step.facts, data: caseData(step.state, step.data) });
    return undefined;
  }

  /** Everything is handed in at once, but for what a later step says is missing. */
  private receive(): Refusal | undefined {
    const { compiled, scenario } = this;
    const noticed = scenario.steps.flatMap((step) => ('notice' in step ? (step.notice?.materials ?? []) : []));
    const materials = compiled.item.elements.materials.map(({ id }) => id).filter((id) => !noticed.includes(id));
    const applicant = scenario.applicant as unknown as Applicant;
    return this.send(
      {
        type: 'case.receive',
        id: 'scenario',
        no: CASE_NO,
        applicant,
        form: scenario.form,
        situation: scenario.situation ?? {},
        materials: records(materials),
        office: compiled.item.profile === 'D' ? 'county' : 'village',
        offices: OFFICES,
        channel: 'counter',
      },
      { kind: 'applicant', id: applicant.idNo, name: applicant.name },
      { at: '/form', kind: 'start' },
    );
  }

  private step(step: ScenarioStep, path: string): Problem | undefined {
    if ('advance' in step) return this.advance(step.advance, path);
    return 'supplement' in step ? this.supplement(step.supplement, path) : this.act(step, path);
  }

  private act(step: OfficerStep, path: string): Problem | undefined {
    const open = this.reached.state.tasks;
    const task = open.find(({ element }) => element === step.at);
    if (!task) {
      const names = open.map(({ element }) => element).join('、') || '无';
      return problem(`${path}/at`, `此时应有环节“${step.at}”的待办，结果没有（现有：${names}）。`);
    }
    const wrong = levelProblem(step, task, path) ?? this.dueProblem(step, task, path);
    if (wrong) return wrong;
    const posts = task.post ? [task.post] : [];
    const officer: Actor = { kind: 'officer', id: step.by, name: step.by, office: task.office, posts };
    const cause: Cause =
      'sendBackTo' in step
        ? { at: path, kind: 'sendBack', element: step.at, target: step.sendBackTo }
        : { at: path, kind: 'task', element: step.at };
    const refusal = this.send(commandOf(step, task), officer, cause);
    if (refusal?.code === step.refused) return undefined;
    const expected = step.refused === undefined ? '应当办成' : `应当被拒绝（${step.refused}）`;
    const happened = refusal ? `被拒绝：${reasonOf(refusal)}` : '办成了';
    return problem(path, `“${step.by}”在环节“${step.at}”${expected}，结果${happened}`);
  }

  private dueProblem({ at, due }: OfficerStep, task: OpenTask, path: string): Problem | undefined {
    if (due === undefined) return undefined;
    const { utcOffset } = this.compiled.calendar;
    // A task is due at the end of its last day.
    const last = task.due === undefined ? '无' : toLocalDate(task.due - 1, utcOffset);
    return last === due ? undefined : problem(`${path}/due`, `环节“${at}”应在 ${due} 以前办完，结果期限为“${last}”。`);
  }

  /** Lets the time pass; what falls due on the way is done at its time. */
  private advance(duration: string, path: string): Problem | undefined {
    const length = milliseconds(duration);
    if (length === undefined) return problem(`${path}/advance`, `“${duration}”不是时长，应写作 P5D、PT2H。`);
    const end = this.now + length;
    for (;;) {
      const due = this.reached.state.kernel.timers.filter((timer) => timer.due <= end).sort((a, b) => a.due - b.due);
      const [next] = due;
      if (!next) break;
      this.now = Math.max(this.now, next.due);
      const refusal = this.send({ type: 'timer.fire', timer: next.id }, SYSTEM, {
        at: path,
        kind: 'timer',
        element: next.element,
      });
      if (refusal) return problem(path, `定时没有执行：${reasonOf(refusal)}`);
    }
    this.now = end;
    return undefined;
  }

  private supplement(given: { materials: string[]; form?: JsonObject }, path: string): Problem | undefined {
    const { applicant } = this.reached.state;
    const refusal = this.send(
      { type: 'case.supplement', materials: records(given.materials), ...(given.form ? { form: given.form } : {}) },
      { kind: 'applicant', id: applicant.idNo, name: applicant.name },
      { at: path, kind: 'message' },
    );
    return refusal && problem(path, `补正没有收下：${reasonOf(refusal)}`);
  }
}

/** `task.office` is the name of its level: `OFFICES`. */
function levelProblem({ at, level }: OfficerStep, { office }: OpenTask, path: string): Problem | undefined {
  if (level === undefined || office === OFFICES[level]) return undefined;
  const message = `环节“${at}”应在${LEVELS[level]}办理，结果在${LEVELS[office as Level]}办理。`;
  return problem(`${path}/level`, message);
}

function commandOf(step: OfficerStep, task: OpenTask): CaseCommand {
  if ('sendBackTo' in step)
    return { type: 'task.sendBack', task: task.id, target: step.sendBackTo, opinion: step.opinion };
  const { outcome, opinion, form, delivery, notice } = step;
  return {
    type: 'task.complete',
    task: task.id,
    outcome,
    ...(opinion === undefined ? {} : { opinion }),
    ...(form === undefined ? {} : { form }),
    ...(notice === undefined ? {} : { notice }),
    ...(delivery === undefined ? {} : { delivery: delivery as unknown as Delivery }),
  };
}

const reasonOf = ({ code, message, problems = [] }: Refusal): string =>
  `${[message, ...problems.map((one) => one.message)].join('')}（${code}）`;

/**
 * Plays a scenario of a pack on the real rules, every state rebuilt from its bytes: what happened, or the problem at the
 * step where it got stuck (`scenario.failed`, path inside the scenario's file). `registers`: ledgers of every case.
 */
export const playScenario = (
  compiled: CompiledItem,
  scenario: Scenario,
  registers: readonly Register[] = [],
): Result<ScenarioRun> => new Player(compiled, scenario, registers).play();
