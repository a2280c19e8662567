import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of one project follow each other, since a worker keeps what it imported only within a project. */
const PROJECTS = ['browser', 'contract', 'unit'];

/** Files that take many times as long as most. They come first, so that no worker ends long after the other. */
const LONG = [
  'wholeCase',
  'moves',
  'studio',
  'certification',
  'kill',
  'store',
  'scenarios',
  'quickCheck',
  'firstPack',
  'kinds',
  'packTrust',
  'partsLife',
  'led',
  'layers',
];

const nameOf = ({ moduleId }: TestSpecification): string => /([^/.]+)\.(\w+\.)?test\.tsx?$/.exec(moduleId)?.[1] ?? '';

function place(spec: TestSpecification): number {
  const at = LONG.indexOf(nameOf(spec));
  return PROJECTS.indexOf(spec.project.name) * 100 + (at < 0 ? LONG.length : at);
}

/** By project, the long files before the others, those by size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => place(a) - place(b));
  }
}
