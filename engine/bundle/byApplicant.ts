import type { MaterialRecord } from '../case/types.ts';
import { fieldRights, propertiesOf } from '../form/rights.ts';
import type { JsonObject } from '../json.ts';
import type { CompiledItem, SituationQuestion } from '../service/types.ts';
import { intakeTask } from './questions.ts';
import type { BundleIntake, CompiledBundle } from './types.ts';

const idsOf = (questions: SituationQuestion[] = []): string[] => questions.map(({ id }) => id);

const pick = (from: JsonObject = {}, names: Iterable<string>): JsonObject => {
  const wanted = new Set(names);
  return Object.fromEntries(Object.entries(from).filter(([name]) => wanted.has(name)));
};

/** Fields of an item that are filled in with the application; those of later steps are the officers'. */
function ownFields(compiled: CompiledItem): string[] {
  const rights = fieldRights(compiled.form, intakeTask(compiled));
  return Object.keys(propertiesOf(compiled.form)).filter((name) => rights.editable(name));
}

/** Names under which materials are handed in: shared groups, and `<item>/<material>`. */
const materialsOf = ({ source, items }: CompiledBundle): string[] => [
  ...Object.keys(source.shared.materials ?? {}),
  ...Object.entries(items).flatMap(([ref, { item }]) => item.elements.materials.map(({ id }) => `${ref}/${id}`)),
];

/** What is uploaded is handed in; whether it is genuine, shared or may follow later is for the window to say. */
function handedIn(bundle: CompiledBundle, records: MaterialRecord[] = []): MaterialRecord[] {
  return materialsOf(bundle).flatMap((material) => {
    const files = records.find((record) => record.material === material)?.files ?? [];
    return files.length === 0 ? [] : [{ material, state: 'received' as const, files }];
  });
}

/** The part of an intake that applicants may fill in by themselves, from afar; everything else that was sent is left out. */
export function intakeByApplicant(bundle: CompiledBundle, intake: BundleIntake): BundleIntake {
  const { source, items } = bundle;
  const asked = [...idsOf(source.situations), ...Object.values(items).flatMap(({ item }) => idsOf(item.situations))];
  const own = Object.entries(items).flatMap(([ref, compiled]) => {
    const given = intake.own[ref];
    const form = pick(given?.form, ownFields(compiled));
    const situation = pick(given?.situation, idsOf(compiled.item.situations));
    return given ? [[ref, { form, situation }] as const] : [];
  });
  return {
    applicant: intake.applicant,
    situation: pick(intake.situation, asked),
    shared: pick(intake.shared, Object.keys(source.shared.fields)),
    choose: intake.choose.filter((ref) => Object.hasOwn(items, ref)),
    own: Object.fromEntries(own),
    materials: handedIn(bundle, intake.materials),
  };
}
