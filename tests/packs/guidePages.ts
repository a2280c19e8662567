import { join } from 'node:path';
import { type CodeTable, type CompiledItem, guideWords, type LedgerDefinition, type Pack } from '#engine';

/** Where the pages stand as they were reviewed. */
export const guidesFolder = join(import.meta.dirname, 'guides');

export const guidesFile = ({ manifest }: Pack): string => join(guidesFolder, `${manifest.wutong.namespace}.md`);

const list = (words: string[]) => words.map((word) => `- ${word}`);

function guideOf(compiled: CompiledItem): string[] {
  const words = guideWords(compiled);
  const { situations = [], elements } = compiled.item;
  return [
    `## ${compiled.ref} ${elements.name}`,
    '',
    `行使层级：${words.exerciseLevels.join('、')}；法定时限：${words.statutory}；承诺时限：${words.promised}；收费：${words.fee}`,
    ...(words.limitNote ? [`时限说明：${words.limitNote}`] : []),
    `实施主体：${words.implementingBody}`,
    `办理流程：${words.procedure}`,
    `办理结果：${words.result}`,
    ...['设定依据：', ...list(words.legalBasis)],
    ...['受理条件：', ...list(words.acceptConditions)],
    ...['不予受理：', ...list(words.notAccept)],
    ...['申请材料：', ...words.materials.map((material, at) => `- ${material}${sourceOf(elements.materials[at])}`)],
    ...['环节：', ...list(Object.entries(words.steps).map(([step, told]) => `${step}：${told}`))],
    ...(situations.length > 0 ? ['情形：', ...list(situations.map(({ question }) => question))] : []),
    ...(words.assumed.length > 0 ? ['待业务确认：', ...list(words.assumed)] : []),
    '',
  ];
}

const sourceOf = (material: CompiledItem['item']['elements']['materials'][number] | undefined): string =>
  [material?.source, material?.basis, material?.standard, material?.shareable && `共享：${material.shareable}`]
    .filter(Boolean)
    .map((words) => `｜${words}`)
    .join('');

/** The guide of an item; of an upper pack’s item what is different here. */
export function told(compiled: CompiledItem, above: CompiledItem | undefined): string[] {
  const [title = '', ...words] = guideOf(compiled);
  if (!above) return [title, ...words];
  const before = guideOf(above).slice(1);
  const [gone, come] = [
    before.filter((line) => !words.includes(line)).map((line) => `− ${line}`),
    words.filter((line) => !before.includes(line)).map((line) => `＋ ${line}`),
  ];
  return [title, '', ...gone, ...come, ...(gone.length + come.length === 0 ? ['指南与上级相同'] : []), ''];
}

/** Ledgers, code tables and parameters that the pack lays over those above. */
export function changedParts({ manifest, overlays }: Pack, items: CompiledItem[]): string[][] {
  const own = items.filter(({ pack }) => pack.name === manifest.name);
  return Object.values(overlays).flatMap(({ target }) => {
    const [folder = '', ref = ''] = target.split('/');
    const find = <T>(parts: (item: CompiledItem) => Record<string, T> | undefined): T | undefined =>
      own.map((item) => parts(item)?.[ref]).find((part) => part !== undefined);
    const ledger = folder === 'ledgers' ? find((item) => item.ledgers) : undefined;
    const table = folder === 'code-tables' ? find((item) => item.codeTables) : undefined;
    if (ledger) return [ledgerBlock(ref, ledger)];
    return table ? [[`## ${ref} ${table.title}`, '', ...list(table.entries.map(entryWords)), '']] : [];
  });
}

const entryWords = ({ code, label }: CodeTable['entries'][number]) => `${code} ${label}`;

const ledgerBlock = (ref: string, { title, columns, rules = [] }: LedgerDefinition): string[] => [
  `## ${ref} ${title}`,
  '',
  ...list(columns.map(({ name, title: shown, manual }) => `${shown}（${name}）${manual ? '，人工填写' : ''}`)),
  ...list(rules),
  '',
];

export function guidesPage(pack: Pack, items: CompiledItem[]): string {
  const above = ({ base }: CompiledItem) => items.find(({ ref }) => ref === base);
  const own = items.filter((compiled) => compiled.pack.name === pack.manifest.name && compiled.item.internal !== true);
  return [
    `# ${pack.manifest.wutong.title}`,
    '',
    ...own.flatMap((one) => told(one, above(one))),
    ...changedParts(pack, items).flat(),
  ].join('\n');
}
