import {
  type CaseMigration,
  type CaseMover,
  type CompiledItem,
  caseChoice,
  expectedResult,
  type InstallChoices,
  RehearsalTally,
  rehearsalCounts,
  rehearseCase,
} from '#engine';
import type { CaseRow, Store } from '../../../store/port.ts';
import type { Organization } from '../../access/organization.ts';
import type { Items } from '../../items.ts';
import type { Rehearsal } from './detail.ts';
import { breather, type Progress } from './progress.ts';

/** The items that a change touches: the version that new cases will run on, or none when the item is gone. */
export type Successors = Map<string, CompiledItem | undefined>;

export interface RehearsalInput {
  store: Store;
  items: Items;
  org: Organization;
  now: number;
  successors: Successors;
  choices: InstallChoices;
  mover: CaseMover;
  progress: Progress;
  /** Given every case that moves under the choices. */
  onMove?(row: CaseRow, to: CompiledItem, migration: CaseMigration): void;
  /** Given every running case of the items that change, and the version that it runs on. */
  onCase?(row: CaseRow, from: CompiledItem | undefined): void;
}

const BATCH = 200;

/** Tries every running case of the items that change, batch by batch. Nothing is written. */
export async function rehearse(input: RehearsalInput): Promise<Rehearsal> {
  const { store, successors, now } = input;
  const tally = new RehearsalTally(input.choices);
  const breathe = breather();
  let seen = 0;
  let after = 0;
  for (let more = successors.size > 0; more; ) {
    const rows = await store.runningCases(after, BATCH);
    for (const row of rows) {
      if (successors.has(row.itemRef)) await rehearseRow(input, tally, row);
      await breathe();
    }
    seen += rows.length;
    after = rows.at(-1)?.seq ?? after;
    more = rows.length === BATCH;
    input.progress('rehearsing', seen, seen);
  }
  const items = tally.list();
  return { at: now, items, counts: rehearsalCounts(items), expected: expectedResult(items) };
}

async function rehearseRow(input: RehearsalInput, tally: RehearsalTally, row: CaseRow): Promise<void> {
  const { items, successors, choices, org, now, mover } = input;
  const to = successors.get(row.itemRef);
  const named = { ref: row.itemRef, title: row.itemName };
  if (to?.digest === row.digest) return;
  const from = to && (await items.byDigest(row.digest));
  input.onCase?.(row, from);
  if (!to || !from) {
    tally.add(named, 'stays');
    return;
  }
  const choice = caseChoice(choices, row.itemRef);
  const ctx = { now, officeName: org.officeName, division: org.division };
  const found = rehearseCase(from, to, { state: row.state, data: row.data }, ctx, choice, mover);
  tally.add(named, found);
  if (found.kind === 'moves' && choice.cases === 'move') input.onMove?.(row, to, found.migration);
}
