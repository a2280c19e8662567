import { describe, expect, it } from 'vitest';
import type { OrganizationSource } from '#engine';
import { readPackFiles } from './readPack.ts';

const read = (pack: string): OrganizationSource => JSON.parse(readPackFiles(pack)['organizations/demo.json'] ?? '');
const packs = [
  ['national', read('national')],
  ['beijing', read('beijing')],
] as const;

const count = (organization: OrganizationSource, office: string, post: string): number =>
  organization.officers.filter((officer) => officer.office === office && officer.posts.includes(post)).length;

describe.each(packs)('demo organization of %s', (pack, organization) => {
  const { offices, officers } = organization;
  const levels =
    pack === 'national' ? ['province', 'city', 'county', 'town', 'village'] : ['province', 'county', 'town', 'village'];

  it('spans the levels, every office under one of a higher level', () => {
    expect([...new Set(offices.map(({ level }) => level))]).toEqual(levels);
    for (const { parent, level } of offices) {
      const above = offices.find(({ id }) => id === parent);
      if (above) expect(levels.indexOf(above.level)).toBeLessThan(levels.indexOf(level));
      else expect(level).toBe('province');
    }
  });

  it('has two people for each of the four posts that are kept apart, in county and town', () => {
    for (const { id } of offices.filter(({ level }) => level === 'county' || level === 'town'))
      for (const post of ['acceptance', 'preliminaryReview', 'reexamination', 'approval'])
        expect([id, post, count(organization, id, post)]).toEqual([id, post, 2]);
  });

  it('has everything that a village takes in, and one person for every other post', () => {
    for (const { id } of offices.filter(({ level }) => level === 'village'))
      for (const post of ['acceptance', 'preliminaryReview']) expect(count(organization, id, post)).toBe(2);
    for (const { id } of offices.filter(({ level }) => level === 'county' || level === 'town'))
      for (const post of ['issuance', 'verification', 'finance', 'publicity', 'supervision', 'internalControl'])
        expect(count(organization, id, post)).toBeGreaterThan(0);
    const upper = offices.filter(({ level }) => level === 'province' || level === 'city' || level === 'county');
    for (const { id } of upper) expect([id, count(organization, id, 'catalogue')]).toEqual([id, 1]);
  });

  it('gives nobody two of the posts that are kept apart', () => {
    const apart = ['acceptance', 'preliminaryReview', 'reexamination', 'approval', 'finance', 'internalControl'];
    for (const { userName, posts } of officers)
      expect([userName, posts.filter((post) => apart.includes(post)).length <= 1]).toEqual([userName, true]);
  });

  it('has people of all kinds of names, no two alike', () => {
    const names = officers.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.some((name) => name.includes('·'))).toBe(true);
    expect(names.some((name) => /[㛃䶮]/.test(name))).toBe(true);
  });

  it('is plainly fiction where it is not Beijing', () => {
    expect(organization.demo).toBe(true);
    const prefix = pack === 'national' ? '99' : '11';
    expect(offices.filter(({ division }) => !division.startsWith(prefix))).toEqual([]);
  });
});
