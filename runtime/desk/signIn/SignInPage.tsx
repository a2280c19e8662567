import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { api, type Me } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { DemoAccountsTable } from './DemoAccountsTable.tsx';
import './signIn.css';

/** Sign-in; in a demo installation with its accounts to choose from. */
export function SignInPage({ onSignedIn, expired = false }: { onSignedIn: (me: Me) => void; expired?: boolean }) {
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const demo = useQuery({ queryKey: ['demo'], queryFn: api.demo, staleTime: Number.POSITIVE_INFINITY });
  const signIn = useMutation({ mutationFn: () => api.signIn(userName.trim(), password), onSuccess: onSignedIn });
  const ready = userName.trim() !== '' && password !== '';

  function submit(event: FormEvent) {
    event.preventDefault();
    if (ready && !signIn.isPending) signIn.mutate();
  }

  return (
    <div className="wt-sign-in">
      <main className={demo.data?.demo ? 'wt-sign-in-box wt-sign-in-demo' : 'wt-sign-in-box'}>
        <form onSubmit={submit} className="wt-sign-in-form">
          <h1>
            梧桐<small>人社基层公共服务工作台</small>
          </h1>
          {expired ? <p className="wt-notice">登录已过期。重新登录后继续办理，已填写的内容都在。</p> : null}
          <ErrorAlert error={signIn.error} />
          <label htmlFor="userName">用户名</label>
          <Input
            id="userName"
            value={userName}
            onChange={(event) => setUserName(event.target.value)}
            autoComplete="username"
            autoFocus
            size="large"
            maxLength={64}
          />
          <label htmlFor="password">密码</label>
          <Input.Password
            id="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="current-password"
            size="large"
            maxLength={256}
          />
          <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending} disabled={!ready}>
            登录
          </Button>
        </form>
        {demo.data?.demo ? (
          <DemoAccountsTable
            accounts={demo.data.accounts}
            chosen={userName}
            onChoose={(account) => {
              setUserName(account.userName);
              setPassword(account.password);
              signIn.reset();
            }}
          />
        ) : null}
      </main>
      <p className="wt-sign-in-foot">
        <a href="/portal/">群众办事入口：办事指南与进度查询</a>
      </p>
    </div>
  );
}
