import {
  askedQuestions,
  type JsonObject,
  type Material,
  neededMaterials,
  possibleMaterials,
  type ServiceItemSource,
  type SituationQuestion,
} from '#engine';
import type { Guide, MaterialView } from '../../ui/api/client.ts';

/** The part of an item that decides on materials, from its guide. */
const itemOf = (guide: Guide): Pick<ServiceItemSource, 'id' | 'elements' | 'situations'> => ({
  id: guide.ref,
  elements: { materials: guide.materials } as ServiceItemSource['elements'],
  situations: guide.situations as SituationQuestion[],
});

export interface MaterialLists {
  questions: SituationQuestion[];
  /** Must be brought. */
  needed: MaterialView[];
  /** May be asked for: the answers so far leave it open. */
  possible: MaterialView[];
}

/** What to ask and what to bring, given the answers so far. */
export function materialsOf(guide: Guide, situation: JsonObject): MaterialLists {
  const item = itemOf(guide);
  const { parameters } = guide;
  const data = { situation, form: {}, applicant: {}, ...(parameters && { parameters }) };
  const ids = (materials: Material[]) => new Set(materials.map((material) => material.id));
  const needed = ids(neededMaterials(item, data).flatMap((one) => (one.needed === true ? [one.material] : [])));
  const possible = ids(possibleMaterials(item, data));
  return {
    questions: askedQuestions(item, data),
    needed: guide.materials.filter((material) => needed.has(material.id)),
    possible: guide.materials.filter((material) => possible.has(material.id) && !needed.has(material.id)),
  };
}
