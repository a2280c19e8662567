import { createHash } from 'node:crypto';
import { type CaseFact, canonicalJson, type Json } from '#engine';
import { layoutsOf } from './codec-layouts.ts';
import type { StepRecord } from './port.ts';

/** Hash before the first step. */
export const genesis = '0'.repeat(64);

/** SM3 of the previous hash (hex) and the step's canonical JSON, hex. */
export function chainHash(previous: string, step: StepRecord): string {
  return createHash('sm3')
    .update(previous + canonicalStep(step))
    .digest('hex');
}

const quote = (value: string | number): string => JSON.stringify(value);
const text = (value: Json): string =>
  typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value) : canonicalJson(value);

/** The step's canonical JSON: the same text as `canonicalJson(step)`, in a third of the time for the hot path. */
export function canonicalStep({ actor, at, caseId, command, facts, version }: StepRecord): string {
  const who = `{"id":${quote(actor.id)},"kind":${quote(actor.kind)},"name":${quote(actor.name)}}`;
  let list = '';
  for (const fact of facts) list += `${list && ','}${canonicalFact(fact)}`;
  const head = `{"actor":${who},"at":${quote(at)},"caseId":${quote(caseId)},"command":${quote(command)}`;
  return `${head},"facts":[${list}],"version":${quote(version)}}`;
}

/** Known facts have their names sorted beforehand; anything else goes the general way. */
function canonicalFact(fact: CaseFact): string {
  const cells = fact as unknown as Record<string, Json | undefined>;
  const layout = layoutsOf.get(fact.type)?.at(-1);
  if (!layout) return canonicalJson(cells as Json);
  let members = '';
  let left = 0;
  for (const name in cells) if (cells[name] !== undefined) left++;
  for (const name of layout.sorted) {
    const value = cells[name];
    if (value === undefined) continue;
    members += `${members && ','}"${name}":${text(value)}`;
    left--;
  }
  return left === 0 ? `{${members}}` : canonicalJson(cells as Json);
}
