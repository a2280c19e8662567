import { describe, expect, it } from 'vitest';
import type { CommitPlan } from '../../../runtime/store/port.ts';
import { fitting, groupCommit, type Settled, StoreBusy } from '../../../runtime/store/queue.ts';
import { planOf } from './fixtures.ts';

/** Settles every group as committed and records the batches. */
function recorder(largest: number, failing: (batch: CommitPlan[]) => boolean = () => false) {
  const batches: string[][] = [];
  const flush = async (groups: CommitPlan[][]): Promise<Settled[]> => {
    const plans = groups.flat();
    batches.push(plans.map(({ row }) => row.id));
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (failing(plans)) throw new Error('disk full');
    return groups.map((_, index) => ({ outcome: { kind: 'committed', position: index + 1 } }));
  };
  return { batches, ...groupCommit(flush, (waiting) => fitting(waiting, largest)) };
}

describe('group commit', () => {
  it('writes plans of one turn together, and those that come meanwhile in the next batch', async () => {
    const queue = recorder(100);
    const first = [queue.commit(planOf('a', 0)), queue.commit(planOf('b', 0))];
    await new Promise((resolve) => setTimeout(resolve, 2));
    await Promise.all([...first, queue.commit(planOf('c', 0)), queue.commit(planOf('d', 0))]);
    expect(queue.batches).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('sends away who comes when too many wait, and takes the next again', async () => {
    const queue = groupCommit(
      async (groups) => groups.map(() => ({ outcome: { kind: 'committed', position: 1 } })),
      () => 1,
      2,
    );
    const settled = await Promise.allSettled(['a', 'b', 'c'].map((id) => queue.commit(planOf(id, 0))));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(settled[2]).toMatchObject({ reason: expect.any(StoreBusy) });
    expect(await queue.commit(planOf('d', 0))).toMatchObject({ kind: 'committed' });
  });

  it('caps a batch and keeps the order', async () => {
    const queue = recorder(2);
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((id) => queue.commit(planOf(id, 0))));
    expect(queue.batches).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('never parts a group: it waits for a batch that has room, or has one of its own', async () => {
    const queue = recorder(3);
    const plans = (text: string) => [...text].map((id) => planOf(id, 0));
    await Promise.all([queue.commitAll(plans('ab')), queue.commitAll(plans('cd')), queue.commitAll(plans('efghi'))]);
    expect(queue.batches.map((batch) => batch.join(''))).toEqual(['ab', 'cd', 'efghi']);
  });

  it('rejects a batch that could not be written, and goes on', async () => {
    const queue = recorder(2, (plans) => plans.some(({ row }) => row.id === 'b'));
    const settled = await Promise.allSettled(['a', 'b', 'c'].map((id) => queue.commit(planOf(id, 0))));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  it('is idle only when everything is written', async () => {
    const queue = recorder(1);
    const commits = ['a', 'b', 'c'].map((id) => queue.commit(planOf(id, 0)));
    await queue.idle();
    expect(queue.batches).toHaveLength(3);
    await Promise.all(commits);
    await queue.idle();
  });
});
