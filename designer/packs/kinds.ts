/** Kinds of files in a pack by their folder, in the order in which people look for them. */
export const kinds: { folder: string; label: string }[] = [
  { folder: 'items', label: '事项' },
  { folder: 'processes', label: '流程' },
  { folder: 'forms', label: '表单' },
  { folder: 'decisions', label: '决策' },
  { folder: 'documents', label: '文书' },
  { folder: 'ledgers', label: '台账' },
  { folder: 'code-tables', label: '代码表' },
  { folder: 'calendars', label: '工作日历' },
  { folder: 'parameters', label: '参数' },
  { folder: 'indicators', label: '指标' },
  { folder: 'rule-texts', label: '制度标准' },
  { folder: 'campaigns', label: '专项任务' },
  { folder: 'bundles', label: '一件事' },
  { folder: 'posters', label: '公示图版' },
  { folder: 'overlays', label: '地方调整' },
  { folder: 'organizations', label: '组织机构' },
  { folder: 'scenarios', label: '场景' },
];

export const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');

export const kindName = (path: string): string =>
  kinds.find((kind) => kind.folder === folderOf(path))?.label ?? '包信息';

const layers: Record<string, string> = { national: '国家', province: '省级', city: '市级', county: '县级' };
export const layerName = (layer: string): string => layers[layer] ?? layer;

export const packHref = (pack: string) => `/pack?${new URLSearchParams({ name: pack })}`;
export const certificationHref = (pack: string) => `/certification?${new URLSearchParams({ name: pack })}`;
export const fileHref = (pack: string, path: string) => `/file?${new URLSearchParams({ pack, path })}`;
