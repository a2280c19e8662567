import {
  BarChartOutlined,
  CarryOutOutlined,
  DashboardOutlined,
  FileAddOutlined,
  FolderOpenOutlined,
  HomeOutlined,
  PictureOutlined,
  ProfileOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  SmileOutlined,
  TableOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link, Redirect, Route, Switch } from 'wouter';
import { api, type Me } from '../ui/api/client.ts';
import { EmptyState } from '../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../ui/parts/ErrorAlert.tsx';
import { PageBoundary } from '../ui/parts/PageBoundary.tsx';
import { type MenuEntry, Shell } from '../ui/shell/Shell.tsx';
import { ShortcutLayer } from '../ui/shell/shortcuts.ts';
import { BoardPage } from './board/BoardPage.tsx';
import { useSession } from './session.ts';
import { SignInPage } from './signIn/SignInPage.tsx';

const AcceptPage = lazy(() => import('./accept/AcceptPage.tsx'));
const BundleAcceptPage = lazy(() => import('./bundle/BundleAcceptPage.tsx'));
const BundleApplicationPage = lazy(() => import('./bundle/BundleApplicationPage.tsx'));
const BundleDocumentPage = lazy(() => import('./bundle/BundleDocumentPage.tsx'));
const AcceptedPage = lazy(() => import('./accept/AcceptedPage.tsx'));
const WorklistPage = lazy(() => import('./tasks/WorklistPage.tsx'));
const CasesPage = lazy(() => import('./cases/CasesPage.tsx'));
const CasePage = lazy(() => import('./cases/CasePage.tsx'));
const DocumentPage = lazy(() => import('./documents/DocumentPage.tsx'));
const PostersPage = lazy(() => import('./posters/PostersPage.tsx'));
const IndicatorsPage = lazy(() => import('./indicators/IndicatorsPage.tsx'));
const IndicatorPage = lazy(() => import('./indicators/IndicatorPage.tsx'));
const RatingsPage = lazy(() => import('./ratings/RatingsPage.tsx'));
const CampaignPages = lazy(() => import('./campaigns/CampaignPages.tsx'));
const ReconcilePage = lazy(() => import('./quality/ReconcilePage.tsx'));
const ChecksPage = lazy(() => import('./quality/ChecksPage.tsx'));
const CheckPage = lazy(() => import('./quality/CheckPage.tsx'));
const ReachPage = lazy(() => import('./reach/ReachPage.tsx'));
const RuleTextsPage = lazy(() => import('./ruleTexts/RuleTextsPage.tsx'));
const RuleTextPage = lazy(() => import('./ruleTexts/RuleTextPage.tsx'));
const LedgersPage = lazy(() => import('./ledgers/LedgersPage.tsx'));
const LedgerPage = lazy(() => import('./ledgers/LedgerPage.tsx'));
const LedgerCardPage = lazy(() => import('./ledgers/CardPage.tsx'));
const LedgerAccessesPage = lazy(() => import('./ledgers/AccessesPage.tsx'));

/** Pages of one case and of one ledger begin anew when the case or ledger changes. */
function Pages() {
  return (
    <Switch>
      <Route path="/" component={BoardPage} />
      <Route path="/accept/:ref?">
        {({ ref }) => <AcceptPage key={ref ?? ''} item={ref ? decodeURIComponent(ref) : undefined} />}
      </Route>
      <Route path="/accept-bundle/:ref">
        {({ ref }) => <BundleAcceptPage key={ref} reference={decodeURIComponent(ref)} />}
      </Route>
      <Route path="/bundle-applications/:id">{({ id }) => <BundleApplicationPage key={id} id={id} />}</Route>
      <Route path="/bundle-applications/:id/documents/:kind">
        {({ id, kind }) => <BundleDocumentPage id={id} kind={kind} />}
      </Route>
      <Route path="/accepted/:id">{({ id }) => <AcceptedPage key={id} id={id} />}</Route>
      <Route path="/tasks" component={WorklistPage} />
      <Route path="/cases" component={CasesPage} />
      <Route path="/cases/:id">{({ id }) => <CasePage key={id} id={id} />}</Route>
      <Route path="/cases/:id/documents/:kind">{({ id, kind }) => <DocumentPage id={id} kind={kind} />}</Route>
      <Route path="/posters" component={PostersPage} />
      <Route path="/indicators" component={IndicatorsPage} />
      <Route path="/indicators/:ref">
        {({ ref }) => <IndicatorPage key={ref} indicator={decodeURIComponent(ref)} />}
      </Route>
      <Route path="/ratings" component={RatingsPage} />
      <Route path="/reach" component={ReachPage} />
      <Route path="/campaigns/*?" component={CampaignPages} />
      <Route path="/quality" component={ReconcilePage} />
      <Route path="/quality/checks" component={ChecksPage} />
      <Route path="/quality/checks/:id">{({ id }) => <CheckPage key={id} id={id} />}</Route>
      <Route path="/rule-texts" component={RuleTextsPage} />
      <Route path="/rule-texts/:ref">{({ ref }) => <RuleTextPage key={ref} text={decodeURIComponent(ref)} />}</Route>
      <Route path="/ledgers" component={LedgersPage} />
      <Route path="/ledgers/:ref">{({ ref }) => <LedgerPage key={ref} ledger={decodeURIComponent(ref)} />}</Route>
      <Route path="/ledgers/:ref/rows/:row/card">
        {({ ref, row }) => <LedgerCardPage key={row} ledger={decodeURIComponent(ref)} row={Number(row)} />}
      </Route>
      <Route path="/ledger-accesses" component={LedgerAccessesPage} />
      <Route>
        <EmptyState action={<Link href="/">回到首页</Link>}>没有这个页面，网址可能写错了。</EmptyState>
      </Route>
    </Switch>
  );
}

/** The desk of clerks and supervisors. When the session ends, sign-in lies over the page: what was typed stays. */
export function App() {
  const session = useSession();
  if (session.state === 'loading') return <Skeleton active className="wt-splash" />;
  if (session.state === 'failed') {
    return (
      <div className="wt-splash">
        <ErrorAlert error={session.error} onRetry={session.retry} />
      </div>
    );
  }
  if (session.state === 'signedOut') return <SignInPage onSignedIn={session.signedIn} />;
  return (
    <>
      <Desk me={session.me} onSignOut={session.signOut} />
      {session.state === 'expired' ? (
        <ShortcutLayer active>
          <div className="wt-overlay" role="dialog" aria-modal="true" aria-label="重新登录">
            <SignInPage expired onSignedIn={session.signedIn} />
          </div>
        </ShortcutLayer>
      ) : null}
    </>
  );
}

function Desk({ me, onSignOut }: { me: Me; onSignOut: () => void }) {
  return (
    <Shell title="工作台" menus={useMenus(me)} me={me} onSignOut={onSignOut} links={linksOf(me)}>
      <PageBoundary>
        <Suspense fallback={<Skeleton active paragraph={{ rows: 10 }} />}>
          <PagesOf me={me} />
        </Suspense>
      </PageBoundary>
    </Shell>
  );
}

function PagesOf({ me }: { me: Me }) {
  if (me.may.desk) return <Pages />;
  return me.may.campaigns ? <CampaignDesk /> : <NoDesk />;
}

/** Who manages campaigns without working cases has these pages and no others. */
function CampaignDesk() {
  return (
    <Switch>
      <Route path="/">
        <Redirect to={CAMPAIGNS.path} replace />
      </Route>
      <Route path="/campaigns/*?" component={CampaignPages} />
      <Route>
        <EmptyState action={<Link href={CAMPAIGNS.path}>专项任务</Link>}>
          您没有办件岗位，工作台上只能使用专项任务。需要时请联系管理员配置岗位。
        </EmptyState>
      </Route>
    </Switch>
  );
}

const CAMPAIGNS: MenuEntry = { path: '/campaigns', label: '专项任务', icon: <CarryOutOutlined /> };

function useMenus(me: Me): MenuEntry[] {
  const board = useQuery({ queryKey: ['board'], queryFn: api.board, enabled: me.may.desk, refetchInterval: 60_000 });
  if (!me.may.desk) return me.may.campaigns ? [CAMPAIGNS] : [];
  const open = board.data ? board.data.open + board.data.mine : 0;
  const badge: ReactNode = open > 0 ? <span className="wt-badge">{open > 99 ? '99+' : open}</span> : undefined;
  return [
    { path: '/', label: '今日', icon: <DashboardOutlined /> },
    ...(me.may.accept
      ? [{ path: '/accept', label: '窗口受理', icon: <FileAddOutlined />, also: ['/accept-bundle', '/accepted'] }]
      : []),
    { path: '/tasks', label: '待办', icon: <ProfileOutlined />, badge },
    { path: '/cases', label: '办件查询', icon: <FolderOpenOutlined />, also: ['/bundle-applications'] },
    { path: '/ledgers', label: '台账', icon: <TableOutlined />, also: ['/ledger-accesses'] },
    CAMPAIGNS,
    { path: '/indicators', label: '指标', icon: <BarChartOutlined /> },
    ...(overlooks(me) ? [{ path: '/reach', label: '不出村', icon: <HomeOutlined /> }] : []),
    ...(supervises(me) ? [{ path: '/ratings', label: '评价', icon: <SmileOutlined /> }] : []),
    ...(watchesQuality(me) ? [{ path: '/quality', label: '数据质量', icon: <SafetyCertificateOutlined /> }] : []),
    { path: '/rule-texts', label: '制度标准', icon: <ReadOutlined /> },
    { path: '/posters', label: '图版', icon: <PictureOutlined /> },
  ];
}

/** What reconciliation and sample checks find is seen by 内控 and 督办. */
const watchesQuality = (me: Me): boolean =>
  me.posts.some(({ post }) => post === 'internalControl' || post === 'supervision');

/** Who has villages below. */
const overlooks = (me: Me): boolean => me.office.level !== 'village';

/** Ratings are seen and followed up by the post 督办. */
const supervises = (me: Me): boolean => me.posts.some(({ post }) => post === 'supervision');

const linksOf = (me: Me) => [
  ...(me.may.studio ? [{ href: '/studio/', label: '设计器' }] : []),
  { href: '/portal/', label: '办事大厅' },
];

const NoDesk = () => <EmptyState>您的账号没有岗位，不能使用工作台。需要时请联系管理员配置岗位。</EmptyState>;
