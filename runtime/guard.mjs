import { createRequire } from 'node:module';

/** One plain sentence instead of a crash when the machine cannot run this. */
export function guard() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`需要 Node.js 20.19 或更高版本，当前为 ${process.versions.node}。请升级后重试。`);
    process.exit(1);
  }
  try {
    createRequire(import.meta.url)('better-sqlite3');
  } catch (error) {
    console.error(`SQLite 组件未能加载，请先运行 npm ci（需要 C++ 编译器和 Python 3）。原因：${error.message}`);
    process.exit(1);
  }
}
