import type { DemoAccounts } from '../../ui/api/client.ts';

type Account = DemoAccounts['accounts'][number];

/** The accounts of a demo installation; a click fills in name and password. */
export function DemoAccountsTable({
  accounts,
  chosen,
  onChoose,
}: {
  accounts: Account[];
  chosen: string;
  onChoose: (account: Account) => void;
}) {
  return (
    <section className="wt-demo" aria-label="演示账号">
      <p className="wt-demo-banner">
        <b>演示环境</b> 单位、人员和办件均为虚构，请勿录入真实个人信息。点一行即填入账号。
      </p>
      <div className="wt-demo-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">岗位</th>
              <th scope="col">单位</th>
              <th scope="col">姓名</th>
              <th scope="col">用户名</th>
              <th scope="col">密码</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr key={account.userName} aria-selected={account.userName === chosen} onClick={() => onChoose(account)}>
                <td>{account.post}</td>
                <td>{account.office}</td>
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
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
