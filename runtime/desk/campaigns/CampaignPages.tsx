import { Link, Route, Switch } from 'wouter';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import CampaignsPage from './CampaignsPage.tsx';
import OfficePage from './OfficePage.tsx';
import RunPage from './RunPage.tsx';
import StartPage from './StartPage.tsx';
import SummaryPaper from './SummaryPaper.tsx';
import './campaigns.css';

/** 专项任务: what waits for the own office, the runs, and what may be started. */
export default function CampaignPages() {
  return (
    <Switch>
      <Route path="/campaigns" component={CampaignsPage} />
      <Route path="/campaigns/start/:ref">
        {({ ref }) => <StartPage key={ref} campaign={decodeURIComponent(ref)} />}
      </Route>
      <Route path="/campaigns/:id/paper">{({ id }) => <SummaryPaper id={id} />}</Route>
      <Route path="/campaigns/:id/offices/:office">
        {({ id, office }) => <OfficePage key={`${id} ${office}`} run={id} office={decodeURIComponent(office)} />}
      </Route>
      <Route path="/campaigns/:id">{({ id }) => <RunPage key={id} id={id} />}</Route>
      <Route>
        <EmptyState action={<Link href="/campaigns">全部专项任务</Link>}>没有这个页面，网址可能写错了。</EmptyState>
      </Route>
    </Switch>
  );
}
