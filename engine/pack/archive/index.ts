/** Pack archives: npm packages (`.tgz`) with a list of their files, bytes in, files out. */
export { archived } from './archived.ts';
export { ARCHIVE_LIMITS, type ArchiveLimits } from './limits.ts';
export { type FileList, LIST_FILE } from './list.ts';
export { type Gunzip, type PackArchive, readArchive, type Unzipped } from './readArchive.ts';
export { writeArchive } from './writeArchive.ts';
