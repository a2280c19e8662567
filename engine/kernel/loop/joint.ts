import type { FlowNode, JointSignature, OutcomeKind } from '../../bpmn/model.ts';
import type { JsonObject } from '../../json.ts';
import type { Run, Visit } from '../run.ts';
import { findScope } from '../scopes.ts';
import { put } from '../variables.ts';
import { bookOf, type LoopBook } from './book.ts';

/** Shares are compared as a person would: two of three is two thirds. */
const TOLERANCE = 1e-9;

const AGAINST = new Set<OutcomeKind>(['deny', 'notAccept']);

const isAgainst = ({ settings }: FlowNode, outcome: string): boolean => {
  const kind = settings.outcomes.find(({ id }) => id === outcome)?.kind;
  return kind !== undefined && AGAINST.has(kind);
};

/** A signer's weight where the rule weighs: `weight` of the collection's element, 1 without one. */
function weightOf(rule: JointSignature['rule'], { items }: LoopBook, index: number): number {
  const item = rule === 'weighted' ? items?.[index] : undefined;
  const weight = typeof item === 'object' && item !== null && !Array.isArray(item) ? item.weight : undefined;
  return typeof weight === 'number' && weight > 0 ? weight : 1;
}

/** Signatures so far, in heads or in weights. */
export interface Tally {
  approved: number;
  denied: number;
  total: number;
}

export function tallyOf(node: FlowNode, book: LoopBook): Tally {
  const rule = node.settings.joint?.rule ?? 'all';
  const tally: Tally = { approved: 0, denied: 0, total: 0 };
  const places = book.total + (book.dropped?.length ?? 0);
  for (let index = 0; index < places; index++) {
    if (book.dropped?.includes(index)) continue;
    const weight = weightOf(rule, book, index);
    const vote = book.votes?.[index];
    tally.total += weight;
    if (vote !== undefined) tally[isAgainst(node, vote) ? 'denied' : 'approved'] += weight;
  }
  return tally;
}

/** What the signers have decided; undefined while a further signature can still change it. */
export function jointResult(node: FlowNode, book: LoopBook): 'approve' | 'deny' | undefined {
  const { rule, ratio = 1 } = node.settings.joint ?? { rule: 'all' };
  const { approved, denied, total } = tallyOf(node, book);
  if (rule === 'any') {
    if (approved > 0) return 'approve';
    return denied >= total - TOLERANCE ? 'deny' : undefined;
  }
  const needed = (rule === 'ratio' || rule === 'weighted' ? ratio : 1) * total - TOLERANCE;
  if (approved >= needed) return 'approve';
  return total - denied < needed ? 'deny' : undefined;
}

export function keepBook(run: Run, scope: number, book: LoopBook): void {
  run.state.scopes = run.state.scopes.map((open) => (open.id === scope ? { ...open, vars: book } : open));
}

/** A signer completes the task with this outcome. */
export function sign(run: Run, visit: Visit, outcome: string | undefined): void {
  const scope = findScope(run, visit.scope);
  if (!visit.node.settings.joint || visit.index === undefined || !scope) return;
  const book = bookOf(scope);
  keepBook(run, scope.id, { ...book, votes: { ...book.votes, [visit.index]: outcome ?? '' } });
}

/** A signer takes the signature back: the instance counts as not completed. */
export function unsign(run: Run, at: number, index: number): void {
  const scope = findScope(run, at);
  if (!scope) return;
  const { votes, results, ...book } = bookOf(scope);
  const { [index]: _taken, ...left } = votes ?? {};
  const kept = results?.filter(([other]) => other !== index);
  keepBook(run, at, { ...book, done: book.done - 1, votes: left, ...(kept ? { results: kept } : {}) });
}

/**
 * The result of a joint signature for the gateway behind it: `outcome` is the first outcome of the side that won, and
 * `jointSignature` says how it came about: `{ result, approved, denied, total }`.
 */
export function announceResult(run: Run, activity: Visit): void {
  const scope = findScope(run, activity.id);
  const { node } = activity;
  const result = scope && node.settings.joint ? jointResult(node, bookOf(scope)) : undefined;
  if (!scope || !result) return;
  const outcome = node.settings.outcomes.find(({ id }) => isAgainst(node, id) === (result === 'deny'))?.id;
  const jointSignature: JsonObject = { result, ...tallyOf(node, bookOf(scope)) };
  put(run, activity, { jointSignature, ...(outcome === undefined ? {} : { outcome }) });
}
