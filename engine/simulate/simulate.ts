import { triggersOf } from '../bpmn/detail.ts';
import { elementOf } from '../bpmn/index.ts';
import type { Definitions, Process } from '../bpmn/model.ts';
import { evaluate } from '../feel/index.ts';
import type { JsonObject } from '../json.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import { ahead, moveTo, wind } from './clock.ts';
import { record } from './facts.ts';
import { broadcast, post } from './routing.ts';
import { settle, targetOf, tryCommand } from './settle.ts';
import { beginsByItself, startAt, startPlaces } from './starts.ts';
import { summarize } from './summary.ts';
import type { Simulation, SimulationCommand, SimulationOptions, SimulationScenario } from './types.ts';
import { begin, type World } from './world.ts';

/**
 * Runs the processes of a file together in memory: cases, messages and signals between them, a clock of its own. Pure:
 * the same arguments give the same facts. Problems: `simulate.noProcess`, `simulate.noElement`, `simulate.noStart`.
 */
export function simulate(
  definitions: Definitions,
  scenario: SimulationScenario,
  options: SimulationOptions = {},
): Result<Simulation> {
  const chosen = choose(definitions, options.process);
  const problems = [...chosen.problems, ...checkTargets(definitions, scenario)];
  if (problems.length > 0) return fail(...problems);
  const world = createWorld(runnable(definitions, options), scenario, options);
  start(world, chosen.processes, scenario.data ?? {});
  for (const [index, command] of (scenario.commands ?? []).entries()) carryOut(world, index, command);
  if (world.auto === true) moveTo(world, Number.POSITIVE_INFINITY);
  return ok(summarize(world));
}

function choose(definitions: Definitions, id: string | undefined): { processes: Process[]; problems: Problem[] } {
  const { processes } = definitions;
  if (id === undefined) return { processes, problems: [] };
  const chosen = processes.filter((process) => process.id === id);
  const message = `没有可执行的流程“${id}”，可用：${processes.map((process) => process.id).join('、')}。`;
  return { processes: chosen, problems: chosen.length > 0 ? [] : [{ code: 'simulate.noProcess', message }] };
}

function checkTargets({ processes }: Definitions, { commands = [] }: SimulationScenario): Problem[] {
  const elements = new Set(processes.flatMap((process) => Object.keys(process.nodes).map(elementOf)));
  return commands.flatMap((command, index) => {
    const target = targetOf(command);
    if (target === undefined || elements.has(target)) return [];
    return [{ code: 'simulate.noElement', message: `流程中没有元素“${target}”。`, path: `/commands/${index}` }];
  });
}

/** Where nobody decides, a business rule task waits as any other job does. */
function runnable(definitions: Definitions, { decide }: SimulationOptions): Definitions {
  if (decide) return definitions;
  return { ...definitions, processes: definitions.processes.map(withoutDecisions) };
}

const withoutDecisions = (process: Process): Process => ({
  ...process,
  nodes: Object.fromEntries(
    Object.entries(process.nodes).map(([id, node]) => {
      const { decision, ...detail } = node.detail;
      return [id, decision === undefined ? node : { ...node, detail }];
    }),
  ),
});

function createWorld(definitions: Definitions, scenario: SimulationScenario, options: SimulationOptions): World {
  const { now, auto = false, commands = [] } = scenario;
  const reserved = new Map<string, number>();
  for (const target of commands.flatMap((command) => targetOf(command) ?? []))
    reserved.set(target, (reserved.get(target) ?? 0) + 1);
  return {
    definitions,
    options,
    auto,
    now: now === undefined ? (options.now ?? 0) : momentOf(now),
    utcOffset: offsetOf(now),
    shown: { now: Number.NaN, text: '' },
    cases: [],
    letters: [],
    outbox: [],
    clocks: [],
    met: new Map(),
    deferred: [],
    reserved,
    unused: [],
    facts: [],
    skipped: [],
    steps: 0,
    exhausted: false,
    loops: loopsOf(definitions),
    record,
  };
}

const loopsOf = ({ processes }: Definitions): Set<string> =>
  new Set(
    processes
      .flatMap(({ nodes }) => Object.values(nodes))
      .filter(({ detail }) => detail.loop !== undefined || detail.standardLoop !== undefined)
      .map(({ id }) => id),
  );

const CHINA = 480;

function offsetOf(now: string | undefined): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})$/.exec(now ?? '') ?? [];
  if (now?.endsWith('Z')) return 0;
  return sign === undefined ? CHINA : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** A time without zone is China's. */
function momentOf(now: string): number {
  const full = now.length === 10 ? `${now}T00:00:00` : now;
  return Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(full) ? full : `${full}+08:00`);
}

/** Begins what begins by itself, sets the timers of start events, and looks whether a start's condition holds. */
function start(world: World, processes: Process[], data: JsonObject): void {
  for (const { id } of processes) {
    const process = world.definitions.processes.find((one) => one.id === id);
    if (!process) continue;
    wind(world, process);
    // What one of them throws is taken to the others when all have begun.
    if (beginsByItself(process)) begin(world, process, data);
  }
  for (const place of startPlaces(world, (trigger) => trigger.condition !== undefined)) {
    const condition = triggersOf(place.node)[place.trigger]?.condition;
    const holds = condition === undefined ? undefined : evaluate(condition, data, { now: world.now });
    const isChosen = processes.some((process) => process.id === place.process.id);
    if (isChosen && holds?.ok && holds.value === true) startAt(world, place, data);
  }
  settle(world);
}

function carryOut(world: World, index: number, command: SimulationCommand): void {
  if ('advance' in command) moveTo(world, ahead(world, command.advance));
  else if ('signal' in command) broadcast(world, command.signal, command.data ?? {});
  else if ('message' in command) {
    const { message: name, key, data } = command;
    post(world, { name, ...(key === undefined ? {} : { key }), ...(data === undefined ? {} : { data }) });
  } else if (!tryCommand(world, { index, command })) world.deferred.push({ index, command });
  settle(world);
}
