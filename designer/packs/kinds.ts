import { FOLDERS, type Folder } from '#engine';

/** Folders of a pack in the order in which people look for them. */
const ORDER: Folder[] = [
  'items',
  'processes',
  'forms',
  'decisions',
  'documents',
  'ledgers',
  'code-tables',
  'calendars',
  'parameters',
  'indicators',
  'rule-texts',
  'campaigns',
  'bundles',
  'posters',
  'overlays',
  'organizations',
  'scenarios',
];

const others = (Object.keys(FOLDERS) as Folder[]).filter((folder) => !ORDER.includes(folder));

/** Kinds of files in a pack by their folder, as the engine calls them. */
export const kinds: { folder: Folder; label: string }[] = [...ORDER, ...others].map((folder) => ({
  folder,
  label: FOLDERS[folder].noun,
}));

export const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');

export const kindName = (path: string): string =>
  kinds.find((kind) => kind.folder === folderOf(path))?.label ?? '包信息';

const layers: Record<string, string> = { national: '国家', province: '省级', city: '市级', county: '县级' };
export const layerName = (layer: string): string => layers[layer] ?? layer;

export const packHref = (pack: string) => `/pack?${new URLSearchParams({ name: pack })}`;
export const certificationHref = (pack: string) => `/certification?${new URLSearchParams({ name: pack })}`;
/** Staffing is about what cases run through: items and their processes. */
export const isStaffed = (path: string): boolean => ['items', 'processes'].includes(folderOf(path));
export const staffingHref = (pack: string, path: string) => `/staffing?${new URLSearchParams({ pack, path })}`;
export const fileHref = (pack: string, path: string) => `/file?${new URLSearchParams({ pack, path })}`;
