import { describe, expect, it } from 'vitest';
import { readProcesses } from '#engine';
import { file, problemsOf, row } from './model.ts';

const good = row('<task id="t"/>', 't');

describe('hostile XML is refused before it is parsed', () => {
  it.each([
    ['DOCTYPE', `<!DOCTYPE d [<!ENTITY a "b">]>${file(good)}`, 'bpmn.doctype'],
    ['lower case doctype', `<!doctype d>${file(good)}`, 'bpmn.doctype'],
    ['entity alone', file(good).replace('<process', '<!ENTITY x SYSTEM "file:///etc/passwd"><process'), 'bpmn.doctype'],
    ['3 MB of ASCII', file(good) + ' '.repeat(3_000_000), 'bpmn.tooLarge'],
    ['2.1 MB in fewer Chinese characters', file(good) + '风'.repeat(700_000), 'bpmn.tooLarge'],
    ['depth bomb', file(`${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`), 'bpmn.tooDeep'],
    ['depth bomb with quoted marks', file(`${'<a b="/>">'.repeat(200)}`), 'bpmn.tooDeep'],
    ['depth bomb never closed', '<a>'.repeat(600_000), 'bpmn.tooDeep'],
  ])('%s', async (_, xml, code) => {
    const start = performance.now();
    expect(await problemsOf(xml)).toEqual([code]);
    // Parsing any of these takes seconds; the bound is wide for a busy machine.
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it.each([
    ['empty', ''],
    ['not XML', '{"a":1}'],
    ['cut off', file(good).slice(0, -40)],
    ['another root', '<html/>'],
    ['tag never closed', '<definitions '],
  ])('%s is a problem, not an exception', async (_, xml) => {
    expect((await readProcesses(xml)).ok).toBe(false);
  });

  it('names a duplicate id', async () => {
    expect(await problemsOf(file(`${good}<userTask id="t"/>`))).toContain('bpmn.duplicateId@t');
  });

  it('is not fooled by marks in comments, CDATA and attributes', async () => {
    const noise = `<!-- ${'<a>'.repeat(200)} --><documentation><![CDATA[${'<b>'.repeat(200)}]]></documentation>`;
    expect(await problemsOf(file(noise + good))).toEqual([]);
  });
});
