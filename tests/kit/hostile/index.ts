import type { HostileArchive } from './base.ts';
import { frames, kinds, sizes } from './container.ts';
import { contents, lists } from './contents.ts';
import { collisions, paths } from './names.ts';

/** Archives that must be refused, each built byte by byte, with the code and the entry that the refusal names. */
export const HOSTILE: HostileArchive[] = [
  ...paths,
  ...collisions,
  ...kinds,
  ...sizes,
  ...frames,
  ...contents,
  ...lists,
];
