import type { z } from '@hono/zod-openapi';
import type { RenderedBlock, RenderedDocument } from '#engine';
import type { Organization } from '../access/organization.ts';
import type { LedgerCard } from '../api/contract.ts';
import type { Card, CardMember, KnownRow } from '../ledger/card.ts';
import { ledgerRowView, purposeChoices, shownCell, words } from './ledger.ts';
import { dayTime } from './time.ts';

type View = z.infer<typeof LedgerCard>;
type Cell = View['cells'][number];

/** The named cells of a row that have content. */
function cellsOf({ in: { ledger, tables }, columns, row }: KnownRow, full: boolean): Cell[] {
  return columns.flatMap((name): Cell[] => {
    const column = ledger.columns.find((candidate) => candidate.name === name);
    if (!column) return [];
    const text = (full ? words : shownCell)(column, row.values[name], tables);
    return text === '' ? [] : [{ column: name, title: column.title, type: column.type, text }];
  });
}

const factView = (fact: KnownRow, full: boolean): View['about'][number] => ({
  ledger: fact.in.ref,
  title: fact.in.ledger.title,
  id: fact.row.id,
  at: fact.row.updatedAt,
  cells: cellsOf(fact, full),
});

const memberView = (member: CardMember, full: boolean): View['members'][number] => {
  const cells = cellsOf(member, full);
  return {
    id: member.row.id,
    name: cells.find(({ column }) => column === 'name')?.text ?? '',
    cells,
    facts: member.facts.map((fact) => factView(fact, full)),
    others: member.others.map((other) => ({
      ledger: other.in.ref,
      title: other.in.ledger.title,
      id: other.row.id,
    })),
  };
};

const ownCells = ({ found, row }: Card, full: boolean): Cell[] =>
  cellsOf({ in: found, columns: found.ledger.columns.map(({ name }) => name), row }, full);

const totalText = (value: unknown, unit: string): string =>
  value === null || value === undefined ? '无法计算' : `${String(value)}${unit === '' ? '' : ` ${unit}`}`;

const totalsOf = ({ totals }: Card): View['totals'] =>
  totals.map(({ title, value, unit, registered }) => ({
    title,
    text: totalText(value, unit),
    registered: registered === undefined ? null : totalText(registered, unit),
  }));

/** The card as the screen shows it; sensitive cells masked. */
export const cardView = (card: Card, org: Organization, may: View['may']): View => ({
  ref: card.found.ref,
  title: card.rollUp.title,
  ledgerTitle: card.found.ledger.title,
  row: ledgerRowView(card.found.ledger, card.row, card.found.tables, org),
  cells: ownCells(card, false),
  totals: totalsOf(card),
  membersRef: card.rollUp.members.ledger,
  members: card.members.map((member) => memberView(member, false)),
  about: card.about.map((fact) => factView(fact, false)),
  purposes: purposeChoices,
  may,
});

const factWords = ({ cells }: View['about'][number]): string =>
  cells.map((cell) => `${cell.title} ${cell.text}`).join('；') || '已登记';

const rowsOf = (cells: Cell[]) => cells.map(({ title, text }) => ({ label: title, value: text }));
const factRows = (facts: View['about']) => facts.map((fact) => ({ label: fact.title, value: factWords(fact) }));

/** A member as a table of its own: a household has many columns and few rows. */
function memberBlocks({ name, cells, facts }: View['members'][number], index: number): RenderedBlock[] {
  const own = cells.filter(({ column }) => column !== 'name');
  return [
    { type: 'paragraph', text: `成员 ${index + 1}：${name}`, indent: false },
    { type: 'fields', rows: [...rowsOf(own), ...factRows(facts)] },
  ];
}

/** The card as a paper to print. `full`: nothing masked. */
export function cardPaper(card: Card, org: Organization, full: boolean): RenderedDocument {
  const { ledger } = card.found;
  const own = ownCells(card, full);
  const no = own.flatMap(({ column, text }) => (ledger.key.includes(column) ? [text] : [])).join(' ');
  const about = card.about.map((fact) => factView(fact, full));
  const blocks: RenderedBlock[] = [
    { type: 'title', text: card.rollUp.title },
    { type: 'number', text: no },
    { type: 'fields', rows: rowsOf(own) },
    { type: 'paragraph', text: '合计', indent: false },
    {
      type: 'fields',
      rows: totalsOf(card).map(({ title, text, registered }) => ({
        label: title,
        value: registered === null ? text : `${text}（本行登记为 ${registered}）`,
      })),
    },
    ...card.members.flatMap((member, index) => memberBlocks(memberView(member, full), index)),
    ...(about.length > 0
      ? [
          { type: 'paragraph' as const, text: '有关登记', indent: false },
          { type: 'fields' as const, rows: factRows(about) },
        ]
      : []),
    {
      type: 'note',
      text: `登记单位：${org.nameOfPath(card.row.officePath)}；最近更新：${dayTime(card.row.updatedAt)}`,
    },
  ];
  return { kind: 'ledgerCard', title: card.rollUp.title, no, blocks };
}
