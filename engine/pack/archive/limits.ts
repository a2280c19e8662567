const MEGABYTE = 1024 * 1024;

/** What an archive may cost before it is read no further. Sizes are in bytes. */
export interface ArchiveLimits {
  /** The archive as it comes. */
  packed: number;
  /** The tar inside, with headers and padding. */
  total: number;
  /** Tar bytes for each byte of the archive; small archives may always grow to 1 MB. */
  ratio: number;
  /** One file of content. */
  file: number;
  /** The list of files. */
  list: number;
  entries: number;
  /** Bytes of a path, `package/` included. */
  name: number;
  /** Folders and file of a path, `package/` included. */
  depth: number;
}

/**
 * The files of a pack (100 MB) with headers and padding. A server that reads an archive holds the bytes of its files, and
 * then the text in their place. The longest path of a part has 152 bytes and 4 steps.
 */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  packed: 20 * MEGABYTE,
  total: 128 * MEGABYTE,
  ratio: 100,
  file: 2 * MEGABYTE,
  list: 5 * MEGABYTE,
  entries: 30_000,
  name: 160,
  depth: 4,
};

/** Up to here the ratio does not count: short texts repeat themselves. */
export const RATIO_FREE = MEGABYTE;
