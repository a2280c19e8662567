import { AppstoreOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Route, Switch } from 'wouter';
import { api, type Me } from '../runtime/ui/api/client.ts';
import { EmptyState } from '../runtime/ui/parts/EmptyState.tsx';
import { Shell } from '../runtime/ui/shell/Shell.tsx';
import { FilePage } from './file/FilePage.tsx';
import { Gate } from './gate/Gate.tsx';
import { PackList } from './packs/PackList.tsx';
import { PackPage } from './packs/PackPage.tsx';

const menus = [{ path: '/', label: '内容包', icon: <AppstoreOutlined /> }];
const links = [
  { href: '/desk/', label: '工作台' },
  { href: '/portal/', label: '办事大厅' },
];

/** The studio: packs, their files and the editors, for holders of the post 事项管理. */
export const Studio = () => <Gate>{(me) => <Pages me={me} />}</Gate>;

function Pages({ me }: { me: Me }) {
  const client = useQueryClient();
  const signOut = () => void api.signOut().finally(() => client.resetQueries());
  return (
    <Shell title="设计器" menus={menus} links={links} me={me} onSignOut={signOut}>
      <Switch>
        <Route path="/" component={PackList} />
        <Route path="/pack" component={PackPage} />
        <Route path="/file" component={FilePage} />
        <Route>
          <EmptyState>没有这个页面。请从左侧菜单重新进入。</EmptyState>
        </Route>
      </Switch>
    </Shell>
  );
}
