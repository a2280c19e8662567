import type { Level } from '../bpmn/model.ts';
import { evaluate } from '../feel/evaluate.ts';
import type { JsonObject } from '../json.ts';
import type { CampaignOffice, CampaignSource } from './types.ts';

/** From the top. */
const LEVELS: Level[] = ['province', 'city', 'county', 'town', 'village'];

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
  let next = offices.find((office) => office.id === id);
  while (next !== undefined && !found.includes(next)) {
    found.push(next);
    const parent: string | undefined = next.parent;
    next = offices.find((office) => office.id === parent);
  }
  return found;
}

/** The office that works a task of a branch: the branch's own, or the one above it at the task's level; undefined: there is none. */
export function officeFor(offices: CampaignOffice[], branch: string, level: Level | undefined): string | undefined {
  const own = offices.find((office) => office.id === branch);
  if (level === undefined || (own && LEVELS.indexOf(level) >= LEVELS.indexOf(own.level))) return branch;
  return upwards(offices, branch).find((office) => office.level === level)?.id;
}
