import { DownloadOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { api, type PosterList } from '../../ui/api/client.ts';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { sentences } from '../../ui/parts/sentences.ts';
import { useQueryState } from '../../ui/parts/useQueryState.ts';
import { OfficeSteps } from './OfficeSteps.tsx';
import { PosterSheet } from './PosterSheet.tsx';
import './posters.css';

const ORIENTATIONS = { portrait: '竖版', landscape: '横版' } as const;

/** What hangs on a station's walls: choose, look at it, download it for the printer. */
export default function PostersPage() {
  const [get, set] = useQueryState();
  const office = get('office') || undefined;
  const list = useQuery({
    queryKey: ['posters', office],
    queryFn: () => api.posters(office),
    placeholderData: keepPreviousData,
  });
  const posters = list.data?.posters ?? [];
  const chosen = posters.find(({ ref }) => ref === get('poster')) ?? posters[0];
  return (
    <>
      <div className="wt-page-header">
        <h1>图版</h1>
        <span className="wt-muted">按机构生成，带机构名称、版本和日期；PDF 为矢量，可直接印刷</span>
      </div>
      <ErrorAlert error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending ? <Skeleton active /> : null}
      {list.data ? <OfficeSteps list={list.data} onChoose={(id) => set({ office: id })} /> : null}
      {list.data && !chosen ? <EmptyState>已安装的内容包没有适用于这一级机构的图版。</EmptyState> : null}
      {list.data && chosen ? (
        <div className="wt-posters">
          <Choice posters={posters} chosen={chosen.ref} onChoose={(ref) => set({ poster: ref })} />
          <Preview poster={chosen} office={list.data.office.id} />
        </div>
      ) : null}
    </>
  );
}

type Poster = PosterList['posters'][number];

function Choice(props: { posters: Poster[]; chosen: string; onChoose: (ref: string) => void }) {
  return (
    <ul className="wt-poster-choice">
      {props.posters.map(({ ref, title, paper, orientation }) => (
        <li key={ref}>
          <button type="button" aria-pressed={ref === props.chosen} onClick={() => props.onChoose(ref)}>
            <b>{title}</b>
            <span className="wt-muted">
              {paper} {ORIENTATIONS[orientation]}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Preview({ poster, office }: { poster: Poster; office: string }) {
  const sheets = useQuery({ queryKey: ['poster', poster.ref, office], queryFn: () => api.poster(poster.ref, office) });
  const { assumed, pack } = poster;
  return (
    <section className="wt-poster-preview" aria-label={`${poster.title}预览`}>
      <div className="wt-poster-bar">
        <span className="wt-muted">
          内容包 {pack.name} {pack.version}
        </span>
        <Button type="primary" icon={<DownloadOutlined />} href={api.posterPdf(poster.ref, office)} target="_blank">
          下载 PDF
        </Button>
      </div>
      {assumed.length > 0 ? <p className="wt-muted">待业务确认：{sentences(assumed)}</p> : null}
      <ErrorAlert error={sheets.error} onRetry={() => void sheets.refetch()} />
      {sheets.isPending ? <Skeleton active paragraph={{ rows: 12 }} /> : null}
      {(sheets.data?.sheets ?? []).map((sheet, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no other name
        <PosterSheet key={index} sheet={sheet} title={poster.title} />
      ))}
    </section>
  );
}
