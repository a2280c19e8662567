import { describe, expect, it } from 'vitest';
import { bundleClock, type ClockEntry, clockView, intakeProblems, restForm, sharedForm, splitIntake } from '#engine';
import { china } from '../deadline/calendars.ts';
import { compiledBundle, intake } from './festival.ts';

const KITE = 'kite:kite-permit';
const STRING = 'kite:string-register';
const at = { day: '2026-03-02', division: '990121101000' };
const complete = { situation: { ownString: true, indoor: false, first: true } };

describe('check of an intake', () => {
  const faults = async (change: Parameters<typeof intake>[0], draft = false) =>
    intakeProblems(await compiledBundle(), intake({ ...complete, ...change }), { ...at, draft }).map(
      ({ path, item }) => [path, item ?? ''],
    );

  it('finds nothing when everything is there', async () => {
    expect(await faults({})).toEqual([]);
  });

  it('names the shared answer once for all items, and the item of what only one asks', async () => {
    const own = { [KITE]: { form: {} }, [STRING]: { form: {} } };
    expect(await faults({ shared: {}, own })).toEqual([
      ['/shared/color', ''],
      [`/own/${STRING}/form/length`, STRING],
    ]);
  });

  it('names unanswered questions, wrong identities and materials that lack', async () => {
    const applicant = { kind: 'person' as const, name: ' ', idType: '10', idNo: '110101198803150041' };
    expect(await faults({ applicant, situation: { ownString: true }, materials: [] })).toEqual([
      ['/applicant/name', ''],
      ['/applicant/idNo', ''],
      ['/situation/indoor', ''],
      ['/situation/first', ''],
      ['/materials/identity', ''],
      [`/materials/${KITE}/photo`, KITE],
    ]);
  });

  it('asks of a draft only that nothing in it is wrong', async () => {
    expect(await faults({ shared: {}, situation: {}, materials: [] }, true)).toEqual([]);
    const own = { [STRING]: { form: { length: 'lang' } } };
    expect(await faults({ own }, true)).toEqual([[`/own/${STRING}/form/length`, STRING]]);
  });
});

describe('forms of an intake', () => {
  it('are the shared one and what each item asks beyond it', async () => {
    const bundle = await compiledBundle();
    expect(sharedForm(bundle, intake()).sections[0]?.fields).toEqual(['color']);
    expect(sharedForm(bundle, intake()).schema.required).toEqual(['color']);
    expect(restForm(bundle, KITE, intake()).sections.flatMap(({ fields }) => fields)).not.toContain('color');
    expect(restForm(bundle, KITE, intake()).schema).toEqual(bundle.items[KITE]?.form.schema);
  });
});

describe('materials handed in once', () => {
  it('go with their files to every item that asks for them', async () => {
    const files = [{ hash: 'a'.repeat(64), name: '身份证.jpg', type: 'image/jpeg', size: 9 }];
    const materials = [{ material: 'identity', state: 'received' as const, files }];
    const parts = splitIntake(await compiledBundle(), intake({ materials }));
    expect(parts.map((part) => part.materials)).toEqual([
      [{ material: 'identity', state: 'received', files }],
      [{ material: 'identity', state: 'received', files }],
    ]);
  });
});

describe('clock of a bundle', () => {
  const day = 86_400_000;
  const monday = Date.parse('2026-03-02T10:00:00+08:00');
  const on = (days: number): number => monday + days * day;
  const started = (days: number): ClockEntry => ({ at: on(days), type: 'started' });
  const paused = (days: number): ClockEntry => ({ at: on(days), type: 'paused', reason: 'supplement' });
  const resumed = (days: number): ClockEntry => ({ at: on(days), type: 'resumed' });
  const stopped = (days: number): ClockEntry => ({ at: on(days), type: 'stopped' });
  const shape = (cases: Parameters<typeof bundleClock>[0]) => bundleClock(cases).map((entry) => [entry.type, entry.at]);
  const open = (...clock: ClockEntry[]) => ({ clock });
  const ended = (days: number, ...clock: ClockEntry[]) => ({ clock, endedAt: on(days) });

  it('starts when the last case is accepted, or has ended without', () => {
    expect(bundleClock([open(), open()])).toEqual([]);
    expect(bundleClock([open(started(0)), open()])).toEqual([]);
    expect(bundleClock([ended(1), ended(2)])).toEqual([]);
    expect(shape([open(started(0)), open(started(2))])).toEqual([['started', on(2)]]);
    expect(shape([open(started(0)), ended(3)])).toEqual([['started', on(3)]]);
  });

  it('runs on while one of the cases runs', () => {
    expect(shape([open(started(0), paused(1), resumed(3)), open(started(0))])).toEqual([['started', on(0)]]);
    expect(shape([ended(1, started(0), stopped(1)), open(started(0))])).toEqual([['started', on(0)]]);
  });

  it('stands still while all that is left waits for the applicant', () => {
    expect(shape([open(started(0), paused(1), resumed(4)), ended(2, started(0), stopped(2))])).toEqual([
      ['started', on(0)],
      ['paused', on(2)],
      ['resumed', on(4)],
    ]);
    expect(shape([open(started(0), paused(1)), open(started(2), paused(2))])).toEqual([
      ['started', on(2)],
      ['paused', on(2)],
    ]);
  });

  it('stops with the last case, also with one whose clock never started', () => {
    const granted = ended(1, started(0), stopped(1));
    expect(shape([granted, ended(3, started(0), stopped(3))]).at(-1)).toEqual(['stopped', on(3)]);
    expect(shape([granted, ended(3)])).toEqual([
      ['started', on(3)],
      ['stopped', on(3)],
    ]);
  });

  it('keeps the legal start, and gives the bundle’s own date by the clock of cases', () => {
    const [first] = bundleClock([open({ ...started(5), since: on(0) } as ClockEntry)]);
    expect(first).toEqual({ at: on(5), type: 'started', since: on(0) });
    const entries = bundleClock([open(started(0), paused(1), resumed(2)), open(started(0), paused(1), resumed(2))]);
    const view = clockView(china, entries, { promised: { value: 5, unit: 'workingDay' } }, on(3));
    // 周一受理，周二、周三补正不计，五个工作日到下周三。
    expect(view).toMatchObject({ state: 'running', promised: { date: '2026-03-11' } });
  });
});
