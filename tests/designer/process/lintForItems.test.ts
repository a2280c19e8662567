import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FormDefinition, lintForm, lintItem, type ServiceItemSource } from '#engine';
import { lintForItems } from '../../../designer/process/lintForItems.ts';

const pack = resolve(import.meta.dirname, '../../../packs/national');
const names = (folder: string) => readdirSync(join(pack, folder));
const read = (path: string) => readFileSync(join(pack, path), 'utf8');
const campaigns = names('campaigns').map((name) => JSON.parse(read(`campaigns/${name}`)) as { process: string });
const items = names('items').map((name) => JSON.parse(read(`items/${name}`)) as ServiceItemSource);

describe('the packs that ship', () => {
  it.each(names('processes'))('%s has no error for any of its items', async (name) => {
    const id = name.replace('.bpmn', '');
    const findings = await lintForItems(
      read(`processes/${name}`),
      items.filter((item) => item.process === id),
      undefined,
      campaigns.some(({ process }) => process === id),
    );
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });

  it.each(names('forms'))('%s has no error', (name) => {
    const findings = lintForm(JSON.parse(read(`forms/${name}`)) as FormDefinition);
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });

  it.each(items)('item $id has no error', (item) => {
    expect(lintItem(item).filter((finding) => finding.severity === 'error')).toEqual([]);
  });
});

describe('lintForItems', () => {
  it('names the item whose promise a process breaks, and only that one', async () => {
    const [first, second] = items.filter((item) => item.process === 'profile-b' || item.process === 'profile-a');
    if (!first || !second) throw new Error('no items');
    const slow = structuredClone(first);
    slow.title = '慢事项';
    slow.elements.timeLimit.promised = { value: 0, unit: 'workingDay' };
    const findings = await lintForItems(read(`processes/${first.process}.bpmn`), [first, slow], undefined);
    const limits = findings.filter((finding) => finding.code === 'lint.limitsWithinPromise');
    expect(limits).toHaveLength(1);
    expect(limits[0]?.message).toMatch(/^用于事项「慢事项」时：/);
  });

  it('gives the compiler’s refusal when nothing compiles', async () => {
    expect(await lintForItems('<x/>', [], undefined)).toMatchObject([{ severity: 'error' }]);
  });
});
