import {
  type Actor,
  type Applicant,
  advanceCase,
  type CaseCommand,
  type CaseData,
  type CaseFact,
  type CaseState,
  type CompiledItem,
  caseData,
  isRefusal,
  type JsonObject,
  type LedgerWrite,
  type MaterialRecord,
  type OpenTask,
  type Refusal,
  type Scenario,
  type ScenarioStep,
} from '#engine';

/** How a scenario went: everything its expectations and the coverage count read. */
export interface Run {
  state: CaseState;
  data: CaseData;
  facts: CaseFact[];
  ledgers: LedgerWrite[];
  /** Elements completed, in order. */
  path: string[];
}

const OFFICES = { village: 'village', town: 'town', county: 'county', city: 'city', province: 'province' } as const;

const MILLISECONDS: Record<string, number> = { D: 86_400_000, H: 3_600_000, M: 60_000 };

/** `P5D`, `PT2H`: what scenarios advance the clock by. */
function milliseconds(duration: string): number {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration);
  if (!match) throw new Error(`scenario: not a duration: ${duration}`);
  return ['D', 'H', 'M'].reduce(
    (sum, unit, index) => sum + Number(match[index + 1] ?? 0) * (MILLISECONDS[unit] ?? 0),
    0,
  );
}

class Player {
  private now: number;
  private before: { state: CaseState; data: CaseData } | null = null;
  private readonly facts: CaseFact[] = [];
  private readonly ledgers: LedgerWrite[] = [];

  constructor(
    private readonly compiled: CompiledItem,
    private readonly scenario: Scenario,
  ) {
    this.now = Date.parse(scenario.now);
  }

  private send(command: CaseCommand, actor: Actor): Refusal | undefined {
    const step = advanceCase(this.compiled, this.before, command, actor, {
      now: this.now,
      officeName: (office) => `${office}平台`,
      division: () => '110101001001',
    });
    if (isRefusal(step)) return step;
    // Every state goes through its bytes: what cannot be stored must not work here either.
    this.before = JSON.parse(JSON.stringify({ state: step.state, data: step.data }));
    this.facts.push(...step.facts);
    this.ledgers.push(...step.ledgers);
    return undefined;
  }

  private get state(): CaseState {
    if (!this.before) throw new Error('scenario: case not started');
    return this.before.state;
  }

  private task(at: string): OpenTask {
    const task = this.state.tasks.find((open) => open.element === at);
    if (!task) throw new Error(`scenario: no open task “${at}”; open: ${this.state.tasks.map((open) => open.element)}`);
    return task;
  }

  private records(ids: string[]): MaterialRecord[] {
    return ids.map((material) => ({ material, state: 'received', files: [] }));
  }

  private act(step: Exclude<ScenarioStep, { advance: string } | { supplement: unknown }>): void {
    const task = this.task(step.at);
    const actor: Actor = {
      kind: 'officer',
      id: step.by,
      name: step.by,
      office: task.office,
      posts: task.post ? [task.post] : [],
    };
    const refusal = this.send(this.command(step, task), actor);
    if (refusal?.code !== step.refused)
      throw new Error(
        `scenario: ${step.by} at ${step.at}: expected ${step.refused ?? 'success'}, got ${JSON.stringify(refusal ?? 'success')}`,
      );
  }

  private command(
    step: Exclude<ScenarioStep, { advance: string } | { supplement: unknown }>,
    task: OpenTask,
  ): CaseCommand {
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
      ...(delivery === undefined ? {} : { delivery: delivery as never }),
    };
  }

  private advance(duration: string): void {
    const end = this.now + milliseconds(duration);
    for (;;) {
      const [next] = this.state.kernel.timers.filter((timer) => timer.due <= end).sort((a, b) => a.due - b.due);
      if (!next) break;
      this.now = Math.max(this.now, next.due);
      const refusal = this.send({ type: 'timer.fire', timer: next.id }, { kind: 'system', id: 'timer', name: '系统' });
      if (refusal) throw new Error(`scenario: timer: ${refusal.message}`);
    }
    this.now = end;
  }

  private step(step: ScenarioStep): void {
    if ('advance' in step) this.advance(step.advance);
    else if ('supplement' in step) this.supplement(step.supplement);
    else this.act(step);
  }

  private supplement({ materials, form }: { materials: string[]; form?: JsonObject }): void {
    const { applicant } = this.state;
    const refusal = this.send(
      { type: 'case.supplement', materials: this.records(materials), ...(form ? { form } : {}) },
      { kind: 'applicant', id: applicant.idNo, name: applicant.name },
    );
    if (refusal) throw new Error(`scenario: supplement: ${JSON.stringify(refusal)}`);
  }

  play(): Run {
    const { scenario } = this;
    const noticed = scenario.steps.flatMap((step) => ('notice' in step ? (step.notice?.materials ?? []) : []));
    const materials = this.compiled.item.elements.materials
      .map((material) => material.id)
      .filter((id) => !noticed.includes(id));
    const refusal = this.send(
      {
        type: 'case.receive',
        id: 'scenario',
        no: '110101001001202601050001',
        applicant: scenario.applicant as unknown as Applicant,
        form: scenario.form,
        situation: scenario.situation ?? {},
        materials: this.records(materials),
        office: this.compiled.item.profile === 'D' ? 'county' : 'village',
        offices: OFFICES,
        channel: 'counter',
      },
      { kind: 'applicant', id: scenario.applicant.idNo as string, name: scenario.applicant.name as string },
    );
    if (refusal) throw new Error(`scenario: receive: ${JSON.stringify(refusal, null, 1)}`);
    for (const step of scenario.steps) this.step(step);
    const path = this.facts.flatMap((fact) => (fact.type === 'element.completed' ? [fact.element] : []));
    return {
      state: this.state,
      data: this.before ? caseData(this.before.state, this.before.data) : {},
      facts: this.facts,
      ledgers: this.ledgers,
      path,
    };
  }
}

/** Plays a scenario of a pack on the real rules, every state rebuilt from its bytes. */
export const playScenario = (compiled: CompiledItem, scenario: Scenario): Run => new Player(compiled, scenario).play();
