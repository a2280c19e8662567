/** The kinds of parts, by folder of the pack. One JSON file a part, named by its id; processes are BPMN, decisions DMN files. */
export const FOLDERS = {
  items: { kind: 'item', noun: '事项' },
  forms: { kind: 'form', noun: '表单' },
  ledgers: { kind: 'ledger', noun: '台账' },
  documents: { kind: 'document', noun: '文书' },
  'code-tables': { kind: 'code-table', noun: '代码表' },
  calendars: { kind: 'calendar', noun: '工作日历' },
  overlays: { kind: 'overlay', noun: '叠加层' },
  organizations: { kind: 'organization', noun: '机构' },
  scenarios: { kind: 'scenario', noun: '情景' },
  processes: { kind: 'process', noun: '流程' },
  decisions: { kind: 'decision', noun: '决策' },
  parameters: { kind: 'parameter', noun: '参数' },
  indicators: { kind: 'indicator', noun: '指标' },
  'rule-texts': { kind: 'rule-text', noun: '制度标准' },
  campaigns: { kind: 'campaign', noun: '专项任务' },
  bundles: { kind: 'bundle', noun: '一件事' },
  posters: { kind: 'poster', noun: '公示图版' },
} as const;

export type Folder = keyof typeof FOLDERS;
export type Kind = (typeof FOLDERS)[Folder]['kind'];

/** How the names of the files of a folder end. */
export const endingOf = (folder: Folder): 'bpmn' | 'dmn' | 'json' =>
  folder === 'processes' ? 'bpmn' : folder === 'decisions' ? 'dmn' : 'json';

/** Where a file belongs. `id` of a scenario is `<item>/<name>`. */
export interface Place {
  folder: Folder;
  id: string;
  /** The last part of the path without its ending. */
  name: string;
}

const FILE = /^([a-z-]+)\/([A-Za-z][A-Za-z0-9_-]{0,63})\.(json|bpmn|dmn)$/;
const SCENARIO = /^scenarios\/([A-Za-z][A-Za-z0-9_-]{0,63})\/([A-Za-z][A-Za-z0-9_-]{0,63})\.json$/;

/** The part that a path holds, or undefined when the path is none of a part. */
export function placeOf(path: string): Place | undefined {
  const scenario = SCENARIO.exec(path);
  if (scenario?.[1] !== undefined && scenario[2] !== undefined) {
    return { folder: 'scenarios', id: `${scenario[1]}/${scenario[2]}`, name: scenario[2] };
  }
  const [, folder, name, ending] = FILE.exec(path) ?? [];
  if (folder === undefined || name === undefined || !Object.hasOwn(FOLDERS, folder) || folder === 'scenarios') {
    return undefined;
  }
  if (ending !== endingOf(folder as Folder)) return undefined;
  return { folder: folder as Folder, id: name, name };
}
