import { describe, expect, it } from 'vitest';
import type { Register } from '#engine';
import { kitePermit } from '../../kit/kite.ts';
import { Desk, resident, 李䶮, 王㛃, 阿依古丽 } from './desk.ts';

const column = (name: string) => ({ name, title: name, type: 'text' as const });

const register: Register = {
  ref: 'test:cases',
  print: 'p1',
  table: () => undefined,
  ledger: {
    id: 'cases',
    title: '登记簿',
    purpose: '登记每一件办件',
    key: ['no'],
    columns: ['no', 'step', 'reviewer'].map(column),
    fills: [
      {
        from: 'cases',
        key: 'case.no',
        set: { no: 'case.no', step: 'case.step', reviewer: 'officers.preliminaryReview.name' },
        live: ['step'],
      },
    ],
  },
};

const delivery = { method: '1', receiver: '赵钱·孙', at: '2026-01-06' };

describe('the register of every case', () => {
  it('is passed over while the case is handed on, and loses nothing of what changed meanwhile', async () => {
    const desk = new Desk(await kitePermit());
    desk.registers = [register];
    desk.receive().complete('acceptance', 'accept', 王㛃);
    const own = () => desk.ledgers.filter(({ ledger }) => ledger === 'test:cases').map(({ values }) => values);
    expect(own()).toEqual([{ no: expect.any(String) }]);
    desk
      .complete('preliminaryReview', 'approve', 阿依古丽, { opinion: '情况属实' })
      .complete('approval', 'approve', 李䶮);
    expect(own()).toHaveLength(1);
    desk.complete('issuance', 'issue', 阿依古丽, { delivery });
    expect(own().at(-1)).toMatchObject({ reviewer: '阿依古丽·买买提' });
    expect(own()).toHaveLength(2);
  });

  it('tells how many working days the clock stood, once it has stopped', async () => {
    const set = { no: 'case.no', step: 'string(case.excludedDays)', reviewer: 'case.supplementDue' };
    const fills = [{ from: 'cases' as const, key: 'case.no', set }];
    const desk = new Desk(await kitePermit());
    desk.registers = [{ ...register, ledger: { ...register.ledger, fills } }];
    const cells = () => Object.assign({}, ...desk.ledgers.map(({ values }) => values));
    desk.receive().complete('acceptance', 'accept', 王㛃);
    const notice = { materials: ['idCard'], note: '身份证过期' };
    desk.complete('preliminaryReview', 'supplement', 阿依古丽, { notice });
    expect(desk.state.status).toBe('supplementing');
    desk.days(2);
    desk.do({ type: 'case.supplement', materials: [{ material: 'idCard', state: 'verified', files: [] }] }, resident);
    expect(cells().step).toBeUndefined();
    // The model has no term for the supplement.
    expect(cells().reviewer).toBeUndefined();
    while (desk.state.tasks.length > 0) {
      const element = desk.state.tasks[0]?.element ?? '';
      if (element === 'acceptance') desk.complete(element, 'accept', 王㛃);
      else if (element === 'preliminaryReview') desk.complete(element, 'approve', 阿依古丽, { opinion: '情况属实' });
      else if (element === 'approval') desk.complete(element, 'approve', 李䶮);
      else desk.complete('issuance', 'issue', 阿依古丽, { delivery });
    }
    expect(cells().step).toBe('2');
  });
});
