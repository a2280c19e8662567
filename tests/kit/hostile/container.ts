import { deflateRawSync, gzipSync } from 'node:zlib';
import { TAR_END, tarEntry, tgz } from '../tar.ts';
import { changed, good, type HostileArchive, MEGABYTE, tar, typed, whole, withEntry, withFiles } from './base.ts';

/** Entries that are no plain files of ustar. */
export const kinds: HostileArchive[] = [
  ...typed('pack.archiveType', '1', '2', '3', '4', '5', '6', '7'),
  ...typed('pack.archiveFormat', 'x', 'g', 'L', 'K', 'S', 'M', 'V', 'X', '\0', 'Z'),
  {
    name: 'a plain file with a link',
    bytes: withEntry({ name: 'package/a.json', link: '/etc/passwd' }),
    code: 'pack.archiveFormat',
    file: 'package/a.json',
  },
  {
    name: 'pax: size and path of the next entry overridden',
    bytes: tgz({ name: 'package/PaxHeader', type: 'x', content: '18 path=../evil.js\n12 size=99999\n' }, ...good),
    code: 'pack.archiveFormat',
    file: 'package/PaxHeader',
  },
  {
    name: 'GNU: a long name for the next entry',
    bytes: tgz({ name: '././@LongLink', type: 'L', content: '../../../evil\0', magic: 'ustar  \0' }, ...good),
    code: 'pack.archiveFormat',
    file: '././@LongLink',
  },
  {
    name: 'GNU magic',
    bytes: withEntry({ name: 'package/a.json', magic: 'ustar  \0' }),
    code: 'pack.archiveFormat',
    file: 'package/a.json',
  },
  {
    name: 'tar of before 1988',
    bytes: withEntry({ name: 'package/a.json', magic: '\0\0\0\0\0\0\0\0' }),
    code: 'pack.archiveFormat',
    file: 'package/a.json',
  },
  {
    name: 'a size in base 256',
    bytes: withEntry({ name: 'package/a.json', size: '\x80\0\0\0\0\0\0\0\0\0\x01\0' }),
    code: 'pack.archiveFormat',
    file: 'package/a.json',
  },
  {
    name: 'a negative size',
    bytes: withEntry({ name: 'package/a.json', size: '-0000000010\0' }),
    code: 'pack.archiveFormat',
    file: 'package/a.json',
  },
  {
    name: 'no size',
    bytes: withEntry({ name: 'package/a.json', size: '\0'.repeat(12) }),
    code: 'pack.archiveFormat',
    file: 'package/a.json',
  },
  {
    name: 'something behind the end of the name',
    bytes: withEntry({ name: 'package/a.json\0.exe' }),
    code: 'pack.archiveFormat',
  },
  {
    name: 'a name that is no UTF-8',
    bytes: withEntry({ name: Buffer.from([0x70, 0xce, 0xe0]) }),
    code: 'pack.archiveFormat',
  },
  { name: 'an empty name', bytes: withEntry({ name: '' }), code: 'pack.archiveFormat', file: '' },
  {
    name: 'something in the rest of the header',
    bytes: withEntry({ name: 'package/a.json', change: (block) => block.fill(7, 505) }),
    code: 'pack.archiveFormat',
    file: 'package/a.json',
  },
  {
    name: 'set-uid',
    bytes: withEntry({ name: 'package/a.json', mode: '0004644\0' }),
    code: 'pack.executable',
    file: 'package/a.json',
  },
  {
    name: 'the right to run',
    bytes: withEntry({ name: 'package/a.json', mode: '0000755\0' }),
    code: 'pack.executable',
    file: 'package/a.json',
  },
  {
    name: 'a wrong sum',
    bytes: withEntry({ name: 'package/a.json', damage: (block) => block.set([0x62], 8) }),
    code: 'pack.archiveDamaged',
    file: 'package/b.json',
  },
  {
    name: 'something in the filling',
    bytes: withEntry({ name: 'package/a.json', content: '{}', filling: 65 }),
    code: 'pack.archiveDamaged',
    file: 'package/a.json',
  },
];

/** Archives that cost more than they may. */
export const sizes: HostileArchive[] = [
  {
    name: 'a file of 2 MB and a byte',
    bytes: withFiles({ 'items/big.json': `"${'x'.repeat(2 * MEGABYTE - 1)}"` }),
    code: 'pack.archiveTooLarge',
    file: 'package/items/big.json',
  },
  {
    name: 'a file that claims 8 GB',
    bytes: withEntry({ name: 'package/a.json', size: '77777777777\0' }),
    code: 'pack.archiveTooLarge',
    file: 'package/a.json',
  },
  { name: 'a bomb of zeros', bytes: tgz(...good, Buffer.alloc(60 * MEGABYTE)), code: 'pack.archiveTrailing' },
  {
    name: 'a bomb of files',
    bytes: tgz(
      ...Array.from({ length: 40 }, (_, index) => ({
        name: `package/items/a${index}.json`,
        content: ' '.repeat(MEGABYTE),
      })),
    ),
    code: 'pack.archiveTooLarge',
  },
  {
    name: 'too many files',
    bytes: gzipSync(
      Buffer.concat(
        Array.from({ length: 30_001 }, (_, index) => tarEntry({ name: `package/items/a${index}.json`, prefix: '' })),
      ),
      { level: 1 },
    ),
    code: 'pack.archiveTooLarge',
    file: 'package/items/a30000.json',
  },
];

/** Broken or filled-up frames of gzip and tar. */
export const frames: HostileArchive[] = [
  { name: 'nothing', bytes: Buffer.alloc(0), code: 'pack.archiveDamaged' },
  {
    name: 'a zip',
    bytes: Buffer.from('504b0304140000000800000000000000000000000000', 'hex'),
    code: 'pack.archiveDamaged',
  },
  { name: 'a tar that is not packed', bytes: tar, code: 'pack.archiveDamaged' },
  { name: 'a gzip header with a name', bytes: changed(whole, 3), code: 'pack.archiveDamaged' },
  {
    name: 'damaged deflate data',
    bytes: Buffer.concat([whole.subarray(0, 10), Buffer.alloc(100, 0xff)]),
    code: 'pack.archiveDamaged',
  },
  { name: 'a wrong CRC', bytes: changed(whole, whole.length - 8), code: 'pack.archiveDamaged' },
  { name: 'a wrong length', bytes: changed(whole, whole.length - 1), code: 'pack.archiveDamaged' },
  { name: 'half a gzip', bytes: whole.subarray(0, whole.length / 2), code: 'pack.archiveTruncated' },
  { name: 'a gzip without its end', bytes: whole.subarray(0, whole.length - 5), code: 'pack.archiveTruncated' },
  {
    name: 'something behind the gzip',
    bytes: Buffer.concat([whole, Buffer.from('#!/bin/sh')]),
    code: 'pack.archiveTrailing',
  },
  {
    name: 'a second gzip behind the first',
    bytes: Buffer.concat([whole, gzipSync(tarEntry({ name: 'evil' }))]),
    code: 'pack.archiveTrailing',
  },
  {
    name: 'an empty gzip behind the first',
    bytes: Buffer.concat([whole, gzipSync('')]),
    code: 'pack.archiveTrailing',
  },
  { name: 'zeros behind the gzip', bytes: Buffer.concat([whole, Buffer.alloc(512)]), code: 'pack.archiveTrailing' },
  {
    name: 'a tar over two gzips',
    bytes: Buffer.concat([gzipSync(tar.subarray(0, 2048)), gzipSync(tar.subarray(2048))]),
    code: 'pack.archiveTrailing',
  },
  { name: 'an empty gzip', bytes: gzipSync(''), code: 'pack.archiveTruncated' },
  {
    name: 'a tar cut in a file',
    bytes: gzipSync(tar.subarray(0, 700)),
    code: 'pack.archiveTruncated',
    file: 'package/wutong-manifest.json',
  },
  { name: 'a tar cut in a header', bytes: gzipSync(tar.subarray(0, 300)), code: 'pack.archiveTruncated' },
  { name: 'a tar without its end', bytes: gzipSync(tar.subarray(0, tar.length - 512)), code: 'pack.archiveTruncated' },
  {
    name: 'a file behind the end',
    bytes: tgz(...good, TAR_END, { name: 'package/evil.json' }),
    code: 'pack.archiveTrailing',
  },
  {
    name: 'a file behind one empty block',
    bytes: tgz(...good, Buffer.alloc(512), { name: 'package/evil.json' }),
    code: 'pack.archiveTrailing',
  },
  { name: 'deflate without gzip', bytes: deflateRawSync(tar), code: 'pack.archiveDamaged' },
];
