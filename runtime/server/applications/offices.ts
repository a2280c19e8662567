import { type CompiledItem, intakeTask, officeAt } from '#engine';
import type { OfficeRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';

/** Offices that take applications: somebody holds the post of acceptance there. */
export function acceptingOffices({ offices, users }: Organization): OfficeRow[] {
  const held = new Set(
    users.flatMap(({ posts }) => posts.filter(({ post }) => post === 'acceptance').map(({ office }) => office)),
  );
  return offices.filter(({ id }) => held.has(id));
}

/**
 * Those of them that accept an item themselves: it is served there, and its step of acceptance is not worked further up.
 * Items declare no channels: none may be kept from being applied for from afar (R52).
 */
export function officesAccepting(compiled: CompiledItem, org: Organization): OfficeRow[] {
  const element = intakeTask(compiled);
  const level = compiled.item.steps?.[element]?.level ?? compiled.process.nodes[element]?.settings.level;
  return acceptingOffices(org).filter(
    ({ id, division }) =>
      division.startsWith(compiled.division ?? '') && officeAt({ office: id, offices: org.upwards(id) }, level) === id,
  );
}
