import type { z } from '@hono/zod-openapi';
import {
  type CompiledItem,
  type Material,
  promisedWords,
  promiseWords,
  type ServiceItemSource,
  serviceFacts,
  withParameters,
} from '#engine';
import type { CatalogueEntry, Guide, MaterialView } from '../api/contract.ts';
import { codeLabel, levelName, postName } from './labels.ts';
import { mainSteps } from './mainSteps.ts';

const DEFAULT_ACCEPT = ['pdf', 'jpg', 'png'];

export type PackTitle = (name: string) => string;

export const materialView = ({ accept, implementation = {}, ...rest }: Material): z.infer<typeof MaterialView> => {
  const { kind: _, ...shown } = implementation;
  return { ...rest, ...shown, accept: accept ?? DEFAULT_ACCEPT };
};

const packOf = (compiled: CompiledItem, title: PackTitle) => ({ ...compiled.pack, title: title(compiled.pack.name) });

export function catalogueEntry(compiled: CompiledItem, title: PackTitle): z.infer<typeof CatalogueEntry> {
  const { item } = compiled;
  return {
    ref: compiled.ref,
    name: item.elements.name,
    aliases: item.aliases ?? [],
    group: item.group,
    type: codeLabel(compiled, 'ITEM_TYPE', item.elements.type),
    profile: item.profile,
    promised: promisedWords(item.elements.timeLimit),
    immediate: item.elements.timeLimit.immediate,
    materials: item.elements.materials.length,
    serviceObjects: item.elements.serviceObjects,
    pack: packOf(compiled, title),
    assumed: (item.assumed ?? []).length > 0,
  };
}

function stepsOf(compiled: CompiledItem): z.infer<typeof Guide>['steps'] {
  return mainSteps(compiled).map((node) => {
    const own = compiled.item.steps?.[node.id];
    const limit = own?.limit ?? node.settings.limit;
    const level = own?.level ?? node.settings.level;
    return {
      element: node.id,
      name: node.name ?? node.id,
      postName: node.settings.post === undefined ? '' : postName(node.settings.post),
      levelName: level === undefined ? '' : levelName(level),
      limit: limit === undefined ? null : promiseWords(limit),
    };
  });
}

const situationsOf = (item: ServiceItemSource): z.infer<typeof Guide>['situations'] => item.situations ?? [];

/**
 * The guide of an item from its twelve unified elements (BJ-6, BJ-8). `today` is `YYYY-MM-DD`: parameters that conditions
 * read have the values of that day. `online`: whether some office takes applications for it from the portal.
 */
export function guideView(
  compiled: CompiledItem,
  title: PackTitle,
  today: string,
  online: boolean,
): z.infer<typeof Guide> {
  const { item } = compiled;
  const { elements } = item;
  return {
    ref: compiled.ref,
    name: elements.name,
    type: codeLabel(compiled, 'ITEM_TYPE', elements.type),
    codes: item.codes ?? {},
    legalBasis: elements.legalBasis,
    exerciseLevels: elements.exerciseLevels.map(levelName),
    serviceObjects: elements.serviceObjects.map((object) => (object === 'person' ? '自然人' : '法人和其他组织')),
    statutory: elements.timeLimit.statutory ? promiseWords(elements.timeLimit.statutory) : null,
    promised: promisedWords(elements.timeLimit),
    immediate: elements.timeLimit.immediate,
    limitNote: elements.timeLimit.note ?? null,
    excluded: elements.timeLimit.excluded ?? [],
    acceptConditions: elements.acceptConditions,
    notAccept: elements.notAccept,
    materials: elements.materials.map(materialView),
    procedure: elements.procedure,
    steps: stepsOf(compiled),
    result: elements.result,
    fee: elements.fee.charged ? elements.fee.standard : '不收费',
    implementingBody: elements.implementingBody,
    facts: serviceFacts(item.implementation, levelName),
    online,
    situations: situationsOf(item),
    ...withParameters(compiled, today, compiled.division ?? ''),
    pack: packOf(compiled, title),
    assumed: item.assumed ?? [],
  };
}
