import type { Material } from '../../service/types.ts';
import type { ItemChange } from './types.ts';
import { pairs } from './words.ts';

const part = '申请材料';

const condition = ({ when, whenText }: Material): string => whenText ?? when ?? '由窗口判断';
const needWords = (material: Material): string =>
  material.need === 'required' ? '必要' : `条件必要（${condition(material)}）`;

/** What of a material people notice, in words. */
const ASPECTS: [string, (material: Material) => string][] = [
  ['名称', ({ name }) => name],
  ['必要性', needWords],
  ['形式', ({ form }) => form],
  ['份数', ({ copies }) => `${copies}份`],
  ['来源', ({ source }) => source],
  ['依据', ({ basis }) => basis ?? '无'],
  ['共享来源', ({ shareable }) => shareable ?? '无'],
  ['审查标准', ({ standard }) => standard ?? '无'],
  ['可上传的格式', ({ accept }) => accept?.join('、') ?? '默认格式'],
];

function aspects(before: Material, after: Material): ItemChange[] {
  const changes = ASPECTS.flatMap(([name, words]): ItemChange[] => {
    const [old, now] = [words(before), words(after)];
    return old === now ? [] : [{ part, kind: 'changed', text: `“${before.name}”的${name}由“${old}”改为“${now}”` }];
  });
  const silent = before.when !== after.when && needWords(before) === needWords(after);
  if (!silent) return changes;
  const text = `“${before.name}”的判断条件由 ${before.when ?? '无'} 改为 ${after.when ?? '无'}`;
  return [...changes, { part, kind: 'changed', text }];
}

export function materialChanges(before: readonly Material[], after: readonly Material[]): ItemChange[] {
  const { added, removed, kept } = pairs(before, after, ({ id }) => id);
  const line = (kind: 'added' | 'removed', material: Material): ItemChange => ({
    part,
    kind,
    text: `${kind === 'added' ? '增加' : '减少'}“${material.name}”（${needWords(material)}）`,
  });
  return [
    ...removed.map((material) => line('removed', material)),
    ...added.map((material) => line('added', material)),
    ...kept.flatMap(([old, now]) => aspects(old, now)),
  ];
}
