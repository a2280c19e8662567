import {
  APPLICANT_FIELDS,
  applicantFields,
  type CaseData,
  type CompiledItem,
  type FlowNode,
  type JsonObject,
  type MaterialRecord,
  withParameters,
} from '#engine';
import type { Applicant, ApplicantLookup } from '../../ui/api/client.ts';
import { decideOf } from '../../ui/form/decisions.ts';
import { withDerived } from '../../ui/form/derived.ts';
import { day } from '../../ui/parts/times.ts';

/** What is filled at the window before the case exists. */
export interface Acceptance {
  applicant: Applicant;
  situation: JsonObject;
  form: JsonObject;
  materials: MaterialRecord[];
  /** Division code of the office at which it is accepted: parameters differ by place. */
  division: string;
  /** Field → where its value was taken over from. */
  sources: Record<string, string>;
  /** The case once it was received, when its acceptance did not go through at once. */
  received?: { id: string; no: string; token: number; version: number };
}

/** ID_TYPE of a resident's card, and of an organization, which shows its credit code. */
const RESIDENT_CARD = '10';
const OTHER = '99';

export function blankAcceptance({ item, form }: CompiledItem, division: string): Acceptance {
  const kind = item.elements.serviceObjects.includes('person') ? 'person' : 'organization';
  return {
    applicant: { kind, name: '', idType: kind === 'person' ? RESIDENT_CARD : OTHER, idNo: '' },
    situation: {},
    form: defaultsOf(form.schema),
    materials: [],
    division,
    sources: {},
  };
}

/** Defaults that the form itself declares; nothing is chosen for the applicant beyond them. */
const defaultsOf = (schema: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries((schema.properties ?? {}) as Record<string, JsonObject>).flatMap(([name, property]) =>
      property.default === undefined ? [] : [[name, property.default]],
    ),
  );

export const idTypeOf = (kind: Applicant['kind']): string => (kind === 'person' ? RESIDENT_CARD : OTHER);

/** The context that the item's expressions see before there is a case. */
export const dataOf = (compiled: CompiledItem, state: Acceptance, now: number): CaseData => ({
  form: state.form,
  situation: state.situation,
  applicant: state.applicant as unknown as JsonObject,
  case: { itemName: compiled.item.elements.name, receivedAt: day(now), division: state.division },
  ...withParameters(compiled, day(now), state.division),
});

/** The acceptance step of the process: its rights hold for the form, its outcomes are the buttons. */
export const acceptanceNode = ({ process }: CompiledItem): FlowNode | undefined =>
  Object.values(process.nodes).find((node) => node.type === 'userTask' && node.settings.post === 'acceptance');

const mirrored = (compiled: CompiledItem, applicant: Applicant) => {
  const properties = (compiled.form.schema.properties ?? {}) as JsonObject;
  return APPLICANT_FIELDS[applicant.kind].filter(([field, of]) => field in properties && of(applicant));
};

/** Names of the form's fields that are filled from the applicant's part. */
export const mirroredFields = applicantFields;

/** The situation question whether somebody acts for the applicant, by the id that packs use for it. */
const byAgent = 'byAgent';

const asksForAgent = ({ item }: CompiledItem): boolean => item.situations?.some(({ id }) => id === byAgent) ?? false;

/** A new applicant's part; ticking 「由他人代办」 there answers the question of the same meaning. */
export function withApplicant(compiled: CompiledItem, before: Acceptance, applicant: Applicant): Acceptance {
  const copied = Object.fromEntries(mirrored(compiled, applicant).map(([field, of]) => [field, of(applicant) ?? '']));
  const turned = (applicant.agent === undefined) !== (before.applicant.agent === undefined);
  const answered = turned && asksForAgent(compiled) ? { [byAgent]: applicant.agent !== undefined } : {};
  const state = { ...before, situation: { ...before.situation, ...answered } };
  return derived(compiled, { ...state, applicant, form: { ...state.form, ...copied } });
}

/** New answers to the situation questions; saying that somebody acts for the applicant opens the agent's fields. */
export function withSituation(compiled: CompiledItem, state: Acceptance, situation: JsonObject): Acceptance {
  const { agent, ...alone } = state.applicant;
  const acts = situation[byAgent];
  const applicant =
    acts === false ? alone : acts === true ? { ...alone, agent: agent ?? { name: '', idNo: '' } } : state.applicant;
  return withApplicant(compiled, { ...state, situation, applicant }, applicant);
}

const derived = (compiled: CompiledItem, state: Acceptance): Acceptance => ({
  ...state,
  form: withDerived(compiled.form, dataOf(compiled, state, Date.now()), decideOf(compiled)),
});

/** Name and phone stand in the applicant's part; the form repeats them from there. */
function knownApplicant(applicant: Applicant, lookup: ApplicantLookup): Applicant {
  const text = (field: string): string => {
    const value = lookup.known.find((one) => one.field === field)?.value;
    return typeof value === 'string' ? value : '';
  };
  const phone = applicant.phone ?? text('phone');
  return { ...applicant, name: applicant.name || text('name'), ...(phone ? { phone } : {}) };
}

/** Takes over what is known of the applicant into fields that are still empty, and remembers from where. */
export function withKnown(compiled: CompiledItem, state: Acceptance, lookup: ApplicantLookup): Acceptance {
  const properties = (compiled.form.schema.properties ?? {}) as Record<string, JsonObject>;
  const usable = lookup.known.filter(
    ({ field }) => properties[field] && properties[field].derived === undefined && state.form[field] === undefined,
  );
  if (usable.length === 0) return state;
  const taken = Object.fromEntries(usable.map(({ field, value }) => [field, value])) as JsonObject;
  const sources = Object.fromEntries(usable.map(({ field, source, at }) => [field, `${source}，${day(at)}`]));
  const before = { ...state, form: { ...state.form, ...taken }, sources: { ...state.sources, ...sources } };
  return withApplicant(compiled, before, knownApplicant(state.applicant, lookup));
}

/** Takes back what was taken over. */
export function withoutKnown(compiled: CompiledItem, state: Acceptance): Acceptance {
  const form = Object.fromEntries(Object.entries(state.form).filter(([field]) => !(field in state.sources)));
  return derived(compiled, { ...state, form, sources: {} });
}
