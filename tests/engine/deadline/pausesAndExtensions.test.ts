import { describe, expect, it } from 'vitest';
import {
  type ClockEntry,
  clockView,
  EXTENSION_RULES,
  type ExtensionRequest,
  extensionEntry,
  extensionRefusal,
  PAUSE_RULES,
  pauseRefusal,
  resumeRefusal,
} from '#engine';
import { at, china } from './calendars.ts';

const limits = {
  promised: { value: 10, unit: 'workingDay' as const },
  statutory: { value: 20, unit: 'workingDay' as const },
};
const started: ClockEntry = { at: at('2026-03-02T10:00'), type: 'started' };
const paused = (local: string, reason: string, id?: string): ClockEntry => ({
  at: at(local),
  type: 'paused',
  reason,
  ...(id === undefined ? {} : { id }),
});
const resumed = (local: string, id?: string): ClockEntry => ({
  at: at(local),
  type: 'resumed',
  ...(id === undefined ? {} : { id }),
});
const view = (entries: ClockEntry[], now: string) => clockView(china, [started, ...entries], limits, at(now));

describe('several pauses at once', () => {
  const both = [
    paused('2026-03-04T09:00', 'publicNotice', 'p1'),
    paused('2026-03-05T09:00', 'hearing', 'h1'),
    resumed('2026-03-06T09:00', 'p1'),
  ];

  it('stand until the last one ends', () => {
    expect(view(both, '2026-03-09T09:00')).toMatchObject({
      state: 'paused',
      usedDays: 1,
      grossDays: 5,
      naturalDays: 7,
    });
    const seen = view([...both, resumed('2026-03-10T09:00', 'h1')], '2026-03-11T09:00');
    expect(seen).toMatchObject({ state: 'running', usedDays: 2, promised: { date: '2026-03-23' } });
    expect(seen.pauses.map(({ id, to }) => [id, to])).toEqual([
      ['p1', at('2026-03-06T09:00')],
      ['h1', at('2026-03-10T09:00')],
    ]);
  });

  it('keep the light of the moment at which the first of them began', () => {
    const late = [
      paused('2026-03-16T11:00', 'publicNotice', 'p1'),
      paused('2026-03-17T09:00', 'hearing', 'h1'),
      resumed('2026-03-18T09:00', 'p1'),
    ];
    expect(view(late, '2026-03-25T09:00').light).toBe('yellow');
  });

  it('do not end what has another name', () => {
    expect(view([paused('2026-03-04', 'hearing', 'h1'), resumed('2026-03-05')], '2026-03-06').state).toBe('paused');
  });
});

describe('pauseRefusal', () => {
  const ask = (reason: string, more: object = {}, declared: string[] = [], entries: ClockEntry[] = [started]) =>
    pauseRefusal(PAUSE_RULES, entries, { reason, ...more }, declared)?.code;

  it('wants a notice, and for what no law leaves out a public declaration', () => {
    expect(ask('supplement')).toBe('pause.notice');
    expect(ask('supplement', { notice: '甲人社补〔2026〕7号' })).toBeUndefined();
    expect(ask('publicNotice', { notice: '甲人社公示〔2026〕3号' })).toBe('pause.notDeclared');
    expect(ask('publicNotice', { notice: '甲人社公示〔2026〕3号' }, ['publicNotice'])).toBeUndefined();
    expect(ask('tea', { notice: 'x' })).toBe('pause.reason');
  });

  it('only stops what runs, and each reason once', () => {
    expect(ask('applicantRequest', {}, [], [])).toBe('pause.notRunning');
    const open = [started, paused('2026-03-04', 'hearing', 'h1')];
    expect(ask('hearing', { notice: 'x', id: 'h1' }, [], open)).toBe('pause.open');
    expect(ask('hearing', { notice: 'x', id: 'h2' }, [], open)).toBeUndefined();
    expect([resumeRefusal(open, 'h1')?.code, resumeRefusal(open)?.code]).toEqual([undefined, 'resume.notPaused']);
  });
});

describe('extension', () => {
  const rule = EXTENSION_RULES.find(({ id }) => id === 'permit');
  if (!rule) throw new Error('no rule for permits');
  const request: ExtensionRequest = {
    by: { value: 10, unit: 'workingDay' },
    reason: '需要核实外省参保记录',
    requestedBy: 'zhang',
    approvedBy: 'wang',
    notice: '甲人社延〔2026〕1号',
  };
  const judge = (more: Partial<ExtensionRequest>, entries: ClockEntry[] = [started], now = '2026-03-27T09:00') =>
    extensionRefusal(rule, { ...request, ...more }, { calendar: china, entries, limits, now: at(now) })?.code;

  it('moves both dates by what was approved', () => {
    expect(judge({})).toBeUndefined();
    const seen = view([extensionEntry(rule, request, at('2026-03-12'))], '2026-03-20');
    expect(seen.promised?.date).toBe('2026-03-30');
    expect(seen.statutory?.date).toBe('2026-04-14');
    expect(seen).toMatchObject({ light: 'green', remainingDays: 6, extensions: [{ reason: request.reason }] });
  });

  it.each([
    ['more than the law allows', { by: { value: 11, unit: 'workingDay' as const } }, 'extension.length'],
    ['nothing', { by: { value: 0, unit: 'workingDay' as const } }, 'extension.length'],
    ['another unit', { by: { value: 5, unit: 'calendarDay' as const } }, 'extension.length'],
    ['no reason', { reason: '　' }, 'extension.reason'],
    ['no approval', { approvedBy: '' }, 'extension.approval'],
    ['approval by oneself', { approvedBy: 'zhang' }, 'extension.approval'],
    ['no notice', { notice: ' ' }, 'extension.notice'],
  ])('refuses %s', (_, more, code) => {
    expect(judge(more)).toBe(code);
  });

  it('happens once, while the clock runs, before the legal limit has ended', () => {
    expect(judge({}, [started, extensionEntry(rule, request, at('2026-03-12'))])).toBe('extension.times');
    expect(judge({}, [])).toBe('extension.notRunning');
    expect(judge({}, [started, { at: at('2026-03-12'), type: 'stopped' }])).toBe('extension.notRunning');
    expect(judge({}, [started], '2026-03-30T23:59')).toBeUndefined();
    expect(judge({}, [started], '2026-03-31T00:00')).toBe('extension.late');
  });
});
