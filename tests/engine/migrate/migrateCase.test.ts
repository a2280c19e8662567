import { beforeAll, describe, expect, it } from 'vitest';
import { type CompiledItem, clockView, isRefusal, migrateCase, type StoredCase, undoMigration } from '#engine';
import { kitePermit } from '../../kit/kite.ts';
import { Desk, 李䶮, 王㛃, 阿依古丽 } from '../case/desk.ts';

let kite: CompiledItem;
beforeAll(async () => {
  kite = await kitePermit();
});

const ctx = (desk: Desk) => ({ now: desk.now, officeName: (id: string) => id, division: () => '110101001001' });
const options = { by: 'admin', reason: '流程升级' };

/** The kite item in another version. */
const version = (change: (item: CompiledItem) => void): CompiledItem => {
  const next: CompiledItem = JSON.parse(JSON.stringify(kite));
  next.digest = 'next';
  next.process.digest = 'next';
  change(next);
  return next;
};

const nodeIn = (item: CompiledItem, id: string) => {
  const node = item.process.nodes[id];
  if (!node) throw new Error(`no ${id}`);
  return node;
};

function move(desk: Desk, to: CompiledItem) {
  const moved = migrateCase(kite, to, desk.before as StoredCase, ctx(desk), options);
  if (isRefusal(moved)) throw new Error(JSON.stringify(moved));
  return moved;
}

/** The desk after the move, with the new version. */
function moveDesk(desk: Desk, to: CompiledItem): Desk {
  const { state, data } = move(desk, to);
  const next = new Desk(to);
  next.now = desk.now;
  next.before = JSON.parse(JSON.stringify({ state, data }));
  return next;
}

const accepted = () => {
  const desk = new Desk(kite).receive();
  desk.do(
    {
      type: 'task.complete',
      task: desk.task('acceptance'),
      outcome: 'accept',
      form: { length: 30, night: false },
      materials: [{ material: 'idCard', state: 'verified', files: [] }],
    },
    王㛃,
  );
  return desk;
};

describe('migrateCase', () => {
  it('keeps the parameters that the case has, and gives those that only the new version uses the value of acceptance', () => {
    const values = (...own: [string, number][]) => own.map(([from, value]) => ({ from, value }));
    const tail = { ref: 'kite:tail', title: '尾巴', type: 'number' as const, values: values(['2000-01-01', 5]) };
    const wind = values(['2000-01-01', 3], ['2026-04-01', 9]);
    const desk = accepted();
    const state = desk.before?.state;
    if (!state) throw new Error('no case');
    state.vars = { ...state.vars, parameters: { tail: 4 } };
    desk.now = Date.parse('2026-05-01T09:00:00+08:00');
    const next = version((item) => {
      item.parameters = { tail, wind: { ...tail, ref: 'kite:wind', values: wind } };
    });
    expect(move(desk, next).state.vars.parameters).toEqual({ tail: 4, wind: 3 });
  });

  it('takes posts, offices and budgets from the new version, and keeps the rest', () => {
    const desk = accepted();
    const to = version((item) => {
      const { settings } = nodeIn(item, 'preliminaryReview');
      settings.level = 'county';
      settings.limit = { value: 2, unit: 'workingDay' };
    });
    const { state, facts } = move(desk, to);
    const old = desk.state;
    expect(state.tasks).toEqual([{ ...old.tasks[0], office: 'county', due: Date.parse('2026-01-08T00:00:00+08:00') }]);
    expect(state.performers).toEqual(old.performers);
    expect(state.clock).toBe(old.clock);
    expect(state.digest).toBe('next');
    expect(facts).toEqual([{ type: 'case.migrated', from: kite.process.digest, to: 'next', moved: [] }]);
  });

  it('leaves a task with its holder unless its post changes', () => {
    const desk = accepted();
    desk.do({ type: 'task.claim', task: desk.task('preliminaryReview') }, 阿依古丽);
    const same = move(
      desk,
      version(() => undefined),
    ).state.tasks[0];
    expect(same?.assignee).toBe(阿依古丽.id);
    const to = version((item) => {
      nodeIn(item, 'preliminaryReview').settings.post = 'reexamination';
    });
    expect(move(desk, to).state.tasks[0]).toMatchObject({ post: 'reexamination' });
    expect(move(desk, to).state.tasks[0]).not.toHaveProperty('assignee');
  });

  it('opens a task again whose holder stands against a duty of the new version', () => {
    const desk = accepted();
    const loose = version((item) => {
      item.item.duties = [];
    });
    const held = moveDesk(desk, loose);
    held.do({ type: 'task.claim', task: held.task('preliminaryReview') }, 王㛃);
    const back = { ...JSON.parse(JSON.stringify(kite)), digest: 'strict' } as CompiledItem;
    const moved = migrateCase(loose, back, held.before as StoredCase, ctx(held), options);
    if (isRefusal(moved)) throw new Error(moved.code);
    expect(moved.state.tasks[0]).not.toHaveProperty('assignee');
  });

  it('goes on to its end in the new version', () => {
    const desk = moveDesk(
      accepted(),
      version(() => undefined),
    );
    desk.do({ type: 'task.complete', task: desk.task('preliminaryReview'), outcome: 'approve' }, 阿依古丽);
    desk.do({ type: 'task.complete', task: desk.task('approval'), outcome: 'deny', opinion: '风力过大' }, 李䶮);
    expect(desk.state).toMatchObject({ status: 'concluded', result: 'denied' });
  });

  it('keeps counting by the days that it was promised by', () => {
    const desk = accepted();
    const to = version((item) => {
      item.calendar = { ...item.calendar, holidays: { ...item.calendar.holidays, '2026-01-07': '风筝节' } };
    });
    const promised = (state: StoredCase['state'], item: CompiledItem) =>
      clockView(item.calendar, state.clock, item.item.elements.timeLimit, desk.now).promised?.date;
    const { state, dates } = move(desk, to);
    expect(promised(state, to)).toBe('2026-01-08');
    expect(dates?.after).toEqual(dates?.before);
    expect(state.clock.at(-1)).toMatchObject({ type: 'recomputed', layer: { plain: ['2026-01-07'] }, by: 'admin' });
    expect(promised(desk.state, to)).toBe('2026-01-09');
  });

  it('shows the dates of another promise', () => {
    const to = version((item) => {
      item.item.elements.timeLimit.promised = { value: 2, unit: 'workingDay' };
    });
    const { dates } = move(accepted(), to);
    expect([dates?.before.promised.date, dates?.after.promised.date]).toEqual(['2026-01-08', '2026-01-07']);
  });

  it('refuses a case of another version, a wrong mapping, and what the process refuses', () => {
    const desk = accepted();
    const stored = desk.before as StoredCase;
    const code = (to: CompiledItem, from = kite, mapping?: Record<string, string>) => {
      const result = migrateCase(from, to, stored, ctx(desk), { ...options, ...(mapping && { mapping }) });
      return isRefusal(result) ? result.code : 'moved';
    };
    expect(
      code(
        kite,
        version(() => undefined),
      ),
    ).toBe('migrate.otherVersion');
    expect(code(kite, kite, { preliminaryReview: 'nothing' })).toBe('migrate.plan');
    const other = version((item) => {
      nodeIn(item, 'preliminaryReview').type = 'receiveTask';
    });
    expect(code(other)).toBe('migrate.refused');
  });

  it('can be taken back', () => {
    const desk = accepted();
    const { record, state, data } = move(
      desk,
      version(() => undefined),
    );
    const back = undoMigration(record, JSON.parse(JSON.stringify({ state, data })));
    expect(isRefusal(back) ? back.code : JSON.stringify(back.before)).toBe(JSON.stringify(desk.before));
  });
});
