import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { ApiError, api, type Me } from '../../runtime/ui/api/client.ts';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { SignIn } from './SignIn.tsx';

/** Lets in who is signed in and may design; tells everyone else in one sentence what to do. */
export function Gate({ children }: { children: (me: Me) => ReactNode }) {
  const me = useQuery({ queryKey: ['me'], queryFn: api.me, staleTime: 60_000 });
  if (me.isPending) return <Spin fullscreen description="正在打开设计器…" />;
  if (me.error instanceof ApiError && me.error.status === 401) return <SignIn onDone={() => void me.refetch()} />;
  if (me.error) {
    return (
      <main className="st-gate">
        <ErrorAlert error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  }
  return me.data.may.studio ? children(me.data) : <NoRight me={me.data} onChange={() => void me.refetch()} />;
}

function NoRight({ me, onChange }: { me: Me; onChange: () => void }) {
  return (
    <main className="st-gate">
      <section className="wt-panel st-gate-box">
        <h1>没有设计权限</h1>
        <p>
          {me.name}（{me.office.name}
          ）没有“事项管理”岗位，不能修改事项、流程和表单。需要修改时，请联系本单位管理员授予该岗位，或换用有权限的账号。
        </p>
        <div className="wt-row">
          <Button type="primary" href="/desk/">
            回到工作台
          </Button>
          <Button onClick={() => void api.signOut().finally(onChange)}>换个账号</Button>
        </div>
      </section>
    </main>
  );
}
