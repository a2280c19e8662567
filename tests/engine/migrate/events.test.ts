import { describe, expect, it } from 'vitest';
import { previewMigration } from '#engine';
import { flow, row } from '../bpmn/model.ts';
import { calendar } from '../kernel/calendar.ts';
import { MONDAY } from '../kernel/harness.ts';
import { done, fire, type Kite, later, launch, model, move, places, planOf, reasons, work } from './kite.ts';

const HOUR = 3_600_000;
const MESSAGE = '<message id="wind" name="windReport"/><message id="rain" name="rainReport"/>';
const duration = (text: string) => `<timerEventDefinition><timeDuration>${text}</timeDuration></timerEventDefinition>`;
const message = (ref: string) => `<messageEventDefinition messageRef="${ref}"/>`;
const boundary = (id: string, definition: string, cancel = true) =>
  `<boundaryEvent id="${id}" attachedToRef="fly" cancelActivity="${cancel}">${definition}</boundaryEvent><userTask id="${id}Task"/>${flow(id, `${id}Task`)}`;
const fly = (...events: string[]) => model(row(`<userTask id="fly" name="放飞"/>${events.join('')}`, 'fly'), MESSAGE);
const preview = (kite: Kite, to: Parameters<typeof planOf>[1]) =>
  previewMigration(planOf(kite.process, to), kite, { now: kite.now, calendar }).timers;

describe('timers', () => {
  it('stay due when they were, or are counted anew from when they began', async () => {
    const before = later(launch(await fly(boundary('late', duration('PT8H')))), 2 * HOUR);
    const to = await fly(boundary('late', duration('PT24H')));
    expect(preview(before, to)).toEqual([
      { timer: 3, element: 'late', name: 'late', what: 'kept', before: MONDAY + 8 * HOUR, after: MONDAY + 24 * HOUR },
    ]);
    const plan = planOf(before.process, to);
    const kept = move(before, plan);
    expect(kept.state.timers).toEqual(before.state.timers);
    expect(kept.step.facts.map(({ type }) => type)).toEqual(['case.migrated']);
    const anew = move(before, plan, { timers: 'recompute' });
    expect(anew.state.timers).toEqual([{ ...before.state.timers[0], due: MONDAY + 24 * HOUR }]);
    expect(anew.step.facts[1]).toEqual({ type: 'timer.set', element: 'late', timer: 3, due: MONDAY + 24 * HOUR });
    const told = move(before, plan, { timers: 'recompute', since: () => MONDAY + HOUR });
    expect(told.state.timers[0]?.due).toBe(MONDAY + 25 * HOUR);
    expect(places(fire(anew, 'late'))).toEqual(['lateTask']);
  });

  it('in working days are counted anew from the working day on which they began', async () => {
    const days = (count: number) =>
      boundary('late', duration(`P${count}D`)).replace(
        '<timerEventDefinition>',
        '<timerEventDefinition wutong:timerUnit="workingDay">',
      );
    const before = later(launch(await fly(days(5))), 30 * HOUR);
    const [change] = preview(before, await fly(days(10)));
    const fresh = launch(await fly(days(10)));
    expect(change).toMatchObject({ before: before.state.timers[0]?.due, after: fresh.state.timers[0]?.due });
  });

  it('go with their event, and come with a new one', async () => {
    const before = later(launch(await fly(boundary('late', duration('PT8H')))), HOUR);
    const to = await fly(boundary('remind', duration('PT2H'), false));
    expect(preview(before, to).map(({ element, what, before: was, after }) => [element, what, was, after])).toEqual([
      ['late', 'removed', MONDAY + 8 * HOUR, undefined],
      ['remind', 'added', undefined, MONDAY + 3 * HOUR],
    ]);
    const after = move(before, planOf(before.process, to));
    expect(after.step.facts.map(({ type }) => type)).toEqual(['case.migrated', 'timer.canceled', 'timer.set']);
    expect(places(fire(after, 'remind'))).toEqual(['fly', 'remindTask']);
  });

  it('that have fired beside their activity do not fire again', async () => {
    const model = () => fly(boundary('remind', duration('PT2H'), false));
    const before = done(fire(launch(await model()), 'remind'), 'remindTask');
    const after = move(before, planOf(before.process, await model()));
    expect(after.state.timers).toEqual([]);
    expect(after.step.facts).toHaveLength(1);
  });

  it('of an event itself move with it', async () => {
    const wait = (text: string) =>
      model(row(`<intermediateCatchEvent id="wait">${duration(text)}</intermediateCatchEvent>`, 'wait'));
    const before = launch(await wait('PT1H'));
    const after = move(before, planOf(before.process, await wait('PT3H')), { timers: 'recompute' });
    expect(after.state.timers[0]?.due).toBe(MONDAY + 3 * HOUR);
    expect(fire(after, 'wait').state.ended).toBe('completed');
  });
});

describe('messages', () => {
  it('are announced by what listens for the first time, or for another one', async () => {
    const before = launch(await fly(boundary('storm', message('wind'))));
    const to = await fly(boundary('storm', message('rain')), boundary('call', message('wind'), false));
    const after = move(before, planOf(before.process, to));
    expect(after.step.facts.slice(1)).toEqual([
      { type: 'message.awaited', element: 'call', token: 2, message: 'windReport' },
      { type: 'message.awaited', element: 'storm', token: 2, message: 'rainReport' },
    ]);
    expect(places(work(after, { type: 'message.deliver', name: 'windReport' }))).toEqual(['callTask', 'fly']);
    expect(places(work(after, { type: 'message.deliver', name: 'rainReport' }))).toEqual(['stormTask']);
  });
});

describe('event gateways', () => {
  const race = (...branches: string[]) => {
    const inner = branches.map((branch) => /id="(\w+)"/.exec(branch)?.[1] ?? '');
    const flows = inner.map((id) => flow('race', id) + flow(id, 'end')).join('');
    return model(
      `<startEvent id="start"/><eventBasedGateway id="race"/>${branches.join('')}<endEvent id="end"/>${flow('start', 'race')}${flows}`,
      MESSAGE,
    );
  };
  const wind = `<intermediateCatchEvent id="wind1">${message('wind')}</intermediateCatchEvent>`;
  const time = `<intermediateCatchEvent id="time">${duration('PT2H')}</intermediateCatchEvent>`;
  const soon = `<intermediateCatchEvent id="soon">${duration('PT1H')}</intermediateCatchEvent>`;

  it('wait for their new branches and no longer for those that went', async () => {
    const before = launch(await race(wind, time));
    const after = move(before, planOf(before.process, await race(wind, soon)));
    expect(after.state.timers.map(({ element, due }) => [element, due])).toEqual([['soon', MONDAY + HOUR]]);
    expect(fire(after, 'soon').state.ended).toBe('completed');
    expect(work(after, { type: 'message.deliver', name: 'windReport' }).state.ended).toBe('completed');
  });
});

describe('event sub-processes', () => {
  const handler = (id: string, definition: string, interrupting: boolean) =>
    `<subProcess id="${id}" name="${id}" triggeredByEvent="true"><startEvent id="${id}Start" isInterrupting="${interrupting}">${definition}</startEvent><userTask id="${id}Task"/><endEvent id="${id}End"/>${flow(`${id}Start`, `${id}Task`)}${flow(`${id}Task`, `${id}End`)}</subProcess>`;
  const none = () => fly();
  const timed = (text: string) => fly(handler('halt', duration(text), true));

  it('that are new listen from now on', async () => {
    const before = later(launch(await none()), HOUR);
    const to = await fly(handler('halt', duration('PT4H'), true), handler('note', message('wind'), false));
    const after = move(before, planOf(before.process, to));
    expect(after.state.timers).toEqual([
      { id: 3, token: 0, element: 'haltStart', due: MONDAY + 5 * HOUR, scope: true },
    ]);
    const noted = work(after, { type: 'message.deliver', name: 'windReport' });
    expect(places(noted)).toEqual(['fly', 'note', 'noteTask']);
    expect(places(fire(noted, 'haltStart'))).toEqual(['halt', 'haltTask']);
  });

  it('that are gone no longer do, and cannot go while they run', async () => {
    const before = launch(await timed('PT1H'));
    const after = move(before, planOf(before.process, await none()));
    expect(after.state.timers).toEqual([]);
    expect(done(after, 'fly').state.ended).toBe('completed');
    expect(reasons(fire(before, 'haltStart'), await none())).toEqual([
      'migrate.noTarget@halt',
      'migrate.noTarget@haltTask',
    ]);
  });

  it('keep their timers', async () => {
    const before = launch(await timed('PT1H'));
    const plan = planOf(before.process, await timed('PT2H'));
    expect(move(before, plan).state.timers).toEqual(before.state.timers);
    expect(move(before, plan, { timers: 'recompute' }).state.timers[0]?.due).toBe(MONDAY + 2 * HOUR);
  });
});

describe('data', () => {
  it('declared by the new process only get their first values', async () => {
    const object = '<dataObject id="height" name="高度"/><property id="p" name="wind"/>';
    const before = launch(await fly(), { form: { a: 1 } });
    const after = move(before, planOf(before.process, await fly(object)));
    expect(after.data).toEqual(before.data);
    expect(done(after, 'fly').state.ended).toBe('completed');
  });
});
