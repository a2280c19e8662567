import { Link, useLocation } from 'wouter';
import type { CampaignBoard, CampaignBoardLine } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { StageTag } from './StageTag.tsx';
import { officeHref } from './words.ts';

type Open = (office: string) => void;

function columnsOf({ run, stages }: CampaignBoard, open: Open): Column<CampaignBoardLine>[] {
  return [
    {
      key: 'office',
      title: '机构',
      card: 'title',
      render: ({ office, own }) => (
        <span>
          {own ? (
            <Link href={officeHref(run.id, office.id)}>{office.name}</Link>
          ) : (
            <button type="button" className="wt-link" onClick={() => open(office.id)}>
              {office.name}
            </button>
          )}
          <small className="wt-muted wt-campaign-level">{office.level}</small>
        </span>
      ),
    },
    ...stages.map(
      ({ id, title }, index): Column<CampaignBoardLine> => ({
        key: id,
        title,
        render: (line) => <Cell line={line} index={index} />,
      }),
    ),
    {
      key: 'below',
      title: '下级',
      width: 150,
      render: ({ office, below }) =>
        below ? (
          <button type="button" className="wt-link" onClick={() => open(office.id)}>
            {below.offices} 个，完成 {below.ended} 个
          </button>
        ) : (
          <span className="wt-muted">—</span>
        ),
    },
  ];
}

/** What an office has reached in a stage itself, and how many below it have. */
function Cell({ line: { own, below }, index }: { line: CampaignBoardLine; index: number }) {
  const stage = own?.stages[index];
  const counts = below?.stages[index];
  return (
    <span className="wt-campaign-cell">
      {stage ? (
        <>
          <StageTag stage={stage} />
          {stage.doneOn ? <small className="wt-muted">{stage.doneOn}</small> : null}
          {stage.state === 'open' || stage.state === 'late' ? (
            <small className="wt-muted">
              {stage.waitsFor.length > 0 ? `待${stage.waitsFor.join('、')}办理` : '还没有轮到'}
            </small>
          ) : null}
          {stage.missing.length > 0 ? (
            <small className={stage.state === 'open' ? 'wt-muted' : 'wt-danger'}>
              {stage.state === 'open' ? '待交' : '缺'}：{stage.missing.join('、')}
            </small>
          ) : null}
        </>
      ) : null}
      {counts && below ? (
        <small>
          下级完成 {counts.done}/{below.offices}
          {counts.late > 0 ? <span className="wt-danger">，逾期 {counts.late}</span> : null}
          {counts.missing > 0 ? <span className="wt-muted">，待交佐证 {counts.missing}</span> : null}
        </small>
      ) : null}
    </span>
  );
}

/** Offices × stages of one office and those directly below it; a line leads one level down. */
export function BoardPanel({ board, onOffice }: { board: CampaignBoard; onOffice: Open }) {
  const [, navigate] = useLocation();
  const { total, above, office, lines, run } = board;
  const open = ({ office: { id }, below }: CampaignBoardLine) =>
    below ? onOffice(id) : navigate(officeHref(run.id, id));
  return (
    <>
      <div className="wt-toolbar">
        <nav aria-label="上级机构" className="wt-row wt-grow">
          {above.map(({ id, name }) => (
            <span key={id} className="wt-row">
              <button type="button" className="wt-link" onClick={() => onOffice(id)}>
                {name}
              </button>
              <span aria-hidden="true">›</span>
            </span>
          ))}
          <b>{office.name}</b>
        </nav>
        <span>
          共 <b>{total.offices}</b> 个机构，完成 <b>{total.ended}</b> 个，出现过逾期{' '}
          <b className={total.late > 0 ? 'wt-danger' : undefined}>{total.late}</b> 个
        </span>
      </div>
      <DataTable
        label="进度"
        columns={columnsOf(board, onOffice)}
        rows={lines}
        rowKey={(line) => line.office.id}
        onOpen={open}
        empty={<EmptyState>本机构及下级不在本次任务的范围内。</EmptyState>}
      />
    </>
  );
}
