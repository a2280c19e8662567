import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../runtime/server/app.ts';
import { createTestApp, type TestApp } from '../../kit/app.ts';

describe('pages', () => {
  let test: TestApp;
  const webRoot = mkdtempSync(join(tmpdir(), 'wutong-web-'));
  const secret = `${webRoot}-secret.js`;
  let get: (path: string, headers?: Record<string, string>) => Promise<Response>;

  beforeAll(async () => {
    test = await createTestApp();
    const write = (path: string, text: string) => {
      mkdirSync(join(webRoot, path, '..'), { recursive: true });
      writeFileSync(join(webRoot, path), text);
    };
    write('runtime/desk/index.html', '<title>工作台</title>');
    write('runtime/portal/index.html', '<title>办事大厅</title>');
    write('designer/index.html', '<title>设计器</title>');
    write('assets/desk-abc123.js', 'console.log("梧桐")');
    writeFileSync(secret, 'secret');
    const app = createApp({ store: test.services.store, clock: test.now, dataDir: test.dataDir, webRoot });
    get = async (path, headers = {}) => app.request(path, { headers });
  });
  afterAll(async () => {
    await test.close();
    for (const path of [webRoot, secret]) rmSync(path, { recursive: true, force: true });
  });

  it('are served at any path below their own', async () => {
    expect(await (await get('/desk/cases/123')).text()).toContain('工作台');
    expect(await (await get('/portal/')).text()).toContain('办事大厅');
    const studio = await get('/studio/packs');
    expect(await studio.text()).toContain('设计器');
    expect(studio.headers.get('cache-control')).toBe('no-cache');
    expect(studio.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('begin at the desk', async () => {
    expect((await get('/')).headers.get('location')).toBe('/desk/');
    expect((await get('/portal')).headers.get('location')).toBe('/portal/');
  });

  it('have assets that are kept for ever and come compressed', async () => {
    const response = await get('/assets/desk-abc123.js', { 'accept-encoding': 'gzip, br' });
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(gunzipSync(Buffer.from(await response.arrayBuffer())).toString()).toBe('console.log("梧桐")');
    expect(await (await get('/assets/desk-abc123.js')).text()).toBe('console.log("梧桐")');
  });

  it('never leave their folder', async () => {
    const name = secret.split('/').at(-1);
    for (const path of [
      `/assets/../../${name}`,
      `/assets/..%2F..%2F${name}`,
      '/assets/missing.js',
      '/runtime/desk/index.html',
    ])
      expect((await get(path)).status, path).toBe(404);
  });
});
