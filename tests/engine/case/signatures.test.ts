import { describe, expect, it } from 'vitest';
import type { Actor } from '#engine';
import { council, permit } from './models.ts';
import { open, person, started, 孙㐂, 李䶮, 欧阳𠮷, 赵督办 } from './people.ts';

describe('会签', () => {
  const signAll = async (rule: string, ratio: number | undefined, votes: [Actor, string][]) => {
    const desk = started(await permit(council(rule, ratio)));
    for (const [actor, outcome] of votes) {
      const task = desk.state.tasks.find(({ assignee }) => assignee === actor.id);
      if (!task) return `${actor.id} is not asked`;
      desk.do({ type: 'task.complete', task: task.id, outcome, opinion: '意见' }, actor);
    }
    if (desk.state.status === 'concluded') return desk.state.result;
    return open(desk).join(' ');
  };
  const YES = 'approve';
  const NO = 'deny';

  it.each([
    [
      'all',
      undefined,
      [
        [李䶮, YES],
        [欧阳𠮷, YES],
      ],
      'council',
    ],
    [
      'all',
      undefined,
      [
        [李䶮, YES],
        [欧阳𠮷, YES],
        [孙㐂, YES],
      ],
      'approval',
    ],
    [
      'all',
      undefined,
      [
        [李䶮, YES],
        [欧阳𠮷, NO],
      ],
      'denied',
    ],
    ['any', undefined, [[孙㐂, YES]], 'approval'],
    [
      'any',
      undefined,
      [
        [孙㐂, NO],
        [李䶮, NO],
      ],
      'council',
    ],
    [
      'any',
      undefined,
      [
        [孙㐂, NO],
        [李䶮, NO],
        [欧阳𠮷, NO],
      ],
      'denied',
    ],
    ['ratio', 2 / 3, [[孙㐂, YES]], 'council council'],
    [
      'ratio',
      2 / 3,
      [
        [孙㐂, YES],
        [李䶮, NO],
        [欧阳𠮷, YES],
      ],
      'approval',
    ],
    [
      'ratio',
      2 / 3,
      [
        [孙㐂, NO],
        [李䶮, NO],
      ],
      'denied',
    ],
    ['inTurn', undefined, [[欧阳𠮷, YES]], '欧阳𠮷 is not asked'],
    [
      'inTurn',
      undefined,
      [
        [李䶮, YES],
        [欧阳𠮷, YES],
        [孙㐂, YES],
      ],
      'approval',
    ],
    [
      'inTurn',
      undefined,
      [
        [李䶮, YES],
        [欧阳𠮷, NO],
      ],
      'denied',
    ],
    ['weighted', 0.5, [[李䶮, YES]], 'approval'],
    ['weighted', 0.5, [[孙㐂, YES]], 'council council'],
    [
      'weighted',
      0.75,
      [
        [李䶮, YES],
        [孙㐂, YES],
      ],
      'approval',
    ],
    ['weighted', 0.75, [[李䶮, NO]], 'denied'],
  ] as [string, number | undefined, [Actor, string][], string][])('%s %s: %#', async (rule, ratio, votes, expected) => {
    expect(await signAll(rule, ratio, votes)).toBe(expected);
  });

  it('tells the gateway behind it how it came about', async () => {
    const desk = started(await permit(council('ratio', 0.6)));
    for (const actor of [李䶮, 欧阳𠮷]) {
      const task = desk.state.tasks.find(({ assignee }) => assignee === actor.id);
      desk.do({ type: 'task.complete', task: task?.id ?? 0, outcome: 'approve' }, actor);
    }
    expect(desk.state.vars).toMatchObject({
      outcome: 'approve',
      jointSignature: { result: 'approve', approved: 2, denied: 0, total: 3 },
    });
    expect(desk.state.signed, 'closed').toBeUndefined();
  });

  it('does not hand a signature to one whose own turn is still to come', async () => {
    const desk = started(await permit(council('inTurn')));
    const [task] = desk.state.tasks;
    expect(desk.try({ type: 'task.transfer', task: task?.id ?? 0, to: 欧阳𠮷, reason: '代签' }, 李䶮)?.code).toBe(
      'signer.twice',
    );
  });

  it('adds and drops signers; nobody signs twice; the last one stays', async () => {
    const desk = started(await permit(council('all')));
    const of = (id: string) => desk.state.tasks.find(({ assignee }) => assignee === id)?.id ?? 0;
    const 吴㙓 = person('吴㙓', 'county', 'reexamination');
    expect(desk.try({ type: 'task.addSigner', task: of('李䶮'), to: 孙㐂, reason: '再听' }, 李䶮)?.code).toBe(
      'signer.twice',
    );
    const outsider = person('外人', 'county', 'issuance');
    expect(desk.try({ type: 'task.addSigner', task: of('李䶮'), to: outsider, reason: '再听' }, 李䶮)?.code).toBe(
      'task.notHolder',
    );
    desk.do({ type: 'task.addSigner', task: of('李䶮'), to: 吴㙓, reason: '法制意见' }, 李䶮);
    expect(desk.state.tasks.find(({ assignee }) => assignee === '吴㙓')).toMatchObject({ addedBy: '李䶮' });
    desk.do({ type: 'task.complete', task: of('李䶮'), outcome: 'approve' }, 李䶮);
    expect(desk.try({ type: 'task.transfer', task: of('欧阳𠮷'), to: 李䶮, reason: '代签' }, 欧阳𠮷)?.code).toBe(
      'signer.twice',
    );
    desk.do({ type: 'task.complete', task: of('欧阳𠮷'), outcome: 'approve' }, 欧阳𠮷);
    desk.do({ type: 'task.complete', task: of('孙㐂'), outcome: 'approve' }, 孙㐂);
    expect(open(desk), 'the added signer counts').toEqual(['council']);
    expect(desk.try({ type: 'task.dropSigner', task: of('吴㙓'), reason: '出差' }, 欧阳𠮷)?.code).toBe(
      'signer.notYours',
    );
    desk.do({ type: 'task.dropSigner', task: of('吴㙓'), reason: '出差' }, 李䶮);
    expect(open(desk), 'those who have signed decide').toEqual(['approval']);
    const one = started(await permit(council('all', undefined, '["李䶮"]')));
    const task = one.task('council');
    expect(one.try({ type: 'task.dropSigner', task, reason: '出差' }, 赵督办)?.code).toBe('signer.last');
  });

  it('nobody’s signature is never everybody’s: an empty list is an incident', async () => {
    const desk = started(await permit(council('all', undefined, '[]')));
    expect(desk.facts).toContainEqual(expect.objectContaining({ type: 'incident.raised', code: 'kernel.noSigners' }));
    expect(desk.state.status).toBe('inProgress');
  });
});
