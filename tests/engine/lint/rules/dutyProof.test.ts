import { expect, it } from 'vitest';
import type { Roster } from '#engine';
import { dutyProof } from '../../../../engine/lint/rules/dutyProof.ts';
import { kiteItem, kitePermit } from '../kite.ts';

const post = (name: string, ...posts: string[]) => ({
  id: name,
  name,
  posts: posts.map((held) => ({ post: held, office: 'o' })),
});

/** Every level is the same office: enough to tell posts apart. */
const roster = (...officers: Roster['officers']): Roster => ({
  office: 'o',
  offices: { village: 'o', town: 'o', county: 'o' },
  officers,
  today: '2026-01-05',
});

const posts = [...new Set(Object.values(kitePermit().nodes).flatMap(({ settings }) => settings.post ?? []))];
const staffed = posts.map((held) => post(`岗位${held}`, held));

it('is silent without a roster, and where the rules hold for its people', () => {
  expect(dutyProof(kitePermit(), { item: kiteItem() })).toEqual([]);
  expect(dutyProof(kitePermit(), { item: kiteItem(), roster: roster(...staffed) })).toEqual([]);
});

it('prints who could unite two posts, and by which moves', () => {
  const both = post('张三', 'acceptance', 'approval');
  const [found] = dutyProof(kitePermit(), { duties: [], roster: roster(...staffed, both) }).filter(({ message }) =>
    message.startsWith('张三'),
  );
  expect(found).toMatchObject({ severity: 'error', code: 'lint.dutyProof' });
  expect(found?.message).toMatch(/^张三可以在“.+”经办后，经“领取”、“转办”、“委派”再办“.+”/);
});

it('names the step that nobody may do', () => {
  const [first, ...rest] = staffed;
  const found = dutyProof(kitePermit(), { item: kiteItem(), roster: roster(...rest) });
  expect(first).toBeDefined();
  expect(found).toMatchObject([{ severity: 'error', message: expect.stringContaining('没有人可以办理') }]);
});
