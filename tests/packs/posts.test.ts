import { beforeAll, describe, expect, it } from 'vitest';
import type { CompiledItem, Level, OrganizationSource } from '#engine';
import { openShippedPacks, shippedItems } from '../kit/packs.ts';

/** What a province lays over the items can be worked in its demo organization: nobody waits for a post that nobody holds. */

const packs = openShippedPacks().filter(({ manifest }) => manifest.wutong.layer !== 'national');

let items: CompiledItem[];
beforeAll(async () => {
  items = await shippedItems();
});

const holds = ({ offices, officers }: OrganizationSource, level: Level, post: string): boolean =>
  officers.some(
    ({ office, posts }) => posts.includes(post) && offices.find(({ id }) => id === office)?.level === level,
  );

const steps = ({ item, process }: CompiledItem) =>
  Object.values(process.nodes).flatMap(({ id, settings }) => {
    const level = item.steps?.[id]?.level ?? settings.level;
    return settings.post === undefined || level === undefined ? [] : [{ step: id, post: settings.post, level }];
  });

it('works every item at levels that its 行使层级 names', () => {
  const outside = items.flatMap((one) =>
    steps(one)
      .filter(({ level }) => !one.item.elements.exerciseLevels.includes(level))
      .map(({ step, level }) => `${one.ref} ${step}: ${level}`),
  );
  expect(outside).toEqual([]);
});

describe.each(packs.map((pack) => [pack.manifest.wutong.namespace, pack] as const))('%s', (namespace, pack) => {
  const organization = pack.organizations.demo ?? expect.fail('no demo organization');
  const has = (level: Level) => organization.offices.some((office) => office.level === level);

  it('has somebody for every step of its own items and of those that it overlays', () => {
    const own = items.filter(({ ref }) => ref.startsWith(`${namespace}:`));
    expect(own.length).toBeGreaterThan(0);
    const missing = own.flatMap(({ ref, ...item }) =>
      steps({ ref, ...item })
        .filter(({ level, post }) => has(level) && !holds(organization, level, post))
        .map(({ step, level, post }) => `${ref} ${step}: ${level} ${post}`),
    );
    expect(missing).toEqual([]);
  });

  it('can request, review and approve a localization', () => {
    const needed: [Level, string][] = [
      ['county', 'catalogue'],
      ['city', 'reexamination'],
      ['province', 'approval'],
    ];
    for (const [level, post] of needed)
      if (has(level)) expect([level, post, holds(organization, level, post)]).toEqual([level, post, true]);
  });
});
