import {
  type Choices,
  type Conflict,
  carriedFiles,
  type FileMerge,
  mergePacks,
  type OverlayState,
  type OverlayUpgrade,
  type Pack,
  type PackFiles,
  type Result,
  type UpgradeInput,
  upgradeLayers,
} from '#engine';
import { conflictLines } from './choices.ts';
import { MisuseError } from './command.ts';

/** The files of one of our packs before and after. */
export interface Changes {
  /** Its number among the packs that were given. */
  index: number;
  before: PackFiles;
  files: PackFiles;
}

/** What a merge does, for people, programs and the disk. */
export interface Plan {
  words: string[];
  json: object[];
  conflicts: Conflict[];
  changes: Changes[];
}

/** Local edits of a pack against its new version. @throws {MisuseError} */
export function planEdits(base: Pack[], theirs: Pack[], ours: Pack[], choices: Choices): Result<Plan> {
  const [old, now, local] = [base[0], theirs[0], ours[0]];
  if (!old || !now || !local || base.length + theirs.length > 2 || now.manifest.name !== old.manifest.name)
    throw new MisuseError('合并一个内容包的本地修改时，旧版、新版和本地须是同一个包，各给出一个。');
  const { files, merged } = mergePacks({ base: old, theirs: now, ours: local }, choices);
  const conflicts = merged.flatMap((file) => file.conflicts);
  const words = [
    ...merged.flatMap(fileLines),
    `${local.manifest.name}：${old.manifest.version} → ${now.manifest.version}，有变化的文件 ${merged.length} 个，${conflictCount(conflicts)}。`,
  ];
  const json = [...merged.map((file) => ({ type: 'file', ...file })), result(conflicts, { files: merged.length })];
  return { ok: true, value: { words, json, conflicts, changes: [{ index: 0, before: local.files, files }] } };
}

const FROM: Record<FileMerge['from'], string> = { theirs: '采用新版', ours: '保留本地', both: '逐项合并' };

const fileLines = ({ path, title, from, conflicts, taken, kept }: FileMerge): string[] => [
  `${title}（${path}）：${FROM[from]}`,
  ...taken.map((text) => `    新版带来  ${text}`),
  ...kept.map((text) => `    本地保留  ${text}`),
  ...conflicts.flatMap(conflictLines),
];

const conflictCount = (conflicts: Conflict[]): string => {
  const open = conflicts.filter(({ choice }) => choice === undefined).length;
  return conflicts.length === 0 ? '没有冲突' : `冲突 ${conflicts.length} 处，待选择 ${open} 处`;
};

const result = (conflicts: Conflict[], more: object) => ({
  type: 'result',
  ...more,
  conflicts: conflicts.length,
  open: conflicts.filter(({ choice }) => choice === undefined).length,
});

/** Overlays of lower packs against the new versions above them. */
export function planLayers(input: UpgradeInput, choices: Choices): Result<Plan> {
  const upgraded = upgradeLayers(input, choices);
  if (!upgraded.ok) return upgraded;
  const { overlays, dependencies } = upgraded.value;
  const changesOf = (pack: Pack, index: number): Changes => ({
    index,
    before: pack.files,
    files: carriedFiles(pack, upgraded.value, 'drop'),
  });
  const conflicts = overlays.flatMap((overlay) => overlay.conflicts);
  const counts = Object.entries(STATES)
    .map(([state, words]) => [words, overlays.filter((overlay) => overlay.state === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([words, count]) => `${words} ${count} 个`);
  const words = [
    ...overlays.flatMap(overlayLines),
    ...dependencies,
    `叠加 ${overlays.length} 个${counts.length > 0 ? `：${counts.join('，')}` : ''}；${conflictCount(conflicts)}。`,
  ];
  const json = [
    ...overlays.map((overlay) => ({ type: 'overlay', ...overlay, conflicts: overlay.conflicts })),
    ...dependencies.map((text) => ({ type: 'dependency', text })),
    result(conflicts, { overlays: overlays.length }),
  ];
  return {
    ok: true,
    value: { words, json, conflicts, changes: input.ours.map(changesOf) },
  };
}

export const STATES: Record<OverlayState, string> = {
  same: '原样可用',
  rebased: '已改写',
  adopted: '新版已采纳，不再需要',
  orphaned: '对象已取消，放弃',
  conflict: '有冲突',
};

const overlayLines = ({ pack, file, title, state, document, taken, kept, conflicts }: OverlayUpgrade): string[] => [
  `${title}（${pack} ${file}${document === undefined ? '' : `，${document}`}）：${STATES[state]}`,
  ...taken.map((text) => `    新版带来  ${text}`),
  ...kept.map((text) => `    本地保留  ${text}`),
  ...conflicts.flatMap(conflictLines),
];
