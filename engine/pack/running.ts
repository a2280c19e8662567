/** Members of an npm manifest by which an installer or Node would run code. */
export const RUNNING: readonly string[] = [
  'scripts',
  'bin',
  'main',
  'module',
  'exports',
  'browser',
  'gypfile',
  'preferGlobal',
];
