import { Input } from 'antd';
import { useState } from 'react';
import type { DemoAccounts } from '../../ui/api/client.ts';

type Account = DemoAccounts['accounts'][number];

export interface DemoAccountsTableProps {
  accounts: Account[];
  chosen: string;
  onChoose: (account: Account) => void;
}

/** Every typed word stands somewhere in the row. */
const matches = (account: Account, typed: string) => {
  const row = `${account.post} ${account.office} ${account.name} ${account.userName}`;
  return typed.split(/\s+/).every((word) => row.includes(word));
};

/** The accounts of a demo installation by office; a click fills in name and password. */
export function DemoAccountsTable({ accounts, chosen, onChoose }: DemoAccountsTableProps) {
  const [typed, setTyped] = useState('');
  const shown = accounts.filter((account) => matches(account, typed.trim()));
  const offices = [...new Set(shown.map((account) => account.office))];
  return (
    <section className="wt-demo" aria-label="演示账号">
      <p className="wt-demo-banner">
        <b>演示环境</b> 单位、人员和办件均为虚构，请勿录入真实个人信息。点一行即填入账号。
      </p>
      <div className="wt-demo-filter">
        <Input
          allowClear
          value={typed}
          placeholder="查找，如：青石 受理"
          aria-label="查找演示账号"
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <div className="wt-demo-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">岗位</th>
              <th scope="col">姓名</th>
              <th scope="col">用户名</th>
              <th scope="col">密码</th>
            </tr>
          </thead>
          {offices.map((office) => (
            <tbody key={office}>
              <tr className="wt-demo-office">
                <th colSpan={4} scope="rowgroup">
                  {office}
                </th>
              </tr>
              {shown
                .filter((account) => account.office === office)
                .map((account) => (
                  <AccountRow key={account.userName} account={account} chosen={chosen} onChoose={onChoose} />
                ))}
            </tbody>
          ))}
        </table>
        {shown.length === 0 ? <p className="wt-empty">没有符合的账号。</p> : null}
      </div>
    </section>
  );
}

interface AccountRowProps {
  account: Account;
  chosen: string;
  onChoose: (account: Account) => void;
}

function AccountRow({ account, chosen, onChoose }: AccountRowProps) {
  return (
    <tr aria-selected={account.userName === chosen} onClick={() => onChoose(account)}>
      <td>{account.post}</td>
      <td>
        <button type="button" className="wt-link" onClick={() => onChoose(account)}>
          {account.name}
        </button>
      </td>
      <td>
        <code>{account.userName}</code>
      </td>
      <td>
        <code>{account.password}</code>
      </td>
    </tr>
  );
}
