import { expect, it } from 'vitest';
import { lintForm, lintItem, lintProcess, lintProcessXml } from '#engine';
import { alter, kiteForm, kiteItem, kitePermit } from './kite.ts';

it('has nothing to say about a good process, form and item', () => {
  expect(lintProcess(kitePermit(), { item: kiteItem(), forms: [] })).toEqual([]);
  expect(lintForm(kiteForm())).toEqual([]);
  expect(lintItem(kiteItem())).toEqual([]);
});

it('puts errors before warnings', () => {
  const process = alter(kitePermit(), 'approve', (node) => {
    node.name = '';
    delete node.settings.post;
  });
  expect(lintProcess(process).map((finding) => finding.severity)).toEqual(['error', 'warning']);
});

it('writes messages without ids of the code in place of words', () => {
  const process = alter(kitePermit(), 'approve', (node) => (node.settings.outcomes = []));
  for (const finding of lintProcess(process)) expect(finding.message).toMatch(/^\p{Script=Han}.*。$/u);
});

it('gives what the compiler refuses as findings', async () => {
  expect(await lintProcessXml('<definitions')).toMatchObject([
    { severity: 'error', code: expect.stringMatching(/^bpmn\./) },
  ]);
});
