import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One folder for everything temporary of a run, also of its servers and browsers: workers are ended, not asked, so what
 * they share between files cannot be removed by them.
 */
export default function runFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'wutong-run-'));
  // A database server of another user reaches its folder in it.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
