import {
  caseData,
  type DocumentOpinion,
  type DocumentTemplate,
  fieldTitle,
  neededMaterials,
  nodeOf,
  type RenderedDocument,
  renderDocument,
  toLocalDate,
} from '#engine';
import type { Organization } from '../access/organization.ts';
import type { CaseParts } from '../views/case.ts';
import { partOf } from '../views/case.ts';
import { clockOf } from '../views/clock.ts';
import { decided } from './available.ts';
import { withQueryCode } from './withQueryCode.ts';

/** Opinions in the order in which they were given, those of earlier rounds included. */
function opinionsOf({ compiled, steps }: CaseParts): DocumentOpinion[] {
  return steps.flatMap((step) =>
    step.facts.flatMap((fact): DocumentOpinion[] => {
      if (fact.type !== 'opinion.given') return [];
      const outcomes = nodeOf(compiled, fact.element)?.settings.outcomes ?? [];
      const named = outcomes.find(({ id }) => id === fact.outcome)?.name ?? '完成';
      const outcome = fact.kind === 'sendBack' ? '退回' : named;
      return [
        { step: fact.name, outcome, officer: step.actor.name, at: step.at, ...(fact.text ? { text: fact.text } : {}) },
      ];
    }),
  );
}

/** The decision as papers state it before the case is concluded, with the reason that decided it. */
function decision({ row, steps }: CaseParts): { result?: string; opinion?: string } {
  const facts = steps.flatMap((step) => step.facts);
  const result = row.state.result ?? decided({ state: row.state, facts });
  const refusing = facts.findLast(
    (fact) => fact.type === 'opinion.given' && (fact.kind === 'deny' || fact.kind === 'notAccept'),
  );
  const reason = refusing?.type === 'opinion.given' ? refusing.text : undefined;
  const refused = result === 'denied' || result === 'notAccepted';
  return { ...(result === undefined ? {} : { result }), ...(refused && reason ? { opinion: reason } : {}) };
}

/** The day by which a 补正 is due: the timer that waits beside it. */
function supplementDue({ row, compiled }: CaseParts): { dueDate?: string } {
  const waiting = new Set(
    row.state.kernel.tokens
      .filter(({ at }) => nodeOf(compiled, at)?.settings.clockReason === 'supplement')
      .map(({ id }) => id),
  );
  const timer = row.state.kernel.timers.find(({ token }) => waiting.has(token));
  return timer ? { dueDate: toLocalDate(timer.due - 1, compiled.calendar.utcOffset) } : {};
}

/** The latest notice; the fields that it asks to correct stand in words before its note. */
function noticeData(parts: CaseParts) {
  const { notice } = parts.row.state;
  if (!notice) return {};
  const names = (notice.fields ?? []).map((name) => `“${fieldTitle(parts.compiled.form, name)}”`).join('、');
  const note = [names && `请更正申请表中的${names}。`, notice.note].join('');
  return { notice: { note, hash: notice.hash, at: notice.at, ...supplementDue(parts) } };
}

/** What templates read beyond the case data: dates that only the clock knows, and where the office is. */
function documentData(parts: CaseParts, org: Organization, now: number) {
  const { row, compiled } = parts;
  const data = caseData(row.state, row.data);
  const clock = clockOf(compiled, row.state, now);
  const office = org.office(row.state.office);
  const more = {
    ...(clock.promised ? { promisedDate: clock.promised.date, promisedProvisional: clock.promised.provisional } : {}),
    ...(clock.statutory ? { statutoryDate: clock.statutory.date } : {}),
    ...(office?.phone ? { officePhone: office.phone } : {}),
    ...(office?.address ? { officeAddress: office.address } : {}),
  };
  const { result, opinion } = decision(parts);
  return {
    ...data,
    ...(opinion === undefined ? {} : { opinion }),
    case: { ...partOf(data, 'case'), ...more, ...(result === undefined ? {} : { result }) },
    ...noticeData(parts),
  };
}

/** Fills a template from a case: the same blocks for screen, print and PDF. */
export function renderFor(
  template: DocumentTemplate,
  parts: CaseParts,
  org: Organization,
  now: number,
): RenderedDocument {
  const { row, compiled } = parts;
  const { materials, notice } = row.state;
  const document = renderDocument(template, {
    data: documentData(parts, org, now),
    materials: neededMaterials(compiled.item, caseData(row.state, row.data)).map(({ material, needed }) => ({
      material,
      needed,
      record: materials.find((record) => record.material === material.id) ?? null,
      noticed: notice?.materials.includes(material.id) ?? false,
    })),
    opinions: opinionsOf(parts),
    form: compiled.form,
    codeTables: compiled.codeTables,
    // A notice printed again later bears the day on which it was given.
    now: template.kind === 'oneTimeNotice' && notice ? notice.at : now,
    utcOffset: compiled.calendar.utcOffset,
  });
  return withQueryCode(document, row.id);
}
