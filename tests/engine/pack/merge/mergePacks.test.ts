import { describe, expect, it } from 'vitest';
import { type Choices, mergePacks, openPack, type PackFiles } from '#engine';
import { changed, kiteFiles, opened } from '../kitePack.ts';

type Loose = Record<string, unknown>;
const PERMIT = 'items/kite-permit.json';

const version = (files: PackFiles, number: string) =>
  changed(files, 'package.json', (manifest) => Object.assign(manifest, { version: number }));
const permit = (files: PackFiles, change: (elements: Loose) => void) =>
  changed(files, PERMIT, (item) => change(item.elements as Loose));

const base = kiteFiles();
const theirs = version(
  permit(base, (elements) => Object.assign(elements, { result: '电子许可证' })),
  '1.3.0',
);
const ours = version(
  permit(base, (elements) => Object.assign(elements, { implementingBody: '县政务服务中心' })),
  '1.2.1',
);

const merge = (sides: { theirs?: PackFiles; ours?: PackFiles }, choices: Choices = {}) =>
  mergePacks({ base: opened(base), theirs: opened(sides.theirs ?? theirs), ours: opened(sides.ours ?? ours) }, choices);

describe('mergePacks', () => {
  it('brings local edits and the new version together, under the number of the new one', () => {
    const { files, merged, open } = merge({});
    expect(open).toBe(0);
    expect(JSON.parse(files[PERMIT] ?? '').elements).toMatchObject({
      result: '电子许可证',
      implementingBody: '县政务服务中心',
    });
    expect(JSON.parse(files['package.json'] ?? '').version).toBe('1.3.0');
    expect(merged.find(({ path }) => path === PERMIT)).toMatchObject({
      title: '放风筝许可',
      from: 'both',
      taken: ['办理结果由“放风筝许可证”改为“电子许可证”'],
      kept: ['实施主体由“镇服务所”改为“县政务服务中心”'],
    });
    expect(openPack(files)).toMatchObject({ ok: true });
  });

  it('keeps the very text of a file that only one side changed', () => {
    const spaced = {
      ...ours,
      'documents/receipt.json': `${base['documents/receipt.json']}\n\n`.replace('收件回执', '收件回执单'),
    };
    expect(merge({ ours: spaced }).files['documents/receipt.json']).toBe(spaced['documents/receipt.json']);
    const { files } = merge({ ours: base });
    expect(files[PERMIT]).toBe(theirs[PERMIT]);
  });

  it('takes a drawing whole, and asks where both drew', () => {
    const draw = (files: PackFiles, name: string) => ({
      ...files,
      'processes/kite.bpmn': (files['processes/kite.bpmn'] ?? '').replace('name="审批"', `name="${name}"`),
    });
    expect(merge({ theirs: draw(theirs, '核准') }).files['processes/kite.bpmn']).toContain('name="核准"');
    const both = { theirs: draw(theirs, '核准'), ours: draw(ours, '决定') };
    const open = merge(both);
    expect(open.open).toBe(1);
    expect(open.files['processes/kite.bpmn']).toContain('name="决定"');
    const id = 'kite/processes/kite.bpmn#';
    expect(open.merged.flatMap(({ conflicts }) => conflicts)).toMatchObject([
      { id, text: '整个文件：新版和本地各有改动，只能取其一', theirs: '新版文件' },
    ]);
    expect(merge(both, { [id]: 'replace' })).toMatchObject({ open: 0 });
    expect(merge(both, { [id]: 'replace' }).files['processes/kite.bpmn']).toContain('name="核准"');
  });

  it('asks before a part that was edited goes with the new version', () => {
    const { 'documents/receipt.json': _, ...without } = changed(theirs, PERMIT, (item) =>
      Object.assign(item, { documents: [] }),
    );
    const edited = {
      ...ours,
      'documents/receipt.json': (base['documents/receipt.json'] ?? '').replace('收件回执', '收件单'),
    };
    expect(merge({ theirs: without, ours: edited }).merged.flatMap(({ conflicts }) => conflicts)).toMatchObject([
      { id: 'kite/documents/receipt.json#', kind: 'removedAbove' },
    ]);
    expect(merge({ theirs: without }).files).not.toHaveProperty('documents/receipt.json');
    expect(merge({ theirs: without, ours: edited }, { '*': 'replace' }).files).not.toHaveProperty(
      'documents/receipt.json',
    );
  });

  it('names a field that both changed and takes the decision', () => {
    const mine = permit(ours, (elements) => Object.assign(elements, { result: '许可证（纸质）' }));
    const id = `kite/${PERMIT}#/elements/result`;
    expect(merge({ ours: mine })).toMatchObject({ open: 1 });
    const { files } = merge({ ours: mine }, { [id]: { merge: '许可证（电子、纸质）' } });
    expect(JSON.parse(files[PERMIT] ?? '').elements.result).toBe('许可证（电子、纸质）');
  });
});
