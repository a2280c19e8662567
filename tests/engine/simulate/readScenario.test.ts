import { describe, expect, it } from 'vitest';
import { type Json, readScenario } from '#engine';

const problems = (json: Json) => {
  const read = readScenario(json);
  return read.ok ? [] : read.problems.map(({ code, path }) => `${code} ${path}`);
};

describe('a scenario', () => {
  it('may have everything that there is', () => {
    const scenario: Json = {
      now: '2026-01-05T09:00:00+08:00',
      data: { amount: 3 },
      auto: 'tasks',
      commands: [
        { complete: 't', data: {}, outcome: 'accept' },
        { message: 'm', key: 'k', data: {} },
        { signal: 's' },
        { advance: 'PT1H' },
        { job: 'j', result: {} },
        { fail: 't', error: 'e' },
        { escalate: 't', escalation: 'x' },
      ],
    };
    expect(readScenario(scenario)).toEqual({ ok: true, value: scenario });
  });

  it.each<[Json, string[]]>([
    [[], ['scenario.shape ']],
    [{ Now: 'x' }, ['scenario.unknown /Now']],
    [{ 'a/b': 1 }, ['scenario.unknown /a~1b']],
    [{ now: '2026-02-30' }, ['scenario.value /now']],
    [{ auto: 'all' }, ['scenario.value /auto']],
    [{ data: [] }, ['scenario.value /data']],
    [{ commands: {} }, ['scenario.value /commands']],
    [{ commands: [{}] }, ['scenario.command /commands/0']],
    [{ commands: [{ advance: 'PT1H' }, { complete: 't', job: 't' }] }, ['scenario.command /commands/1']],
    [{ commands: [{ complete: 't', Outcome: 'a' }] }, ['scenario.unknown /commands/0/Outcome']],
    [{ commands: [{ fail: 't' }] }, ['scenario.missing /commands/0/error']],
    [{ commands: [{ advance: '1h' }] }, ['scenario.value /commands/0/advance']],
    [{ commands: [{ complete: '' }] }, ['scenario.value /commands/0/complete']],
    [{ __proto__: null, commands: ['x'] }, ['scenario.command /commands/0']],
  ])('%j is refused by path', (json, expected) => {
    expect(problems(json)).toEqual(expected);
  });
});
