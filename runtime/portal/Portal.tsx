import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import type { Subject } from './apply/subject.ts';
import { BundlePage } from './bundle/BundlePage.tsx';
import { GuidePage } from './guide/GuidePage.tsx';
import { Home } from './home/Home.tsx';
import { ProgressPage } from './progress/ProgressPage.tsx';
import { RatePage } from './rating/RatePage.tsx';
import { useLargeText } from './useLargeText.ts';
import { VillagePage } from './village/VillagePage.tsx';
import { Waiting } from './Waiting.tsx';

/** Forms are heavy: only who applies loads them. */
const ApplyPage = lazy(() => import('./apply/ApplyPage.tsx'));

/** The residents' pages: guides, applications, and progress. */
export function Portal() {
  const [location] = useLocation();
  const [large, setLarge] = useLargeText();
  // A new page starts at its top, for eyes and for screen readers.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs whenever the page changes.
  useEffect(() => {
    void window.scrollTo(0, 0);
  }, [location]);
  return (
    <div className="pt">
      <a className="pt-skip" href="#content">
        跳到正文
      </a>
      <Head large={large} onLarge={setLarge} />
      <main id="content" className="pt-main" tabIndex={-1}>
        <Switch>
          <Route path="/" component={Home} />
          <Route path="/item/:ref">{({ ref }) => <GuidePage key={ref} reference={decodeURIComponent(ref)} />}</Route>
          <Route path="/item/:ref/apply">
            {({ ref }) => <Apply kind="item" reference={decodeURIComponent(ref)} large={large} />}
          </Route>
          <Route path="/bundle/:ref/apply">
            {({ ref }) => <Apply kind="bundle" reference={decodeURIComponent(ref)} large={large} />}
          </Route>
          <Route path="/bundle/:ref">{({ ref }) => <BundlePage key={ref} reference={decodeURIComponent(ref)} />}</Route>
          <Route path="/progress" component={ProgressPage} />
          <Route path="/rate" component={RatePage} />
          <Route path="/village" component={VillagePage} />
          <Route>
            <div className="pt-card">
              <h1>没有这个页面</h1>
              <p>
                网址可能有误。请<Link href="/">返回首页</Link>重新查找。
              </p>
            </div>
          </Route>
        </Switch>
      </main>
      <footer className="pt-foot">
        <p>需要帮助，可到就近的村（社区）、乡镇（街道）人社服务窗口咨询。</p>
      </footer>
    </div>
  );
}

const Apply = ({ large, ...subject }: Subject & { large: boolean }) => (
  <Suspense fallback={<Waiting />}>
    <ApplyPage key={`${subject.kind} ${subject.reference}`} subject={subject} large={large} />
  </Suspense>
);

function Head({ large, onLarge }: { large: boolean; onLarge: (large: boolean) => void }) {
  return (
    <header className="pt-head">
      <Link href="/" className="pt-brand">
        人社办事大厅
      </Link>
      <nav aria-label="主要栏目">
        <NavLink href="/">办事指南</NavLink>
        <NavLink href="/village">村里能办</NavLink>
        <NavLink href="/progress">进度查询</NavLink>
      </nav>
      <button type="button" className="pt-large" aria-pressed={large} onClick={() => onLarge(!large)}>
        {large ? '标准字' : '大字版'}
      </button>
    </header>
  );
}

function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const [location] = useLocation();
  const current = href === '/' ? location === '/' || /^\/(?:item|bundle)/.test(location) : location.startsWith(href);
  return (
    <Link href={href} aria-current={current ? 'page' : undefined}>
      {children}
    </Link>
  );
}
