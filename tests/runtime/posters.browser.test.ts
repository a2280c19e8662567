import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, openPage } from '../kit/browser.ts';
import { DeskPage } from '../kit/deskPage.ts';
import { type ServerProcess, startDemoServer } from '../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-posters-'));
let server: ServerProcess;
let browser: Browser;

async function open(width: number, height: number) {
  return openPage(browser, { width, height }, 30_000);
}

describe.skipIf(executable === undefined)('posters and bundles on the screen', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('shows a village’s poster as it will be printed, and its PDF', async () => {
    const { page, faults } = await open(1366, 768);
    await new DeskPage(page, server.base).signIn('qx-shouli1');
    await page.locator('.wt-side').getByText('图版').click();
    await page.getByRole('img', { name: '服务事项目录' }).waitFor();
    await page.goto(`${server.base}/desk/posters?office=shuanggui-village`);
    await page.getByRole('button', { name: /窗口服务制度/ }).click();
    const sheet = page.getByRole('img', { name: '窗口服务制度' });
    await sheet.getByText('双桂村人力资源和社会保障服务站').first().waitFor();
    const link = await page.getByRole('link', { name: '下载 PDF' }).getAttribute('href');
    const pdf = await page.request.get(`${server.base}${link}`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
    expect(faults).toEqual([]);
  });

  it('leads a resident with a phone from a question to what to bring once', async () => {
    const { page, faults } = await open(390, 844);
    await page.goto(`${server.base}/portal/`);
    await page.getByRole('link', { name: /^失业一件事/ }).click();
    const items = page.getByRole('region', { name: '要办的事项' });
    await items.getByText('失业登记').waitFor();
    expect(await items.getByText('失业保险金申领').count()).toBe(0);
    await page.getByRole('button', { name: '是', exact: true }).first().click();
    await items.getByText('失业保险金申领').waitFor();
    const materials = page.getByRole('region', { name: '要带什么材料' });
    expect(await materials.getByText('申请人居民身份证或社会保障卡').count()).toBe(1);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    expect(wide).toBe(false);
    expect(faults).toEqual([]);
  });
});
