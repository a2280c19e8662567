import { clockView } from '../../deadline/clockView.ts';
import { toLocalDate } from '../../deadline/localDate.ts';
import { canonicalJson } from '../../digest.ts';
import { renderDocument } from '../../document/index.ts';
import type { Json, JsonObject } from '../../json.ts';
import type { Register } from '../../ledger/types.ts';
import type { CompiledItem } from '../../service/types.ts';
import { checkExpectations } from '../scenario/expect.ts';
import { playScenario } from '../scenario/player.ts';
import type { ScenarioRun } from '../scenario/types.ts';
import type { Pack, Scenario } from '../types.ts';

/** A scenario with the namespace of the pack that wrote it. */
export interface Play {
  namespace: string;
  scenario: Scenario;
}

/** How a scenario goes with a change, held against how it went before. */
export interface Replay {
  title: string;
  /** It still does what it expects. */
  passed: boolean;
  problems: string[];
  /** What the change makes of it, as sentences; none: it goes as before. */
  changes: string[];
  /** With the change; absent where it got stuck. */
  run?: ScenarioRun;
}

/** The scenarios that show an item nearest to a division: those of the lowest pack of the chain that has any. */
export function scenariosOf(chain: Pack[], target: string): Play[] {
  const id = target.slice(target.indexOf(':') + 1);
  const plays = chain.map((pack): Play[] => {
    const { namespace } = pack.manifest.wutong;
    const own = Object.entries(pack.scenarios).filter(([path]) => path.startsWith(`${id}/`));
    const refs = [`${namespace}:${id}`, target, id];
    return own.flatMap(([, scenario]) => (refs.includes(scenario.item) ? [{ namespace, scenario }] : []));
  });
  return plays.findLast((own) => own.length > 0) ?? [];
}

/**
 * Plays a scenario on an item before and after a change, in memory. Without `before` only the expectations are checked.
 * `registers`: ledgers of every case.
 */
export function replay(
  before: CompiledItem | undefined,
  after: CompiledItem,
  { namespace, scenario }: Play,
  registers: readonly Register[] = [],
): Replay {
  const { title } = scenario;
  const goes = withoutWords(scenario);
  const played = playScenario(after, goes, registers);
  if (!played.ok) {
    const problems = played.problems.map(({ message }) => message);
    return { title, passed: false, problems, changes: [`不能再按原来的步骤办完：${problems[0] ?? ''}`] };
  }
  const faults = checkExpectations(goes, after, played.value, namespace);
  const old = before && playScenario(before, goes, registers);
  return {
    title,
    passed: faults.length === 0,
    problems: faults.map(({ message }) => message),
    changes: before && old?.ok ? differences(before, old.value, after, played.value) : [],
    run: played.value,
  };
}

/**
 * What the layer above says of its own version – the words of its guide, the days of its steps, its materials – is what a
 * change is there to change; whether it may is judged by the rights.
 */
function withoutWords(scenario: Scenario): Scenario {
  const { guide: _, materials: __, ...expect } = scenario.expect;
  const steps = scenario.steps.map((step) => {
    if (!('due' in step)) return step;
    const { due: ___, ...rest } = step;
    return rest;
  });
  return { ...scenario, steps, expect };
}

const RESULTS: Record<string, string> = {
  granted: '予以办理',
  denied: '不予办理',
  notAccepted: '不予受理',
  withdrawn: '申请人撤回',
  expired: '逾期终止',
};

function differences(before: CompiledItem, old: ScenarioRun, after: CompiledItem, now: ScenarioRun): string[] {
  return [
    ...changed('结果', resultOf(old), resultOf(now)),
    ...changed('承诺办结日期', promisedDay(before, old), promisedDay(after, now)),
    ...changed('经过的环节', stepsOf(before, old), stepsOf(after, now)),
    ...ledgerChanges(before, old, after, now),
    ...documentChanges(before, old, after, now),
  ];
}

const changed = (what: string, before: string, after: string): string[] =>
  before === after ? [] : [`${what}由“${before}”变为“${after}”`];

const resultOf = ({ state }: ScenarioRun): string =>
  state.result === undefined ? '没有办结' : (RESULTS[state.result] ?? state.result);

/** The day by which the case was to be done; `没有受理` while no clock runs. */
function promisedDay({ item, calendar }: CompiledItem, { state }: ScenarioRun): string {
  const { promised, statutory } = item.elements.timeLimit;
  const last = Math.max(0, ...state.clock.map(({ at }) => at));
  const { promised: dates } = clockView(calendar, state.clock, { promised, ...(statutory ? { statutory } : {}) }, last);
  return dates?.due === undefined ? '没有受理' : toLocalDate(dates.due, calendar.utcOffset);
}

function stepsOf({ process, calls }: CompiledItem, { path }: ScenarioRun): string {
  const nodes = [process, ...Object.values(calls)];
  const names = path.flatMap((element) => {
    const node = nodes.map((one) => one.nodes[element]).find((found) => found !== undefined);
    return node?.type === 'userTask' ? [node.name ?? element] : [];
  });
  return names.join('→');
}

/** Rows by ledger and key, as they stand in the end. */
function rowsOf({ ledgers }: ScenarioRun): Map<string, { ledger: string; values: JsonObject }> {
  const rows = new Map<string, { ledger: string; values: JsonObject }>();
  for (const { ledger, key, values } of ledgers) {
    const known = rows.get(`${ledger} ${key}`)?.values;
    rows.set(`${ledger} ${key}`, { ledger, values: { ...known, ...values } });
  }
  return rows;
}

function ledgerChanges(before: CompiledItem, old: ScenarioRun, after: CompiledItem, now: ScenarioRun): string[] {
  const [was, is] = [rowsOf(old), rowsOf(now)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [gone, come] = [was.get(key), is.get(key)];
    const ledger = (come ?? gone)?.ledger ?? '';
    const definition = after.ledgers[ledger] ?? before.ledgers[ledger];
    const title = definition?.title ?? ledger;
    if (come === undefined) return [`不再登记台账“${title}”`];
    if (gone === undefined) return [`另登记台账“${title}”`];
    return Object.keys({ ...gone.values, ...come.values })
      .filter((name) => canonicalJson(gone.values[name] ?? null) !== canonicalJson(come.values[name] ?? null))
      .map((name) => {
        const column = definition?.columns.find((one) => one.name === name)?.title ?? name;
        return `台账“${title}”的“${column}”由“${plain(gone.values[name])}”变为“${plain(come.values[name])}”`;
      });
  });
}

const plain = (value: unknown): string =>
  value === undefined || value === null ? '空' : typeof value === 'object' ? JSON.stringify(value) : String(value);

function documentChanges(before: CompiledItem, old: ScenarioRun, after: CompiledItem, now: ScenarioRun): string[] {
  const alike = same(old.data, now.data);
  return Object.entries(after.documents).flatMap(([ref, document]) => {
    const upper = before.documents[ref];
    // The same template over the same data is not worth printing.
    if (upper !== undefined && alike && same(upper, document)) return [];
    if (upper === undefined) return [`增加文书“${document.title}”`];
    return printed(before, ref, old) === printed(after, ref, now) ? [] : [`文书“${document.title}”的内容有变化`];
  });
}

const same = (a: object, b: object): boolean => a === b || canonicalJson(a as Json) === canonicalJson(b as Json);

function printed(compiled: CompiledItem, ref: string, { data }: ScenarioRun): string {
  const template = compiled.documents[ref];
  if (template === undefined) return '';
  const { form, codeTables, calendar } = compiled;
  const input = { data, materials: [], opinions: [], form, codeTables, now: 0, utcOffset: calendar.utcOffset };
  return canonicalJson(JSON.parse(JSON.stringify(renderDocument(template, input))));
}

/** Scenarios of one item that go alike. */
export interface ReplayGroup {
  item: string;
  titles: string[];
  passed: boolean;
  problems: string[];
  changes: string[];
}

/** Scenarios of the same item with the same outcome told together: a change of one paper is the same in all of them. */
export function groupReplays(
  replays: (Pick<Replay, 'title' | 'passed' | 'problems' | 'changes'> & { item: string })[],
): ReplayGroup[] {
  const groups = new Map<string, ReplayGroup>();
  for (const { item, title, passed, problems, changes } of replays) {
    const key = canonicalJson([item, passed, problems, changes]);
    const known = groups.get(key);
    if (known) known.titles.push(title);
    else groups.set(key, { item, titles: [title], passed, problems, changes });
  }
  return [...groups.values()];
}
