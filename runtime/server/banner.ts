import type { Organization } from './access/organization.ts';
import { postName } from './views/labels.ts';

const HEAD = ['岗位', '机构', '姓名', '用户名', '密码'];

/** A Chinese character takes two columns of a terminal. */
const width = (text: string): number =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);

const pad = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)));

/** The demo accounts as a table for the log of the first run. */
export function accountTable(org: Organization, password: string): string {
  const rows = org.users
    .filter((user) => user.demo)
    .map((user) => [
      user.posts.map(({ post }) => postName(post)).join('、'),
      org.officeName(user.office),
      user.name,
      user.userName,
      password,
    ]);
  const widths = HEAD.map((title, column) => Math.max(width(title), ...rows.map((row) => width(row[column] ?? ''))));
  return [HEAD, ...rows]
    .map((row) =>
      row
        .map((text, column) => pad(text, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
