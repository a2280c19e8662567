import { describe, expect, it } from 'vitest';
import { clockView, type Scenario } from '#engine';
import { openShippedPacks, shippedItems } from '../kit/packs.ts';
import { played } from '../kit/scenario.ts';

const items = await shippedItems();
const scenarios = Object.assign({}, ...openShippedPacks().map((pack) => pack.scenarios)) as Record<string, Scenario>;

/** Plays a scenario and looks at the case's clock as it stopped. */
function clockOf(name: string) {
  const scenario = scenarios[name];
  const compiled = items.find((item) => item.ref === scenario?.item);
  if (!scenario || !compiled) throw new Error(`no scenario ${name}`);
  const { state } = played(compiled, scenario);
  const end = state.clock.at(-1)?.at ?? 0;
  return clockView(compiled.calendar, state.clock, { promised: compiled.item.elements.timeLimit.promised }, end);
}

describe('clock of the shipped items', () => {
  it.each([
    ['unemp-reg/supplement-after-acceptance', 'supplement'],
    ['difficult-cert/happy', 'publicNotice'],
    ['card-apply/happy', 'external'],
    ['startup-loan/happy', 'external'],
    ['dispatch-license/special-procedure', 'specialProcedure'],
  ])('%s stands still while %s lasts', (name, reason) => {
    const view = clockOf(name);
    expect(view.state).toBe('stopped');
    expect(view.pauses.map((pause) => pause.reason)).toEqual([reason]);
    expect(view.light).not.toBe('red');
  });

  it('waits for what the applicant supplies before acceptance without having started', () => {
    expect(clockOf('dispatch-license/supplement').pauses).toEqual([]);
  });

  it('starts by itself, on the day of receipt, when nobody answered within five working days (R6)', () => {
    const view = clockOf('dispatch-license/deemed-accepted');
    expect(new Date(view.startedAt ?? 0).toISOString().slice(0, 10)).toBe('2026-03-02');
  });

  it('counts the days of every review', () => {
    expect(clockOf('unemp-reg/happy').usedDays).toBe(1);
  });
});
