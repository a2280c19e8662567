import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, type LedgerCard } from '../../ui/api/client.ts';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { day, dayTime } from '../../ui/parts/times.ts';
import { useMe } from '../useMe.ts';
import { CellText } from './CellText.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { RowDrawer } from './RowDrawer.tsx';
import './ledgers.css';
import './card.css';

type Member = LedgerCard['members'][number];
type Fact = LedgerCard['about'][number];
/** A row of some ledger that the card names. */
interface Place {
  ledger: string;
  row: number;
}

/** 户卡: a row that stands for several persons, with what all ledgers in scope know of them. */
export default function CardPage({ ledger, row }: { ledger: string; row: number }) {
  const me = useMe();
  const [open, setOpen] = useState<Place>();
  const [exporting, setExporting] = useState(false);
  const card = useQuery({ queryKey: ['ledgerCard', ledger, row], queryFn: () => api.ledgerCard(ledger, row) });
  return (
    <>
      <div className="wt-page-header wt-no-print">
        <h1 className="wt-grow">{card.data?.title ?? '汇总卡'}</h1>
        <Link href={`/ledgers/${encodeURIComponent(ledger)}`}>回到台账</Link>
        <Button disabled={!card.data} onClick={() => window.print()}>
          打印
        </Button>
        <Button type="primary" disabled={!card.data?.may.export} onClick={() => setExporting(true)}>
          导出 PDF
        </Button>
      </div>
      <ErrorAlert error={card.error} onRetry={() => void card.refetch()} />
      {card.isPending ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {card.data ? (
        <article className="wt-card">
          <p className="wt-card-mark" aria-hidden="true">
            {me.name} {me.office.name} {dayTime(Date.now())}
          </p>
          <CardHead card={card.data} />
          <Totals totals={card.data.totals} />
          <section>
            <h2>成员（{card.data.members.length} 人）</h2>
            {card.data.members.length === 0 ? (
              <EmptyState>成员台账中还没有登记这一户的成员。</EmptyState>
            ) : (
              card.data.members.map((member) => (
                <MemberCard key={member.id} member={member} ledger={card.data.membersRef} onOpen={setOpen} />
              ))
            )}
          </section>
          <About facts={card.data.about} onOpen={setOpen} />
        </article>
      ) : null}
      {exporting && card.data ? (
        <ExportDialog
          title={`导出${card.data.title}`}
          about="一张卡，含成员和各台账的最新情况。"
          formats={['pdf']}
          purposes={card.data.purposes}
          onExport={({ purpose, note, full }) => api.saveLedgerCard(ledger, row, { purpose, note, full })}
          onClose={() => setExporting(false)}
        />
      ) : null}
      <RowDrawer ledger={open?.ledger ?? ledger} row={open?.row} onClose={() => setOpen(undefined)} />
    </>
  );
}

function CardHead({ card }: { card: LedgerCard }) {
  return (
    <section>
      <h2>
        {card.title}{' '}
        <small className="wt-muted">
          {card.row.officeName} · 更新于 {day(card.row.updatedAt)}
        </small>
      </h2>
      <dl className="wt-card-cells">
        {card.cells.map((cell) => (
          <div key={cell.column}>
            <dt>{cell.title}</dt>
            <dd>
              <CellText short type={cell.type} text={cell.text} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Totals({ totals }: { totals: LedgerCard['totals'] }) {
  return (
    <ul className="wt-card-totals" aria-label="合计">
      {totals.map(({ title, text, registered }) => (
        <li key={title}>
          <span className="wt-muted">{title}</span>
          <b>{text}</b>
          {registered === null ? null : <span className="wt-card-differs">卡上登记为 {registered}，请核实</span>}
        </li>
      ))}
    </ul>
  );
}

function MemberCard({ member, ledger, onOpen }: { member: Member; ledger: string; onOpen: (place: Place) => void }) {
  return (
    <div className="wt-member">
      <h3>
        <button type="button" className="wt-link" onClick={() => onOpen({ ledger, row: member.id })}>
          {member.name}
        </button>
      </h3>
      <dl className="wt-card-cells">
        {member.cells
          .filter(({ column }) => column !== 'name')
          .map((cell) => (
            <div key={cell.column}>
              <dt>{cell.title}</dt>
              <dd>
                <CellText short type={cell.type} text={cell.text} />
              </dd>
            </div>
          ))}
      </dl>
      {member.facts.map((fact) => (
        <FactLine key={fact.ledger} fact={fact} onOpen={onOpen} />
      ))}
      {member.others.length > 0 ? (
        <p className="wt-muted wt-no-print">
          另见：
          {member.others.map((other) => (
            <button
              key={other.ledger}
              type="button"
              className="wt-link"
              onClick={() => onOpen({ ledger: other.ledger, row: other.id })}
            >
              {other.title}
            </button>
          ))}
        </p>
      ) : null}
    </div>
  );
}

function FactLine({ fact, onOpen }: { fact: Fact; onOpen: (place: Place) => void }) {
  return (
    <p className="wt-fact">
      <button type="button" className="wt-link" onClick={() => onOpen({ ledger: fact.ledger, row: fact.id })}>
        {fact.title}
      </button>
      <span>{fact.cells.map((cell) => `${cell.title} ${cell.text}`).join('；') || '已登记'}</span>
      <small className="wt-muted">{day(fact.at)}</small>
    </p>
  );
}

function About({ facts, onOpen }: { facts: Fact[]; onOpen: (place: Place) => void }) {
  if (facts.length === 0) return null;
  return (
    <section>
      <h2>与本卡有关的登记</h2>
      {facts.map((fact) => (
        <FactLine key={`${fact.ledger} ${fact.id}`} fact={fact} onOpen={onOpen} />
      ))}
    </section>
  );
}
