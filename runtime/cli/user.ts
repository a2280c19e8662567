import { checkCitizenId, isDate } from '#engine';
import { hashPassword } from '../server/access/password.ts';
import type { UserRow } from '../store/port.ts';
import { type Command, MisuseError, readArguments } from './command.ts';
import { withStore } from './database.ts';

const FLAGS = ['name', 'office', 'post', 'post-since', 'id-no', 'data'];
const SWITCHES = ['established', 'not-established'];
const MIN_PASSWORD = 10;

function passwordOf(env: Record<string, string | undefined>): string {
  const password = env.WUTONG_PASSWORD ?? '';
  if (password.length >= MIN_PASSWORD) return password;
  throw new MisuseError(`请把口令放在环境变量 WUTONG_PASSWORD 中，不少于 ${MIN_PASSWORD} 个字符。`);
}

function establishedOf(on: Set<string>): boolean | null {
  if (on.has('established') && on.has('not-established'))
    throw new MisuseError('--established 和 --not-established 只能选一个。');
  return on.has('established') ? true : on.has('not-established') ? false : null;
}

function dateOf(text: string): string {
  if (isDate(text)) return text;
  throw new MisuseError(`任职起始日期“${text}”不正确，请写成 YYYY-MM-DD。`);
}

/** `2024-03-01` for every post, or `approval=2024-03-01,finance=2025-01-01`. */
function sinceOf(text: string | undefined, posts: string[]): Record<string, string> {
  if (text === undefined) return {};
  if (!text.includes('=')) return Object.fromEntries(posts.map((post) => [post, dateOf(text)]));
  return Object.fromEntries(
    text.split(',').map((entry) => {
      const [post = '', date = ''] = entry.split('=').map((part) => part.trim());
      if (!posts.includes(post)) throw new MisuseError(`--post-since 中的岗位“${post}”不在 --post 中。`);
      return [post, dateOf(date)];
    }),
  );
}

function idNoOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const check = checkCitizenId(text);
  if (!check.ok) throw new MisuseError(`--id-no 不正确：${check.message}。`);
  return text.toUpperCase();
}

/** Adds an officer to an office that is there. */
export const userAdd: Command = async (invocation) => {
  const { values, on, positionals } = readArguments(invocation.argv, FLAGS, SWITCHES);
  const [userName] = positionals;
  const { name, office, post } = values;
  if (!userName || !name || !office || !post)
    throw new MisuseError('用法：wutong user add 用户名 --name 姓名 --office 机构 --post 岗位[,岗位…]');
  const posts = post.split(',').map((one) => one.trim());
  const since = sinceOf(values['post-since'], posts);
  const facts: Pick<UserRow, 'established' | 'idNo'> = {
    established: establishedOf(on),
    idNo: idNoOf(values['id-no']),
  };
  const passwordHash = await hashPassword(passwordOf(invocation.env));
  return withStore(invocation, values.data, async (store) => {
    const found = (await store.offices()).find((candidate) => candidate.id === office || candidate.name === office);
    if (!found) throw new MisuseError(`没有机构“${office}”。`);
    if (await store.userByName(userName)) throw new MisuseError(`用户名“${userName}”已被使用。`);
    await store.saveUser({
      id: userName,
      userName,
      name,
      passwordHash,
      office: found.id,
      posts: posts.map((one) => ({
        post: one,
        office: found.id,
        ...(since[one] === undefined ? {} : { since: since[one] }),
      })),
      demo: false,
      failures: 0,
      lockedUntil: null,
      ...facts,
    });
    console.log(`已新增：${name}（${userName}），${found.name}`);
    return 0;
  });
};
