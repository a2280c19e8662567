import { Link } from 'wouter';
import type { SampleCheckDetail } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { percent, rowAddress } from './words.ts';

type Part = SampleCheckDetail['byLedger'][number];
type Wrong = SampleCheckDetail['wrongCells'][number];

const parts = (title: string): Column<Part>[] => [
  { key: 'name', title, render: ({ name }) => name },
  { key: 'rows', title: '行', width: 70, align: 'right', render: ({ rows }) => rows },
  { key: 'cells', title: '核对栏数', width: 90, align: 'right', render: ({ cells }) => cells },
  { key: 'wrong', title: '错误', width: 70, align: 'right', render: ({ wrong }) => wrong },
  { key: 'not', title: '无法核对', width: 90, align: 'right', render: ({ notCheckable }) => notCheckable },
  { key: 'accuracy', title: '准确率', width: 90, align: 'right', render: ({ accuracy }) => <b>{percent(accuracy)}</b> },
];

const wrong: Column<Wrong>[] = [
  {
    key: 'row',
    title: '行',
    render: ({ ledger, ledgerTitle, row, key }) => (
      <>
        {ledgerTitle} <Link href={rowAddress(ledger, row)}>{key}</Link>
      </>
    ),
  },
  { key: 'office', title: '登记单位', render: ({ officeName }) => officeName },
  { key: 'column', title: '栏', render: ({ columnTitle }) => columnTitle },
  { key: 'value', title: '应为', render: ({ value, note }) => [value, note].filter(Boolean).join('；') },
  {
    key: 'correct',
    title: '更正',
    width: 80,
    render: ({ ledger, row }) => <Link href={rowAddress(ledger, row)}>去更正</Link>,
  },
];

/** What the checked cells come to, by ledger and by office, and every wrong cell with the way to its correction. */
export function CheckResult({ check }: { check: SampleCheckDetail }) {
  const { figures } = check;
  return (
    <section className="wt-panel wt-quality-result" aria-label="核对结果">
      <header>
        <h2>核对结果</h2>
      </header>
      <div className="wt-panel-body wt-stack">
        <p className="wt-quality-figure">
          <b className={(figures.accuracy ?? 100) < 95 ? 'wt-danger' : undefined}>{percent(figures.accuracy)}</b>
          准确率：核对 {figures.cells} 栏，准确 {figures.right} 栏，错误 {figures.wrong} 栏，无法核对{' '}
          {figures.notCheckable} 栏（不计入）。
        </p>
        <div className="wt-quality-parts">
          <DataTable
            label="按台账"
            columns={parts('台账')}
            rows={check.byLedger}
            rowKey={({ id }) => id}
            empty={null}
          />
          <DataTable
            label="按机构"
            columns={parts('机构')}
            rows={check.byOffice}
            rowKey={({ id }) => id}
            empty={null}
          />
        </div>
        {check.wrongCells.length > 0 ? (
          <DataTable
            label="错误的栏"
            columns={wrong}
            rows={check.wrongCells}
            rowKey={(one) => `${one.row} ${one.columnTitle}`}
            empty={null}
          />
        ) : null}
      </div>
    </section>
  );
}
