import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceItemSource } from '#engine';

const FOLDER = join(import.meta.dirname, '../../../packs/national/items');
const NAMES = [
  'card-apply',
  'difficult-cert',
  'dispatch-license',
  'emp-reg-flex',
  'startup-loan',
  'ui-benefit',
  'unemp-reg',
];

/** Items as they ship. */
export const nationalItems = (): ServiceItemSource[] =>
  NAMES.map((name) => JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as ServiceItemSource);
