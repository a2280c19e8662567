import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advance,
  applyMigration,
  checkMigration,
  isRefusal,
  type KernelCommand,
  type KernelFact,
  type KernelState,
  type Process,
  undoMigration,
} from '#engine';
import { compile } from '../bpmn/model.ts';
import { deepFreeze, stored } from '../kernel/harness.ts';
import { type Kite, launch, planOf } from './kite.ts';
import { answers, draw, type Edit, edited, edits, models, type Step } from './steps.ts';

const HOUR = 3_600_000;

/** What the state invites: first what ends a wait for good, last a message, which a listener may take again and again. */
function commandsFor(state: KernelState, outcome: string): KernelCommand[] {
  const commands: KernelCommand[] = state.tokens.flatMap((token): KernelCommand[] => {
    if (token.waits === 'task') return [{ type: 'task.complete', task: token.id, outcome }];
    if (token.waits === 'job') return [{ type: 'job.complete', job: token.id }];
    return token.waits === 'incident' ? [{ type: 'incident.retry', token: token.id }] : [];
  });
  const timers = state.timers.map((timer): KernelCommand => ({ type: 'timer.fire', timer: timer.id }));
  const waits = state.tokens.some((token) => token.waits === 'event');
  return [...commands, ...timers, ...(waits ? [{ type: 'message.deliver' as const, name: 'windReport' }] : [])];
}

/** Works on as the dice fall; what the case did is added to `facts`. */
function wander(kite: Kite, dice: number[], outcomes: string[], facts: KernelFact[]): Kite {
  let at = kite;
  for (const die of dice) {
    const commands = commandsFor(at.state, outcomes[die % outcomes.length] ?? '');
    const command = commands[die % commands.length];
    if (at.state.ended || !command) return at;
    at = { ...at, now: at.now + 6 * HOUR };
    const step = advance(at.process, deepFreeze({ state: at.state, data: at.data }), command, { now: at.now });
    if (isRefusal(step)) throw new Error(`${command.type}: ${step.code}`);
    facts.push(...step.facts);
    at = { ...at, ...stored({ state: step.state, data: step.data }) };
  }
  return at;
}

interface Tally {
  moved: number;
  refused: Record<string, number>;
}

function migrate(kite: Kite, to: Process, dice: number[], tally: Tally): void {
  const plan = planOf(kite.process, to);
  const before = deepFreeze({ state: kite.state, data: kite.data });
  const problems = checkMigration(plan, before.state);
  const step = applyMigration(plan, before, { now: kite.now });
  for (const { code, message, element } of problems) {
    expect(message).toMatch(/^\p{Script=Han}|^“/u);
    expect(kite.process.nodes[element ?? ''] ?? to.nodes[element ?? ''] ?? element).toBeDefined();
    tally.refused[code] = (tally.refused[code] ?? 0) + 1;
  }
  if (isRefusal(step)) {
    expect(problems.length).toBeGreaterThan(0);
    return;
  }
  expect(problems).toEqual([]);
  tally.moved += 1;
  const after = { state: step.state, data: step.data };
  expect(stored(after)).toEqual(after);
  const back = undoMigration(step.record, stored(after));
  if (isRefusal(back)) throw new Error(back.code);
  expect(JSON.stringify(back.before)).toBe(JSON.stringify(before));
  expect(step.state.tokens.map(({ id }) => id)).toEqual(before.state.tokens.map(({ id }) => id));
  finish({ ...kite, process: to, ...stored(after) }, dice);
}

/** Works whatever is open until the case ends. */
function finish(kite: Kite, dice: number[]): void {
  const facts: KernelFact[] = [];
  const end = wander(kite, [...dice, ...dice.map((die) => die * 7), ...new Array(150).fill(0)], ['go'], facts);
  const incident = facts.find(({ type }) => type === 'incident.raised');
  if (incident || end.state.ended === undefined)
    throw new Error(
      `${JSON.stringify(incident)} from ${JSON.stringify(kite.state)} to ${JSON.stringify(end.state.tokens.slice(0, 9))}`,
    );
}

const plans = fc.record({
  steps: models,
  changes: fc.array(edits, { minLength: 1, maxLength: 3 }),
  choices: fc.nat(4095),
  walk: fc.array(fc.nat(1000), { maxLength: 8 }),
  rest: fc.array(fc.nat(1000), { maxLength: 30 }),
});

const changedBy = (steps: Step[], changes: Edit[]): Step[] =>
  changes.reduce((model, edit, number) => edited(model, edit, number), steps);

describe('random cases of random models whose model is edited at random', () => {
  it('are refused with a reason, or finish in the new model and can be taken back byte by byte', {
    timeout: 300_000,
  }, async () => {
    const tally: Tally = { moved: 0, refused: {} };
    await fc.assert(
      fc.asyncProperty(plans, async ({ steps, changes, choices, walk, rest }) => {
        const next = changedBy(steps, changes);
        const [from, to] = await Promise.all([compile(draw(steps)), compile(draw(next))]);
        const kite = wander(launch(from, { form: answers([...steps, ...next], choices) }), walk, ['go', 'again'], []);
        migrate(kite, to, rest, tally);
      }),
      {
        numRuns: Number(process.env.WUTONG_MIGRATE_RUNS ?? 100),
        seed: Number(process.env.WUTONG_MIGRATE_SEED ?? 20261122),
        interruptAfterTimeLimit: 280_000,
      },
    );
    if (process.env.WUTONG_MIGRATE_RUNS) console.info(tally);
    expect(tally.moved).toBeGreaterThan(30);
    expect(Object.keys(tally.refused).length).toBeGreaterThan(3);
  });

  it('always go from a model to itself', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(plans, async ({ steps, choices, walk, rest }) => {
        const process = await compile(draw(steps));
        const kite = wander(launch(process, { form: answers(steps, choices) }), walk, ['go', 'again'], []);
        const tally: Tally = { moved: 0, refused: {} };
        if (kite.state.ended) return;
        migrate(kite, process, rest, tally);
        expect(tally).toEqual({ moved: 1, refused: {} });
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});
