import {
  type Actor,
  advanceCase,
  type CaseCommand,
  type CaseData,
  type CaseFact,
  type CaseState,
  type CompiledItem,
  isRefusal,
  type LedgerWrite,
  type Refusal,
  type Register,
} from '#engine';

const DAY = 86_400_000;

export const officer = (id: string, ...posts: string[]): Actor => ({
  kind: 'officer',
  id,
  name: id,
  office: posts.includes('approval') ? 'county' : 'town',
  posts,
});
export const 王㛃 = officer('王㛃', 'acceptance', 'preliminaryReview');
export const 阿依古丽 = officer('阿依古丽·买买提', 'acceptance', 'preliminaryReview', 'issuance');
export const 李䶮 = officer('李䶮', 'approval', 'acceptance');
export const resident: Actor = { kind: 'applicant', id: '11010519491231002X', name: '赵钱·孙' };

/** A desk at which one kite permit is worked; every state goes through its bytes. */
export class Desk {
  before: { state: CaseState; data: CaseData } | null = null;
  facts: CaseFact[] = [];
  ledgers: LedgerWrite[] = [];
  /** Registers of every case that its steps write into. */
  registers: Register[] = [];
  /** 2026-01-05 is a Monday. */
  now = Date.parse('2026-01-05T09:00:00+08:00');

  constructor(readonly compiled: CompiledItem) {}

  get state(): CaseState {
    if (!this.before) throw new Error('not received');
    return this.before.state;
  }

  days(count: number): void {
    this.now += count * DAY;
  }

  try(command: CaseCommand, actor: Actor): Refusal | undefined {
    const step = advanceCase(this.compiled, this.before, command, actor, {
      now: this.now,
      officeName: (id) => `${id}所`,
      registers: this.registers,
      division: () => '110101001001',
    });
    if (isRefusal(step)) return step;
    this.before = JSON.parse(JSON.stringify({ state: step.state, data: step.data }));
    this.facts = step.facts;
    this.ledgers.push(...step.ledgers);
    return undefined;
  }

  do(command: CaseCommand, actor: Actor): this {
    const refusal = this.try(command, actor);
    if (refusal) throw new Error(JSON.stringify(refusal));
    return this;
  }

  task(element: string): number {
    const task = this.state.tasks.find((open) => open.element === element);
    if (!task) throw new Error(`no task ${element}: ${this.state.tasks.map((open) => open.element)}`);
    return task.id;
  }

  receive(actor: Actor = 王㛃, form: Record<string, string | number | boolean> = { length: 30, night: false }): this {
    return this.do(
      {
        type: 'case.receive',
        id: 'c1',
        no: 'K2026-0001',
        applicant: { kind: 'person', name: '赵钱·孙', idType: '1', idNo: '11010519491231002X' },
        form,
        situation: {},
        materials: [{ material: 'idCard', state: 'verified', files: [] }],
        office: 'town',
        offices: { town: 'town', county: 'county' },
        channel: 'counter',
      },
      actor,
    );
  }

  complete(
    element: string,
    outcome: string,
    actor: Actor,
    more: Partial<Extract<CaseCommand, { type: 'task.complete' }>> = {},
  ): this {
    return this.do({ type: 'task.complete', task: this.task(element), outcome, ...more }, actor);
  }
}
