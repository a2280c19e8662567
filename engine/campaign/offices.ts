import type { Level } from '../bpmn/model.ts';
import { evaluate } from '../feel/evaluate.ts';
import type { JsonObject } from '../json.ts';
import type { CampaignOffice, CampaignSource } from './types.ts';

/** From the top. */
const LEVELS: Level[] = ['province', 'city', 'county', 'town', 'village'];

const trees = new WeakMap<CampaignOffice[], Map<string, CampaignOffice>>();

/** An office of a tree by its id. The tree is indexed once: boards of whole provinces look up thousands. */
export function officeOf(offices: CampaignOffice[], id: string): CampaignOffice | undefined {
  const known = trees.get(offices) ?? new Map(offices.map((office) => [office.id, office]));
  trees.set(offices, known);
  return known.get(id);
}

/** The row of an office as expressions see it: its facts are members of its own. */
export const officeRow = ({ facts, ...office }: CampaignOffice): JsonObject => ({ ...facts, ...office });

/** The offices of the scope, in the order of the tree. A condition that cannot be evaluated leaves an office out. */
export const officesInScope = (
  { levels, where }: CampaignSource['scope'],
  offices: CampaignOffice[],
): CampaignOffice[] =>
  offices.filter((office) => levels.includes(office.level) && (where === undefined || holds(where, office)));

const holds = (where: string, office: CampaignOffice): boolean => {
  const found = evaluate(where, officeRow(office));
  return found.ok && found.value === true;
};

/** The office and those above it, from below. */
export function upwards(offices: CampaignOffice[], id: string): CampaignOffice[] {
  const found: CampaignOffice[] = [];
  let next = officeOf(offices, id);
  while (next !== undefined && !found.includes(next)) {
    found.push(next);
    next = next.parent === undefined ? undefined : officeOf(offices, next.parent);
  }
  return found;
}

const rank = (level: Level): number => LEVELS.indexOf(level);

/**
 * The office above one at a level. Where the tree has none there (直辖市 without cities, counties directly under the
 * province), the next one above stands in; undefined: nobody is above.
 */
export const officeAbove = (offices: CampaignOffice[], id: string, level: Level): CampaignOffice | undefined =>
  upwards(offices, id)
    .slice(1)
    .find((office) => rank(office.level) <= rank(level));

/** The office that works a task of a branch: the branch's own, or the one above it for the task's level; undefined: there is none. */
export function officeFor(offices: CampaignOffice[], branch: string, level: Level | undefined): string | undefined {
  const own = officeOf(offices, branch);
  if (level === undefined || (own && rank(level) >= rank(own.level))) return branch;
  return officeAbove(offices, branch, level)?.id;
}
