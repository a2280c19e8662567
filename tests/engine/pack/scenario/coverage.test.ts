import { expect, it } from 'vitest';
import { certifyPacks, type PathCoverage } from '#engine';
import { compiled, opened } from '../kitePack.ts';
import { inspected, inspectionFiles, late, skipped } from './inspectionPack.ts';

async function coverageOf(...scenarios: object[]): Promise<PathCoverage | undefined> {
  const files = inspectionFiles(...scenarios);
  const { outcomes, coverage } = await certifyPacks([opened(files)], await compiled(files));
  expect(outcomes.flatMap(({ problems }) => problems)).toEqual([]);
  return coverage[0];
}

const idsOf = (coverage: PathCoverage | undefined) =>
  coverage?.missed.map(({ process, id }) => (process ? `${process}/${id}` : id));

it('counts flows and end events of sub-processes and called processes, once however often they are called', async () => {
  const coverage = await coverageOf(inspected);
  // 5 flows, 2 ends; 2 flows, 1 end in the sub-process; 4 flows, 1 end in the called process.
  expect(coverage).toMatchObject({ parts: 15, reached: 12, enough: false });
  expect(idsOf(coverage)).toEqual(['f9', 'lateEnd', 'inspection/f3']);
});

it('tells flows of the same name in caller and called process apart', async () => {
  const coverage = await coverageOf(skipped);
  expect(idsOf(coverage)).toEqual(['f9', 'lateEnd', 'inspection/f2', 'inspection/f4']);
});

it('names what is missed for people', async () => {
  const coverage = await coverageOf(inspected);
  expect(coverage?.missed.map(({ name }) => name)).toEqual(['超期→超期结束', '超期结束', '核查：choose→核查完']);
});

it('adds up over scenarios', async () => {
  expect(await coverageOf(inspected, late, skipped)).toMatchObject({
    parts: 15,
    reached: 15,
    missed: [],
    enough: true,
  });
});
