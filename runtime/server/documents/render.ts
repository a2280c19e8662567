import { type DocumentOpinion, type DocumentTemplate, neededMaterials, nodeOf, type RenderedDocument, renderDocument } from '#engine';
import type { Organization } from '../access/organization.ts';
import type { CaseParts } from '../views/case.ts';
import { partOf } from '../views/case.ts';
import { clockOf } from '../views/clock.ts';

/** Opinions in the order in which they were given, those of earlier rounds included. */
function opinionsOf({ compiled, steps }: CaseParts): DocumentOpinion[] {
  return steps.flatMap((step) =>
    step.facts.flatMap((fact): DocumentOpinion[] => {
      if (fact.type !== 'opinion.given') return [];
      const outcomes = nodeOf(compiled, fact.element)?.settings.outcomes ?? [];
      const named = outcomes.find(({ id }) => id === fact.outcome)?.name ?? '完成';
      const outcome = fact.kind === 'sendBack' ? '退回' : named;
      return [{ step: fact.name, outcome, officer: step.actor.name, at: step.at, ...(fact.text ? { text: fact.text } : {}) }];
    }),
  );
}

/** What templates read beyond the case data: dates that only the clock knows, and where the office is. */
function documentData(parts: CaseParts, org: Organization, now: number) {
  const { row, compiled } = parts;
  const clock = clockOf(compiled, row.state, now);
  const office = org.office(row.state.office);
  const more = {
    ...(clock.promised ? { promisedDate: clock.promised.date, promisedProvisional: clock.promised.provisional } : {}),
    ...(clock.statutory ? { statutoryDate: clock.statutory.date } : {}),
    ...(office?.phone ? { officePhone: office.phone } : {}),
    ...(office?.address ? { officeAddress: office.address } : {}),
  };
  const { notice } = row.state;
  return {
    ...row.data,
    case: { ...partOf(row.data, 'case'), ...more },
    ...(notice ? { notice: { note: notice.note, hash: notice.hash, at: notice.at } } : {}),
  };
}

/** Fills a template from a case: the same blocks for screen, print and PDF. */
export function renderFor(template: DocumentTemplate, parts: CaseParts, org: Organization, now: number): RenderedDocument {
  const { row, compiled } = parts;
  const { materials, notice } = row.state;
  return renderDocument(template, {
    data: documentData(parts, org, now),
    materials: neededMaterials(compiled.item, row.data).map(({ material, needed }) => ({
      material,
      needed,
      record: materials.find((record) => record.material === material.id) ?? null,
      noticed: notice?.materials.includes(material.id) ?? false,
    })),
    opinions: opinionsOf(parts),
    form: compiled.form,
    codeTables: compiled.codeTables,
    now,
    utcOffset: compiled.calendar.utcOffset,
  });
}
