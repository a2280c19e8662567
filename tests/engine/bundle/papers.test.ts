import { describe, expect, it } from 'vitest';
import { bundlePapers, type DocumentTemplate, provePacks, resolveContent } from '#engine';
import { opened } from '../pack/kitePack.ts';
import { bundleProblems, festival, festivalFiles } from './festival.ts';

const paper = (id: string, kind: string, each = 'cases'): DocumentTemplate => ({
  id,
  title: '风筝节回执',
  kind,
  blocks: [{ type: 'table', title: '所含事项', each, columns: [{ title: '事项', value: '{row.item}' }] }],
});
const withPapers = (documents: string[], ...papers: DocumentTemplate[]) => {
  const part = { ...festival(), documents };
  const files = festivalFiles(part);
  for (const one of papers) files[`documents/${one.id}.json`] = JSON.stringify(one);
  return { part, files };
};

describe('papers over all cases of a bundle', () => {
  it('are templates that exist, one of each kind, whose texts can be read', async () => {
    const unknown = withPapers(['festival-receipt']);
    expect(await bundleProblems(unknown.part, unknown.files)).toMatchObject([
      { code: 'pack.danglingLink', file: 'bundles/festival.json', path: '/documents/0' },
    ]);
    const wrong = paper('two', 'bundleReceipt');
    wrong.blocks.push({ type: 'note', text: '{bundle.}' });
    const doubled = withPapers(['one', 'kite:two'], paper('one', 'bundleReceipt'), wrong);
    expect(await bundleProblems(doubled.part, doubled.files)).toMatchObject([
      { file: 'documents/two.json', path: '/blocks/1/text' },
      { code: 'pack.doubled', file: 'bundles/festival.json', path: '/documents/1' },
    ]);
  });

  it('are filled in by the proof, which finds a table over nothing', async () => {
    const { files } = withPapers(['one', 'two'], paper('one', 'bundleReceipt'), paper('two', 'end', 'kites'));
    const pack = opened(files);
    const content = await resolveContent([pack]);
    if (!content.ok) throw new Error(JSON.stringify(content.problems));
    expect(provePacks([pack], content.value).flatMap(({ problems }) => problems)).toMatchObject([
      { file: 'bundles/festival.json', path: '/proof/0/cases', message: expect.stringContaining('风筝节回执') },
    ]);
  });

  it('exist from the intake, with a notice, and at the end of all cases', () => {
    const templates = ['bundleReceipt', 'bundleNotice', 'end'].map((kind) => paper(kind, kind));
    const kinds = (...states: object[]) =>
      bundlePapers(templates, { cases: states.map((state) => ({ state })) as never }).map(({ kind }) => kind);
    expect(kinds({ status: 'inProgress' }, { status: 'concluded' })).toEqual(['bundleReceipt']);
    expect(kinds({ status: 'supplementing', notice: {} })).toEqual(['bundleReceipt', 'bundleNotice']);
    expect(kinds({ status: 'withdrawn' }, { status: 'concluded' })).toEqual(['bundleReceipt', 'end']);
  });
});
