import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(process.env.WUTONG_CONFORMANCE ?? join(import.meta.dirname, '../../../shared/conformance'));

/** Folder of an independent suite; undefined where the suites are not on this machine, which is said loudly. */
export function suite(name: string): string | undefined {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  console.warn(
    `\n跳过一致性测试“${name}”：没有找到目录 ${path}。请用环境变量 WUTONG_CONFORMANCE 指定测试集所在目录。\n`,
  );
  return undefined;
}

/** One line per suite: its score, its floor and the names of what failed. */
export function report(name: string, passed: number, total: number, floor: number, failing: string[]): void {
  const share = ((100 * passed) / total).toFixed(2);
  const names = failing.length === 0 ? '' : `；未通过：${failing.join('、')}`;
  console.log(`一致性 ${name}：${passed}/${total}（${share} %），下限 ${floor} %${names}`);
}
