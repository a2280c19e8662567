import { FOLDERS, type Folder } from '../kinds.ts';
import type { RefFolder } from '../partTypes.ts';

/** A part by folder and reference. */
export interface PartName {
  folder: RefFolder;
  ref: string;
}

/** `national:unemp-reg` is an item, `forms/national:unemp-reg` any other part. */
export function partName(target: string): PartName {
  const slash = target.indexOf('/');
  if (slash < 0) return { folder: 'items', ref: target };
  return { folder: target.slice(0, slash) as RefFolder, ref: target.slice(slash + 1) };
}

export const targetName = ({ folder, ref }: PartName): string => (folder === 'items' ? ref : `${folder}/${ref}`);

/** 表单“失业登记申请表”; an item by its bare name. */
export const partWords = (folder: Folder, title: string): string =>
  folder === 'items' ? title : `${FOLDERS[folder].noun}“${title}”`;

/** Why a city or county localizes no part of a kind; kinds that are missing here it may. */
const NOT_LOCAL: Partial<Record<Folder, string>> = {
  decisions: '决策表关系到待遇和资格，由上级统一；其中随地方变化的数值，请本地化它读取的参数。',
  indicators: '指标的口径由上级统一，各地才能比较，不作本地化。',
  campaigns: '专项任务由下达机关统一布置，不作本地化；请在承办时如实填报本地情况。',
  bundles: '一件事的组合由上级统一编排，不作本地化；请本地化其中的事项、表单或者材料。',
  organizations: '机构和岗位在“机构人员”中管理，不经本地化。',
  scenarios: '情景是内容包的证明材料，不作本地化。',
  overlays: '叠加层就是本地化本身，不能再叠加。',
};

/** Undefined where parts of the kind may be localized; else why not, as a sentence. */
export const whyNotLocal = (folder: string): string | undefined =>
  Object.hasOwn(FOLDERS, folder) ? NOT_LOCAL[folder as Folder] : `没有“${folder}”这一种部分。`;

/** Kinds that may be localized, in the order in which officers look for them. */
export const LOCAL_FOLDERS = [
  'items',
  'forms',
  'processes',
  'documents',
  'ledgers',
  'parameters',
  'rule-texts',
  'posters',
  'code-tables',
  'calendars',
] as const satisfies readonly RefFolder[];
