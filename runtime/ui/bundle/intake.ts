import {
  applicableItems,
  applicantFields,
  type BundleIntake,
  type CompiledBundle,
  type IntakePlace,
  type IntakeProblem,
  intakeProblems,
  type JsonObject,
  type MaterialRecord,
  mergedQuestions,
  sharedFieldsOf,
} from '#engine';
import type { Applicant } from '../api/client.ts';
import { decideOf } from '../form/decisions.ts';

/** What is filled in before anything is opened. */
export interface Intake extends BundleIntake {
  materials: MaterialRecord[];
}

/** ID_TYPE of a resident's card, and of an organization, which shows its credit code. */
const ID_TYPES: Record<Applicant['kind'], string> = { person: '10', organization: '99' };

/** Kinds of applicants that every item of the bundle serves. */
export function kindsOf({ items }: CompiledBundle): Applicant['kind'][] {
  const served = Object.values(items).map(({ item }) => item.elements.serviceObjects);
  const [first = [], ...others] = served;
  return first.filter((kind) => others.every((kinds) => kinds.includes(kind)));
}

export const blankApplicant = (kind: Applicant['kind']): Applicant => ({
  kind,
  name: '',
  idType: ID_TYPES[kind],
  idNo: '',
});

/** Nothing filled in but the defaults that the forms themselves declare. */
export function blankIntake(bundle: CompiledBundle): Intake {
  const own = Object.entries(bundle.items).map(([ref, { form }]) => [ref, { form: defaultsOf(form.schema) }] as const);
  return {
    applicant: blankApplicant(kindsOf(bundle)[0] ?? 'person') as Intake['applicant'],
    situation: {},
    shared: {},
    choose: [],
    own: Object.fromEntries(own),
    materials: [],
  };
}

const defaultsOf = (schema: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries((schema.properties ?? {}) as Record<string, JsonObject>).flatMap(([name, property]) =>
      property.default === undefined ? [] : [[name, property.default]],
    ),
  );

/** The question whether somebody acts for the applicant, by the id that packs use for it. */
const BY_AGENT = 'byAgent';

const asksForAgent = (bundle: CompiledBundle, intake: Intake): boolean =>
  mergedQuestions(bundle, intake).situations.some(({ id }) => id === BY_AGENT);

/** A new applicant's part; an agent there answers the question of the same meaning. */
export function withApplicant(bundle: CompiledBundle, before: Intake, applicant: Applicant): Intake {
  const turned = (applicant.agent === undefined) !== (before.applicant.agent === undefined);
  const answered = turned && asksForAgent(bundle, before) ? { [BY_AGENT]: applicant.agent !== undefined } : {};
  return { ...before, applicant: applicant as Intake['applicant'], situation: { ...before.situation, ...answered } };
}

/** New answers to the questions; saying that somebody acts for the applicant opens the agent's fields. */
export function withSituation(before: Intake, situation: JsonObject): Intake {
  const { agent, ...alone } = before.applicant;
  const acts = situation[BY_AGENT];
  if (acts === before.situation[BY_AGENT]) return { ...before, situation };
  const applicant = acts === true ? { ...alone, agent: agent ?? { name: '', idNo: '' } } : alone;
  return { ...before, situation, applicant };
}

export const withOwn = (before: Intake, ref: string, form: JsonObject): Intake => ({
  ...before,
  own: { ...before.own, [ref]: { ...before.own[ref], form } },
});

/** Takes what is known of a person over into answers that are still empty, shared ones once. Gives how many it took. */
export function withKnown(
  bundle: CompiledBundle,
  before: Intake,
  known: { field: string; value: unknown }[],
): { intake: Intake; taken: string[] } {
  let intake = before;
  const taken = new Set<string>();
  for (const ref of Object.keys(bundle.items)) {
    const compiled = bundle.items[ref];
    if (!compiled) continue;
    const shared = sharedFieldsOf(bundle.source, ref);
    const told = new Set(applicantFields(compiled, intake.applicant));
    const properties = (compiled.form.schema.properties ?? {}) as Record<string, JsonObject>;
    for (const { field, value } of known) {
      const property = properties[field];
      if (!property || property.derived !== undefined || told.has(field)) continue;
      const name = shared.get(field);
      const answers = name === undefined ? (intake.own[ref]?.form ?? {}) : intake.shared;
      if (answers[name ?? field] !== undefined) continue;
      const next = { ...answers, [name ?? field]: value } as JsonObject;
      intake = name === undefined ? withOwn(intake, ref, next) : { ...intake, shared: next };
      taken.add(String(property.title ?? field));
    }
  }
  return { intake, taken: [...taken] };
}

/** Items that the answers call for, with their names. */
export const calledItems = (bundle: CompiledBundle, intake: Intake): { ref: string; name: string }[] =>
  applicableItems(bundle, intake).flatMap((ref) => {
    const compiled = bundle.items[ref];
    return compiled ? [{ ref, name: compiled.item.elements.name }] : [];
  });

export const problemsOf = (
  bundle: CompiledBundle,
  intake: Intake,
  at: IntakePlace & { byApplicant?: boolean },
): IntakeProblem[] => intakeProblems(bundle, intake, { ...at, decide: decideOf });

/** Problems of one form, with paths inside it. `part`: `/shared`, `/own/<item>/form`. */
export const problemsIn = (problems: readonly IntakeProblem[], part: string) =>
  problems.flatMap(({ code, message, path }) =>
    path.startsWith(`${part}/`) ? [{ code, message, path: path.slice(part.length), field: '' }] : [],
  );
