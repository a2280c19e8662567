import {
  clockView,
  promiseWords,
  type RenderedBlock,
  type RenderedDocument,
  sharedMaterialsOf,
  toLocalDate,
} from '#engine';
import type { Organization } from '../access/organization.ts';
import type { BundleMember, BundleParts } from '../bundleApplications/read.ts';
import { resultName, statusName } from '../views/labels.ts';

type Build = (parts: BundleParts, org: Organization, now: number) => RenderedBlock[];

interface Kind {
  title: string;
  exists(parts: BundleParts): boolean;
  build: Build;
}

const CHINA_OFFSET = 480;

/** 2026年3月2日 */
const day = (at: number): string => {
  const [year, month, date] = toLocalDate(at, CHINA_OFFSET).split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

const ended = ({ row }: BundleMember): boolean => row.status === 'concluded' || row.status === 'withdrawn';

const seal = ({ row }: BundleParts, org: Organization, at: number): RenderedBlock => ({
  type: 'seal',
  office: org.nameOfPath(row.officePath),
  date: day(at),
});

const head = ({ row }: BundleParts): RenderedBlock[] => [
  { type: 'title', text: '' },
  { type: 'number', text: `编号：${row.no}` },
];

const paragraph = (text: string): RenderedBlock => ({ type: 'paragraph', text, indent: true });

/** Each with its number; a material of several items stands once. */
interface Listed {
  name: string;
  form: string;
  copies: number;
  items: string[];
}

function listed(parts: BundleParts, wanted: (member: BundleMember) => string[]): Listed[] {
  const found = new Map<string, Listed>();
  for (const member of parts.members) {
    const { item, row, compiled } = member;
    const groups = sharedMaterialsOf(parts.content.source, item);
    const ids = new Set(wanted(member));
    for (const { id, name, form, copies } of compiled.item.elements.materials.filter((one) => ids.has(one.id))) {
      const key = groups.get(id) ?? `${item}/${id}`;
      const known = found.get(key);
      found.set(key, {
        name: known?.name ?? name,
        form: known?.form ?? form,
        copies: Math.max(known?.copies ?? 0, copies),
        items: [...(known?.items ?? []), row.itemName],
      });
    }
  }
  return [...found.values()];
}

const materialTable = (title: string, materials: Listed[]): RenderedBlock => ({
  type: 'table',
  title,
  head: ['序号', '材料', '形式', '份数', '用于事项'],
  rows: materials.map(({ name, form, copies, items }, index) => [
    String(index + 1),
    name,
    form,
    copies > 0 ? String(copies) : '—',
    items.join('；'),
  ]),
});

const caseTable = ({ members }: BundleParts, last: string, of: (member: BundleMember) => string): RenderedBlock => ({
  type: 'table',
  title: '所含事项',
  head: ['序号', '事项', '办件编号', last],
  rows: members.map((member, index) => [String(index + 1), member.row.itemName, member.row.no, of(member)]),
});

const promisedOf = ({ row, compiled }: BundleMember, now: number): string => {
  const { promised, immediate } = compiled.item.elements.timeLimit;
  const due = clockView(compiled.calendar, row.state.clock, { promised }, now).promised;
  return due ? `最晚${due.date}` : immediate ? '即时办结' : promiseWords(promised);
};

const receipt: Build = (parts, org, now) => {
  const { row, content } = parts;
  const handed = listed(parts, ({ row: kase }) =>
    kase.state.materials
      .filter(({ state }) => state === 'received' || state === 'verified' || state === 'shared')
      .map(({ material }) => material),
  );
  return [
    ...head(parts),
    { type: 'salutation', text: `${row.applicantName}：` },
    paragraph(
      `您申请的“${row.title}”已于${day(row.createdAt)}收件，共${parts.members.length}个事项，一次收件、同时办理，整体承诺${promiseWords(content.source.timeLimit)}办结，自受理后起算。`,
    ),
    caseTable(parts, '承诺办结', (member) => promisedOf(member, now)),
    ...(handed.length > 0 ? [materialTable('收到的材料（共用的材料只列一次）', handed)] : []),
    seal(parts, org, row.createdAt),
    { type: 'note', text: '凭本回执的编号和申请人证件号码，可在人社办事大厅“进度查询”中查询全部事项的进度。' },
  ];
};

const noticed = ({ members }: BundleParts) =>
  members.flatMap(({ row }) => (row.state.notice ? [{ row, notice: row.state.notice }] : []));

const notice: Build = (parts, org) => {
  const { row } = parts;
  const notices = noticed(parts);
  const at = Math.max(...notices.map(({ notice: one }) => one.at));
  const materials = listed(parts, (member) => member.row.state.notice?.materials ?? []);
  const notes = [...new Set(notices.map(({ notice: one }) => one.note).filter((note) => note !== ''))];
  const namesOf = (note: string) =>
    notices.flatMap(({ row: kase, notice: one }) => (one.note === note ? [kase.itemName] : [])).join('；');
  return [
    ...head(parts),
    { type: 'salutation', text: `${row.applicantName}：` },
    paragraph(
      `您申请的“${row.title}”中，有${notices.length}个事项还需要补正。现一次性告知全部需要补正的内容，同一份材料用于几个事项的，只需要交一次。没有列出的事项照常办理。`,
    ),
    ...(materials.length > 0 ? [materialTable('需要补交的材料', materials)] : []),
    ...notes.map((note) => paragraph(`${namesOf(note)}：${note}`)),
    {
      type: 'table',
      title: '各事项的告知',
      head: ['事项', '办件编号', '告知日期', '校验值'],
      rows: notices.map(({ row: kase, notice: one }) => [
        kase.itemName,
        kase.no,
        toLocalDate(one.at, CHINA_OFFSET),
        one.hash.slice(0, 12),
      ]),
    },
    seal(parts, org, at),
    { type: 'note', text: '补正期间暂停计算该事项的办理时限；补齐后继续办理。' },
  ];
};

const result: Build = (parts, org) => {
  const { row, members } = parts;
  const last = Math.max(...members.map(({ row: kase }) => kase.updatedAt));
  return [
    ...head(parts),
    { type: 'salutation', text: `${row.applicantName}：` },
    paragraph(`您申请的“${row.title}”共${members.length}个事项，已于${day(last)}全部办结，结果一次告知如下。`),
    caseTable(parts, '结果', ({ row: kase }) => resultName(kase.result) ?? statusName(kase.status)),
    {
      type: 'fields',
      rows: [
        { label: '收件日期', value: day(row.createdAt) },
        { label: '办结日期', value: day(last) },
      ],
    },
    seal(parts, org, last),
    { type: 'note', text: '各事项的决定和救济途径，以该事项的决定文书为准。' },
  ];
};

const KINDS: Record<string, Kind> = {
  receipt: { title: '一件事收件回执', exists: () => true, build: receipt },
  notice: { title: '一件事一次性告知书', exists: (parts) => noticed(parts).length > 0, build: notice },
  result: {
    title: '一件事办理结果清单',
    exists: ({ members }) => members.length > 0 && members.every(ended),
    build: result,
  },
};

/** Papers of a bundle as it stands, beside those of each case. */
export const availableBundleDocuments = (parts: BundleParts): { kind: string; title: string }[] =>
  Object.entries(KINDS)
    .filter(([, { exists }]) => exists(parts))
    .map(([kind, { title }]) => ({ kind, title }));

/** One paper over all cases; undefined while it does not exist. */
export function renderBundleDocument(
  parts: BundleParts,
  kind: string,
  org: Organization,
  now: number,
): RenderedDocument | undefined {
  const known = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!known?.exists(parts)) return undefined;
  const { title } = known;
  const blocks = known
    .build(parts, org, now)
    .map((block) => (block.type === 'title' ? { ...block, text: title } : block));
  return { kind, title, no: parts.row.no, blocks };
}
