import { describe, expect, it } from 'vitest';
import { type JsonObject, type Overlay, processView, upgradeLayers } from '#engine';
import { changed, coastFiles, kiteFiles, opened } from '../kitePack.ts';

const BPMN = 'processes/kite.bpmn';
const xml = kiteFiles()[BPMN] ?? '';
const [step = ''] =
  Object.entries(processView(xml).elements as Record<string, JsonObject>).find(([, { type }]) => type === 'userTask') ??
  [];

/** The kite pack's next version, in which the process has another name. */
const kiteTwo = () => ({
  ...changed(kiteFiles(), 'package.json', (manifest) => Object.assign(manifest, { version: '1.3.0' })),
  [BPMN]: xml.replace(/(<\w*:?process\b)/, '$1 name="放风筝"'),
});

function upgraded(patch: Overlay['patch']) {
  const { 'overlays/kite-permit.json': _, ...coast } = coastFiles([]);
  const overlay = { id: 'kite', target: 'processes/kite:kite', reason: '海边风大', patch };
  const ours = [opened({ ...coast, 'overlays/kite.json': JSON.stringify(overlay) })];
  const result = upgradeLayers({ base: [opened(kiteFiles())], theirs: [opened(kiteTwo())], ours });
  return result.ok ? result.value.overlays : expect.fail(JSON.stringify(result.problems));
}

describe('an overlay of a process meets a new version', () => {
  it('keeps the settings of single steps as they were written', () => {
    const patch: Overlay['patch'] = [
      { op: 'add', path: `/elements/${step}/limit`, value: { value: 2, unit: 'workingDay' } },
    ];
    const [overlay] = upgraded(patch);
    expect(overlay).toMatchObject({ state: 'same', conflicts: [], taken: [expect.stringContaining('放风筝')] });
    expect(overlay?.overlay?.patch).toEqual(patch);
    expect(overlay?.kept).toEqual([expect.stringMatching(/时限2个工作日$/)]);
  });

  it('is carried over beyond its rights too: the check of the pack says so later', () => {
    const [overlay] = upgraded([{ op: 'replace', path: `/elements/${step}/post`, value: 'finance' }]);
    expect(overlay?.conflicts).toEqual([]);
  });

  it('stays as it is where it replaces the whole file', () => {
    const patch: Overlay['patch'] = [{ op: 'add', path: '/xml', value: xml }];
    expect(upgraded(patch)).toMatchObject([{ state: 'same', overlay: { patch }, taken: [], kept: [] }]);
  });
});
