import { expect, it } from 'vitest';
import { compiled, kiteFiles, resolveProblems } from './kitePack.ts';

const BPMN = 'processes/kite.bpmn';
const files = kiteFiles();
const xml = files[BPMN] ?? '';
const renamed = { ...files, [BPMN]: xml.replace('name="审批"', 'name="县级审批"') };
const broken = { ...files, [BPMN]: xml.replace('isExecutable="true"', 'isExecutable="false"') };

it('a pack that is opened again compiles to the same items', async () => {
  const [first, again] = [await compiled(files), await compiled(kiteFiles())];
  expect(again).toEqual(first);
});

it('a process with another text is read anew, and the first one stays as it was', async () => {
  const names = async (pack: typeof files) => (await compiled(pack)).map(({ process }) => process.nodes.approval?.name);
  expect([await names(files), await names(renamed), await names(files)]).toEqual([['审批'], ['县级审批'], ['审批']]);
});

it('a budget that one pack lays over the process does not reach another pack with the same file', async () => {
  const item = JSON.parse(files['items/kite-permit.json'] ?? '{}');
  const limits = async (steps: object) => {
    const pack = { ...files, 'items/kite-permit.json': JSON.stringify({ ...item, steps }) };
    return (await compiled(pack)).map(({ process }) => process.nodes.approval?.settings.limit);
  };
  const days = (value: number) => ({ value, unit: 'workingDay' });
  expect([await limits({ approval: { limit: days(3) } }), await limits({})]).toEqual([[days(3)], [undefined]]);
});

it('what is wrong with a process is told every time', async () => {
  const first = await resolveProblems(broken);
  expect(first).toContainEqual(expect.objectContaining({ code: 'bpmn.noProcess', file: BPMN }));
  expect(await resolveProblems(broken)).toEqual(first);
});
