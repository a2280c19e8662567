import type { JsonObject } from '../../json.ts';
import { FOLDERS } from '../kinds.ts';
import type { PackFiles, PackManifest } from '../types.ts';
import calendar from './calendar.json' with { type: 'json' };
import codeTable from './codeTable.json' with { type: 'json' };
import { OWN_SCHEMAS } from './editor.ts';
import form from './form.json' with { type: 'json' };
import item from './item.json' with { type: 'json' };
import { STARTER_PROCESS } from './process.ts';
import { starterReadme } from './readme.ts';
import scenarios from './scenarios.json' with { type: 'json' };

export { editorFiles, editorSettings, OWN_SCHEMAS } from './editor.ts';

export interface StarterOptions {
  /** Name of the npm package: `@someplace/kite`. */
  name: string;
  title: string;
  /** Division code prefix of two, four or six digits; absent: the pack holds everywhere. */
  division?: string;
}

const LAYERS: Record<number, PackManifest['wutong']['layer']> = { 2: 'province', 4: 'city', 6: 'county' };

/** `@someplace/kite-2` → `kite-2`: what references to the pack's parts begin with. */
const namespaceOf = (name: string): string =>
  (name.split('/').at(-1) ?? '')
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 32) || 'pack';

/**
 * The files of a small pack that works at once: one imaginary item with form, process, code table and calendar, proved by
 * scenarios that walk the whole process. It depends on no other pack. Whether the name is one, `openPack` says.
 */
export function starterPack({ name, title, division }: StarterOptions): PackFiles {
  const part = (kind: string, depth: number, value: object): string =>
    text({ $schema: `${'../'.repeat(depth) || './'}${OWN_SCHEMAS}/${kind}.json`, ...value });
  const manifest: PackManifest & { files: string[] } = {
    name,
    version: '0.1.0',
    description: `${title}内容包`,
    license: 'Apache-2.0',
    files: Object.keys(FOLDERS),
    wutong: {
      formatVersion: 1,
      namespace: namespaceOf(name),
      title,
      layer: LAYERS[division?.length ?? 0] ?? 'national',
      ...(division === undefined ? {} : { division }),
    },
  };
  return {
    'package.json': part('manifest', 0, manifest),
    'README.md': starterReadme(title),
    'items/kite-permit.json': part('item', 1, item),
    'forms/kite-permit.json': part('form', 1, form),
    'code-tables/KITE_SHAPE.json': part('code-table', 1, codeTable),
    'calendars/workdays.json': part('calendar', 1, calendar),
    'processes/kite.bpmn': STARTER_PROCESS,
    ...Object.fromEntries(
      Object.entries(scenarios).map(([id, scenario]) => [
        `scenarios/kite-permit/${id}.json`,
        part('scenario', 2, scenario),
      ]),
    ),
  };
}

const text = (value: JsonObject | object): string => `${JSON.stringify(value, null, 2)}\n`;
