import type { Level } from '../bpmn/model.ts';
import { promiseWords } from '../service/promiseWords.ts';
import type { CompiledItem, ServiceElements } from '../service/types.ts';
import type {
  CatalogueField,
  FilledBlock,
  ItemChoice,
  PosterBlock,
  PosterInput,
  TableColumn,
  TableRow,
} from './types.ts';

type BlockOf<T extends PosterBlock['type']> = Extract<PosterBlock, { type: T }>;

/** Items of the office's level, or those that the block names; by group, in the order in which the groups first come. */
function chosen(choice: ItemChoice, input: PosterInput): CompiledItem[] {
  if (choice.items) return choice.items.flatMap((ref) => named(ref, input) ?? []);
  return input.items.filter((item) => isChosen(choice, item, input.office.level));
}

/** Whether a choice without names takes an item on the wall of an office of this level. */
export const isChosen = ({ groups, withoutGroups = [] }: ItemChoice, { item }: CompiledItem, level: Level): boolean =>
  item.elements.exerciseLevels.includes(level) && (groups?.includes(item.group) ?? !withoutGroups.includes(item.group));

/** An item of the division may overlay the one that is named. */
const named = (ref: string, { items }: PosterInput): CompiledItem | undefined =>
  items.find((item) => item.ref === ref) ?? items.find((item) => item.base === ref);

const LEVELS = { province: '省', city: '市', county: '县', town: '乡镇（街道）', village: '村（社区）' } as const;

const SHORT_LEVELS = { province: '省', city: '市', county: '县', town: '镇', village: '村' } as const;

const promised = ({ timeLimit }: ServiceElements): string =>
  timeLimit.immediate ? '即时办结' : promiseWords(timeLimit.promised);

const SHOWN: Record<CatalogueField, { column: TableColumn; text(elements: ServiceElements): string }> = {
  timeLimit: { column: { title: '承诺时限', center: true }, text: promised },
  materials: { column: { title: '申请材料', weight: 3 }, text: ({ materials }) => materialsWords(materials) },
  fee: { column: { title: '收费', center: true }, text: ({ fee }) => fee.standard },
  place: {
    column: { title: '办理层级', center: true },
    text: ({ exerciseLevels }) => exerciseLevels.map((level) => SHORT_LEVELS[level]).join('、'),
  },
  result: { column: { title: '办理结果', weight: 2 }, text: ({ result }) => result },
};

const materialsWords = (materials: ServiceElements['materials']): string =>
  materials.map(({ name, need }, index) => `${index + 1}.${name}${need === 'required' ? '' : '（视情形）'}`).join(' ');

export function catalogue(block: BlockOf<'catalogue'>, input: PosterInput): FilledBlock[] {
  const fields = (block.fields ?? ['timeLimit', 'fee', 'place']).map((field) => SHOWN[field]);
  const head: TableColumn[] = [
    { title: '序号', center: true },
    { title: '服务事项', weight: 2 },
    ...fields.map(({ column }) => column),
  ];
  const rows = grouped(chosen(block, input), (item, number) => [
    String(number),
    item.item.elements.name,
    ...fields.map(({ text }) => text(item.item.elements)),
  ]);
  return tableOf(block, head, rows);
}

export function commitments(block: BlockOf<'commitments'>, input: PosterInput): FilledBlock[] {
  const head: TableColumn[] = [
    { title: '服务事项', weight: 2 },
    { title: '法定时限', center: true },
    { title: '承诺时限', weight: 1.8, center: true },
  ];
  const rows = grouped(chosen(block, input), ({ item: { elements } }) => [
    elements.name,
    elements.timeLimit.statutory ? promiseWords(elements.timeLimit.statutory) : '未规定',
    promised(elements),
  ]);
  return tableOf(block, head, rows);
}

const tableOf = (
  { title, columns = 1 }: { title?: string; columns?: number },
  head: TableColumn[],
  rows: TableRow[],
): FilledBlock[] =>
  rows.length === 0 ? [] : [{ kind: 'table', ...(title === undefined ? {} : { heading: title }), head, rows, columns }];

/** Rows under the names of their groups; one group alone needs no name. */
function grouped(items: CompiledItem[], cells: (item: CompiledItem, number: number) => string[]): TableRow[] {
  const groups = [...new Set(items.map(({ item }) => item.group))];
  let number = 0;
  return groups.flatMap((group): TableRow[] => [
    ...(groups.length > 1 ? [{ group }] : []),
    ...items
      .filter(({ item }) => item.group === group)
      .map((item) => {
        number += 1;
        return { cells: cells(item, number) };
      }),
  ]);
}

const OBJECTS = { person: '自然人', organization: '法人和其他组织' } as const;

/** The twelve unified elements of an item (BJ-6), in their order. */
export function twelveElements(block: BlockOf<'twelveElements'>, input: PosterInput): FilledBlock[] {
  const found = named(block.item, input);
  if (!found) return [];
  const { elements } = found.item;
  const numbered = (list: string[]): string => list.map((text, index) => `${index + 1}. ${text}`).join('\n');
  const pairs: [string, string][] = [
    ['事项名称', elements.name],
    ['事项类型', elements.type],
    ['设定依据', elements.legalBasis.map(({ law, article }) => `《${law}》${article ?? ''}`).join('；')],
    ['行使层级', elements.exerciseLevels.map((level) => LEVELS[level]).join('、')],
    ['服务对象', elements.serviceObjects.map((object) => OBJECTS[object]).join('、')],
    ['办结时限', limitWords(elements)],
    ['受理条件', numbered(elements.acceptConditions)],
    [
      '申请材料',
      numbered(
        elements.materials.map(
          ({ name, form, whenText }) => `${name}（${[form, whenText].filter(Boolean).join('，')}）`,
        ),
      ),
    ],
    ['办理流程', elements.procedure],
    ['办理结果', elements.result],
    ['收费标准', elements.fee.standard],
    ['实施主体', elements.implementingBody],
  ];
  const head: TableColumn[] = [
    { title: '要素', center: true },
    { title: '内容', weight: 1 },
  ];
  const rows = pairs.map((cells) => ({ cells }));
  return [{ kind: 'table', heading: block.title ?? `${elements.name}办事指南`, head, rows, columns: 1 }];
}

const limitWords = (elements: ServiceElements): string => {
  const { statutory } = elements.timeLimit;
  return `${statutory ? `法定${promiseWords(statutory)}，` : ''}承诺${promised(elements)}`;
};
