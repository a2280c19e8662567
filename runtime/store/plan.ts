import type { JsonObject, LedgerWrite } from '#engine';
import { chainHash } from './chain.ts';
import { encodeStep } from './codec.ts';
import type { CommitPlan } from './port.ts';
import { searchText } from './search.ts';

export interface Head {
  position: number;
  hash: string;
}

/** Throws on a plan that contradicts itself: a bug of the caller that must not reach the tables. */
export function checkPlan(plan: CommitPlan): void {
  const { step, row, expect } = plan;
  if (step.version !== expect + 1 || row.version !== step.version) {
    throw new Error(`提交计划的版本不一致：期望 ${expect}，步骤 ${step.version}，办件 ${row.version}`);
  }
  if (step.caseId !== row.id) throw new Error(`提交计划的办件不一致：${step.caseId} 与 ${row.id}`);
  if (expect === 0 && row.data === undefined) throw new Error(`新办件 ${row.id} 没有数据`);
}

/** Throws on a group whose plans build on one another: a case has one step in it. */
export function checkGroup(plans: readonly CommitPlan[]): void {
  if (plans.length === 1) return;
  if (plans.length === 0) throw new Error('提交的一组计划是空的');
  if (new Set(plans.map(({ row }) => row.id)).size < plans.length) throw new Error('一组提交计划中同一办件出现两次');
}

/** The next link of the chain with the stored form of its step. */
export function nextLink(head: Head, plan: CommitPlan): Head & { record: string } {
  return {
    position: head.position + 1,
    hash: chainHash(head.hash, plan.step),
    record: encodeStep(plan.step),
  };
}

export interface LedgerCells {
  cells: JsonObject;
  search: string;
  person: string | null;
}

/** A ledger row's cells after a write; undefined when the write changes nothing. */
export function mergeCells(before: JsonObject | undefined, write: LedgerWrite): LedgerCells | undefined {
  const cells = { ...before, ...write.values };
  if (before && JSON.stringify(cells) === JSON.stringify(before)) return undefined;
  return { cells, search: searchText(cells), person: typeof cells.idNo === 'string' ? cells.idNo : null };
}
