import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { api } from '../../runtime/ui/api/client.ts';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';

interface Answers {
  userName: string;
  password: string;
}

/** Signs in to the studio; on a demo server the account of 事项管理 can be filled in with one click. */
export function SignIn({ onDone }: { onDone: () => void }) {
  const [form] = Form.useForm<Answers>();
  const demo = useQuery({ queryKey: ['demo'], queryFn: api.demo });
  const signIn = useMutation({
    mutationFn: ({ userName, password }: Answers) => api.signIn(userName.trim(), password),
    onSuccess: onDone,
  });
  const designers = (demo.data?.demo ? demo.data.accounts : []).filter((account) => account.post.includes('事项管理'));
  return (
    <main className="st-gate">
      <section className="wt-panel st-gate-box">
        <h1>梧桐 设计器</h1>
        <p className="wt-muted">事项、流程和表单的设计与发布</p>
        <ErrorAlert error={signIn.error} />
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(answers) => signIn.mutate(answers)}>
          <Form.Item name="userName" label="用户名" rules={[{ required: true, message: '请输入用户名' }]}>
            <Input autoFocus autoComplete="username" maxLength={64} />
          </Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
            <Input.Password autoComplete="current-password" maxLength={256} />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
            登录
          </Button>
        </Form>
        {designers.length > 0 ? (
          <div className="st-demo">
            <p>演示环境，点选账号后登录：</p>
            <div className="wt-stack">
              {designers.map((account) => (
                <Button key={account.userName} size="small" onClick={() => form.setFieldsValue(account)}>
                  {account.name}（{account.office}）
                </Button>
              ))}
            </div>
          </div>
        ) : null}
      </section>
    </main>
  );
}
