import { AppstoreOutlined, CloudUploadOutlined, DiffOutlined, EnvironmentOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { Redirect, Route, Switch, useSearchParams } from 'wouter';
import { api, type Me } from '../runtime/ui/api/client.ts';
import { EmptyState } from '../runtime/ui/parts/EmptyState.tsx';
import { Shell } from '../runtime/ui/shell/Shell.tsx';
import { CertificationPage } from './certification/CertificationPage.tsx';
import { DriftPage } from './drift/DriftPage.tsx';
import { FilePage } from './file/FilePage.tsx';
import { Gate } from './gate/Gate.tsx';
import { ChangePage } from './install/ChangePage.tsx';
import { InstallPage } from './install/InstallPage.tsx';
import { DetailPage } from './localization/DetailPage.tsx';
import { ListPage } from './localization/ListPage.tsx';
import { PackList } from './packs/PackList.tsx';
import { PackPage } from './packs/PackPage.tsx';
import { StaffingPage } from './staffing/StaffingPage.tsx';

const menus = [
  { path: '/', label: '内容包', icon: <AppstoreOutlined />, also: ['/pack', '/file', '/certification', '/staffing'] },
  { path: '/install', label: '安装与升级', icon: <CloudUploadOutlined /> },
  { path: '/localizations', label: '本地化', icon: <EnvironmentOutlined /> },
  { path: '/drift', label: '差异看板', icon: <DiffOutlined /> },
];
const links = [
  { href: '/desk/', label: '工作台' },
  { href: '/portal/', label: '办事大厅' },
];

/** A page of one thing that is opened without saying which leads to the list of them. */
const named = (parameter: string, list: string, Page: ComponentType) =>
  function Named() {
    const [search] = useSearchParams();
    return search.get(parameter) ? <Page /> : <Redirect to={list} replace />;
  };

const OnePack = named('name', '/', PackPage);
const OneFile = named('path', '/', FilePage);
const OneCertification = named('name', '/', CertificationPage);
const OneChange = named('id', '/install', ChangePage);
const OneLocalization = named('id', '/localizations', DetailPage);

/** The studio: packs, their files and the editors, for holders of the post 事项管理. */
export const Studio = () => <Gate>{(me) => <Pages me={me} />}</Gate>;

function Pages({ me }: { me: Me }) {
  const client = useQueryClient();
  const signOut = () => void api.signOut().finally(() => client.resetQueries());
  return (
    <Shell title="设计器" menus={menus} links={links} me={me} onSignOut={signOut}>
      <Switch>
        <Route path="/" component={PackList} />
        <Route path="/pack" component={OnePack} />
        <Route path="/file" component={OneFile} />
        <Route path="/certification" component={OneCertification} />
        <Route path="/staffing" component={StaffingPage} />
        <Route path="/install" component={InstallPage} />
        <Route path="/install/change" component={OneChange} />
        <Route path="/drift" component={DriftPage} />
        <Route path="/localizations" component={ListPage} />
        <Route path="/localizations/one" component={OneLocalization} />
        <Route>
          <EmptyState>没有这个页面。请从左侧菜单重新进入。</EmptyState>
        </Route>
      </Switch>
    </Shell>
  );
}
