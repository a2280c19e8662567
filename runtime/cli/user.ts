import { hashPassword } from '../server/access/password.ts';
import { type Command, MisuseError, readArguments } from './command.ts';
import { withStore } from './database.ts';

const FLAGS = ['name', 'office', 'post', 'data'];
const MIN_PASSWORD = 10;

function passwordOf(env: Record<string, string | undefined>): string {
  const password = env.WUTONG_PASSWORD ?? '';
  if (password.length >= MIN_PASSWORD) return password;
  throw new MisuseError(`请把口令放在环境变量 WUTONG_PASSWORD 中，不少于 ${MIN_PASSWORD} 个字符。`);
}

/** Adds an officer to an office that is there. */
export const userAdd: Command = async (invocation) => {
  const { values, positionals } = readArguments(invocation.argv, FLAGS);
  const [userName] = positionals;
  const { name, office, post } = values;
  if (!userName || !name || !office || !post)
    throw new MisuseError('用法：wutong user add 用户名 --name 姓名 --office 机构 --post 岗位[,岗位…]');
  const passwordHash = await hashPassword(passwordOf(invocation.env));
  return withStore(invocation, values.data, async (store) => {
    const found = (await store.offices()).find((candidate) => candidate.id === office || candidate.name === office);
    if (!found) throw new MisuseError(`没有机构“${office}”。`);
    if (await store.userByName(userName)) throw new MisuseError(`用户名“${userName}”已被使用。`);
    const posts = post.split(',').map((one) => ({ post: one.trim(), office: found.id }));
    await store.saveUser({
      id: userName,
      userName,
      name,
      passwordHash,
      office: found.id,
      posts,
      demo: false,
      failures: 0,
      lockedUntil: null,
    });
    console.log(`已新增：${name}（${userName}），${found.name}`);
    return 0;
  });
};
