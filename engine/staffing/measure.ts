import type { CaseFact } from '../case/types.ts';
import { openTimeBetween } from '../deadline/openTime.ts';
import type { Calendar } from '../deadline/types.ts';
import { quantile } from './tally.ts';

/** How a step was worked in cases that have been. Minutes of opening time from taking a task up to completing it. */
export interface MeasuredStep {
  samples: number;
  /** Least but for one in ten, middle, most but for one in ten. Null without samples. */
  minutes: { min: number; mode: number; max: number } | null;
  /** How often each outcome came. */
  outcomes: Record<string, number>;
}

interface Step {
  at: number;
  facts: CaseFact[];
}

interface Found {
  minutes: number[];
  outcomes: Record<string, number>;
}

const MINUTE = 60_000;
/** What lies shorter was typed after the fact, what lies longer was left lying. */
const SHORTEST = 0.2;
const LONGEST = 420;

/** Measured steps by element. `cases`: the steps of each case in order. */
export function measureSteps(cases: readonly Step[][], calendar: Calendar): Record<string, MeasuredStep> {
  const found = new Map<string, Found>();
  for (const steps of cases) measureCase(steps, calendar, found);
  return Object.fromEntries([...found].map(([element, one]) => [element, measuredOf(one)]));
}

function measureCase(steps: Step[], calendar: Calendar, found: Map<string, Found>): void {
  /** When each open task was taken up last. */
  const taken = new Map<number, number>();
  const entry = (element: string): Found => {
    const known = found.get(element) ?? { minutes: [], outcomes: {} };
    found.set(element, known);
    return known;
  };
  for (const { at, facts } of steps)
    for (const fact of facts)
      if (fact.type === 'task.claimed' || fact.type === 'task.opened') taken.set(fact.token, at);
      else if (fact.type === 'opinion.given') count(entry(fact.element).outcomes, fact.outcome);
      else if (fact.type === 'task.completed') {
        const since = taken.get(fact.token);
        if (since === undefined) continue;
        const minutes = openTimeBetween(calendar, since, at, []) / MINUTE;
        if (minutes >= SHORTEST && minutes <= LONGEST) entry(fact.element).minutes.push(minutes);
      }
}

const count = (outcomes: Record<string, number>, outcome: string): void => {
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
};

function measuredOf({ minutes, outcomes }: Found): MeasuredStep {
  const at = (part: number) => Math.round((quantile(minutes, part) ?? 0) * 10) / 10;
  return {
    samples: minutes.length,
    minutes: minutes.length === 0 ? null : { min: at(0.1), mode: at(0.5), max: at(0.9) },
    outcomes,
  };
}
