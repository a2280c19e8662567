import { tgz } from '../tar.ts';
import { good, type HostileArchive, named, withEntry } from './base.ts';

/** Names that lead out of the pack, or that some system writes elsewhere. */
export const paths: HostileArchive[] = [
  ...named(
    'pack.pathEscape',
    '../evil.json',
    'package/../../evil.json',
    'package/items/../../../evil.json',
    '/etc/cron.d/evil',
  ),
  ...named('pack.pathEscape', 'C:/Windows/evil.json', 'c:evil.json', '//server/share/evil.json', '\\\\server\\share'),
  ...named('pack.pathEscape', 'package\\..\\..\\evil.json', 'package/items\\evil.json', 'package//items/a.json'),
  ...named(
    'pack.pathEscape',
    './package/items/a.json',
    'package/./a.json',
    'package/__proto__/a.json',
    'package/items/',
  ),
  ...named(
    'pack.pathName',
    'package/items/con.json',
    'package/NUL',
    'package/items/Com1.json',
    'package/aux.tar.gz',
    'package/lpt9',
  ),
  ...named(
    'pack.pathName',
    'package/items/a.json:stream',
    'package/items/a?.json',
    'package/items/a.json.',
    'package/items/a.json ',
  ),
  ...named('pack.pathName', `package/${'深'.repeat(20)}/a/b/c.json`, 'package/scenarios/a/b/c.json'),
  ...named('pack.executable', 'package/node_modules/a.json', 'package/bin/run.json', 'package/.git/config'),
  ...named('pack.archiveRoot', 'items/a.json', 'package', 'Package/items/a.json', 'package.json'),
  {
    name: 'a path that is too long for a part',
    bytes: withEntry({ name: 'a.json', prefix: `package/${'x'.repeat(146)}` }),
    code: 'pack.pathName',
    file: `package/${'x'.repeat(112)}…`,
  },
  {
    name: 'a name that turns the line around',
    bytes: withEntry({ name: 'package/items/\u202enosj.a' }),
    code: 'pack.unlisted',
    file: 'items/\\u{202e}nosj.a',
  },
  {
    name: 'a name with a line break',
    bytes: withEntry({ name: 'package/a\nb' }),
    code: 'pack.pathName',
    file: 'package/a\\u{a}b',
  },
];

/** Two names that are one file on some system. */
export const collisions: HostileArchive[] = [
  ['the same file twice', 'items/kite-permit.json', 'items/kite-permit.json'],
  ['names that differ in case', 'items/kite-permit.json', 'items/Kite-Permit.json'],
  ['names that differ in normalization', 'items/caf\u00e9.json', 'items/cafe\u0301.json'],
  ['a full-width letter', 'items/a.json', 'items/\uff41.json'],
].map(([name = '', first = '', second = '']) => ({
  name,
  bytes: tgz({ name: `package/${first}` }, { name: `package/${second}` }, ...good),
  code: 'pack.duplicateFile',
  file: second,
}));
