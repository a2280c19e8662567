import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../runtime/store/open.ts';
import type { CommitOutcome, PackChangeRow, Store } from '../../../runtime/store/port.ts';
import { hasPostgres, sharedCluster } from '../../kit/postgres.ts';
import { all } from './contract/harness.ts';
import { morning, paths, planOf } from './fixtures.ts';

/** Servers over one database, each with connections of its own as in processes of their own. */
const SERVERS = 4;
const CASES = 25;
const STEPS = 6;

const kinds = (outcomes: CommitOutcome[]): string[] => outcomes.map(({ kind }) => kind).sort();
const won = (outcomes: CommitOutcome[]): number => outcomes.filter(({ kind }) => kind === 'committed').length;

/** A change of nothing but the cases that it moves. */
const change: PackChangeRow = {
  id: 'c1',
  kind: 'install',
  pack: '@wutong/beijing',
  fromVersion: null,
  fromDigest: null,
  toVersion: '1.0.0',
  toDigest: 'd1',
  status: 'planned',
  plannedAt: morning,
  plannedBy: 'u-wang',
  updatedAt: morning,
  appliedAt: morning,
  appliedBy: 'u-wang',
  undoneBy: null,
  done: 0,
  total: 0,
  detail: {},
  files: null,
  before: null,
};

describe.runIf(hasPostgres('races on a PostgreSQL server'))('several servers over one PostgreSQL', () => {
  const stores: Store[] = [];
  let url = '';

  beforeAll(async () => {
    url = await (await sharedCluster()).create('races');
    // Together, as when a station starts all of its processes: all want to make the tables.
    stores.push(...(await Promise.all(Array.from({ length: SERVERS }, () => openStore(url)))));
  });
  afterAll(() => Promise.all(stores.map((store) => store.close())));

  const [first, second] = [() => stores[0] as Store, () => stores[1] as Store];
  const everywhere = <T>(ask: (store: Store, index: number) => Promise<T>): Promise<T[]> =>
    Promise.all(stores.map(ask));

  it('make the tables once', async () => {
    const cluster = await sharedCluster();
    const rows = await cluster.run<{ number: string }>('select number from migration order by number', 'races');
    const numbers = rows.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)]);
    expect(numbers.length).toBeGreaterThanOrEqual(13);
  });

  it('let exactly one step win each version of a case', async () => {
    const ids = Array.from({ length: CASES }, (_, index) => `race-${index}`);
    for (let expected = 0; expected < STEPS; expected += 1) {
      const rounds = await Promise.all(ids.map((id) => everywhere((store) => store.commit(planOf(id, expected)))));
      expect(rounds.map(won)).toEqual(ids.map(() => 1));
      const lost = rounds.flat().filter(({ kind }) => kind !== 'committed');
      expect(new Set(lost.map((outcome) => JSON.stringify(outcome)))).toEqual(
        new Set([JSON.stringify({ kind: 'conflict', version: expected + 1 })]),
      );
    }
    expect((await second().steps('race-0', all)).map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await first().verifyChain()).toMatchObject({ ok: true, steps: CASES * STEPS });
  });

  it('give one reply to a command that reaches all of them', async () => {
    const reply = (key: string) => ({ user: 'u-wang', key, request: 'r', status: 201, body: `{"key":"${key}"}` });
    for (let round = 0; round < 20; round += 1) {
      const key = `sent-${round}`;
      const outcomes = await everywhere((store) => store.commit(planOf(key, 0, { reply: reply(key) })));
      expect(kinds(outcomes)).toEqual(['committed', 'duplicate', 'duplicate', 'duplicate']);
      for (const outcome of outcomes) if (outcome.kind === 'duplicate') expect(outcome.reply).toEqual(reply(key));
    }
  });

  it('give out each number of a series once', async () => {
    const numbers = await everywhere((store) =>
      Promise.all(Array.from({ length: 200 }, () => store.nextNumber('110105-2026'))),
    );
    const given = numbers.flat();
    expect(new Set(given).size).toBe(SERVERS * 200);
    for (const own of numbers) expect(own).toEqual([...own].sort((a, b) => a - b));
    // What a block reserves and nobody took is all that may be missing.
    expect(Math.max(...given)).toBeLessThanOrEqual(SERVERS * 200 + SERVERS * 256);
  });

  it('let one officer claim a task', async () => {
    const ids = Array.from({ length: CASES }, (_, index) => `claim-${index}`);
    await Promise.all(ids.map((id) => first().commit(planOf(id, 0))));
    const claims = await Promise.all(
      ids.map((id) =>
        everywhere((store, index) => store.commit(planOf(id, 1, { assign: [{ token: 1, assignee: `u-${index}` }] }))),
      ),
    );
    const winners = claims.map((outcomes) => outcomes.findIndex(({ kind }) => kind === 'committed'));
    expect(claims.map(won)).toEqual(ids.map(() => 1));
    for (const [index, id] of ids.entries()) {
      const { rows } = await second().tasks(
        { holder: null, assignee: `u-${winners[index]}`, offset: 0, limit: 100 },
        { paths: [paths.town] },
      );
      expect(rows.filter(({ caseId }) => caseId === id)).toHaveLength(1);
    }
  });

  it('keep every cell that cases write into the same row of a ledger', async () => {
    const rows = Array.from({ length: 10 }, (_, index) => `row-${index}`);
    const written = await Promise.all(
      stores.flatMap((store, server) =>
        rows.map((key) =>
          store.commit(
            planOf(`ledger-${server}-${key}`, 0, {
              ledgers: [{ ledger: 'book', key, values: { [`c${server}`]: server } }],
            }),
          ),
        ),
      ),
    );
    expect(won(written)).toBe(SERVERS * rows.length);
    for (const key of rows) {
      const found = await first().ledgerRow('book', key, all);
      expect(found?.row).toMatchObject({ version: SERVERS, values: { c0: 0, c1: 1, c2: 2, c3: 3 } });
      expect(found?.history.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    }
  });

  it('write groups whole or not at all when they cross', async () => {
    // Two groups that name the same cases in opposite order: whoever comes second finds the other's versions.
    for (let round = 0; round < 10; round += 1) {
      const ids = [`cross-${round}-a`, `cross-${round}-b`];
      const outcomes = await everywhere((store, index) =>
        store.commitAll((index % 2 === 0 ? ids : [...ids].reverse()).map((id) => planOf(id, 0))),
      );
      expect(won(outcomes)).toBe(1);
      for (const id of ids) expect((await first().case(id, all))?.version).toBe(1);
    }
  });

  it('goes on while a pack is applied that moves running cases', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `moved-${index}`);
    await Promise.all(ids.map((id) => first().commit(planOf(id, 0))));
    const applied = second().applyPackChange({
      change,
      base: (await second().activeSet()).digest,
      packs: [],
      active: { packs: [], items: [] },
      moves: ids.map((id) => ({ plan: planOf(id, 1, { row: { digest: 'e'.repeat(64) } }) })),
    });
    const stepped = await Promise.all(
      ids.map((id, index) => (stores[index % 2 === 0 ? 0 : 2] as Store).commit(planOf(id, 1))),
    );
    const outcome = await applied;
    const moved = outcome.kind === 'applied';
    // The move stands for all cases, or for none: never for some.
    expect(won(stepped)).toBe(moved ? 0 : ids.length);
    const cases = await Promise.all(ids.map((id) => first().case(id, all)));
    expect(new Set(cases.map((row) => row?.digest))).toEqual(new Set([(moved ? 'e' : 'd').repeat(64)]));
    expect(new Set(cases.map((row) => row?.version))).toEqual(new Set([2]));
    if (outcome.kind === 'worked') expect(outcome.cases.length).toBeGreaterThan(0);
  });

  it('leave a chain that verifies, without a gap', async () => {
    const cluster = await sharedCluster();
    const [row] = await cluster.run<{ steps: string; last: string }>(
      'select count(*) as steps, max(position) as last from step',
      'races',
    );
    expect(row?.steps).toBe(row?.last);
    expect(await first().verifyChain()).toMatchObject({ ok: true, steps: Number(row?.steps) });
  });
});
