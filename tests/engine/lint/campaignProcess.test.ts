import { expect, it } from 'vitest';
import { lintProcess } from '#engine';
import { kiteCampaign } from '../campaign/kites.ts';

it('spares the process of a campaign the rules about posts, decisions and results of cases, and no other', async () => {
  const { process } = await kiteCampaign();
  const codes = (context: object) => [...new Set(lintProcess(process, context).map(({ code }) => code))];
  expect(codes({})).toEqual(expect.arrayContaining(['lint.taskPost', 'lint.taskOutcomes', 'lint.endResult']));
  expect(codes({ campaign: true })).not.toEqual(expect.arrayContaining(['lint.taskPost']));
  expect(codes({ campaign: true })).not.toContain('lint.taskOutcomes');
  expect(codes({ campaign: true })).not.toContain('lint.endResult');
  const { check, ...nodes } = process.nodes;
  if (!check) expect.fail();
  const nameless = { ...process, nodes: { ...nodes, check: { ...check, name: '' } } };
  expect(lintProcess(nameless, { campaign: true }).map(({ code }) => code)).toContain('lint.named');
});
