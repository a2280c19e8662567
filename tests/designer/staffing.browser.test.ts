import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, openPage, overflow } from '../kit/browser.ts';
import { PASSWORD, type ServerProcess, startDemoServer } from '../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-staffing-'));
let server: ServerProcess;
let browser: Browser;

async function open(width: number, height: number): Promise<{ page: Page; faults: string[] }> {
  const { page, faults } = await openPage(browser, { width, height });
  const item = 'items/unemp-reg.json';
  await page.goto(`${server.base}/studio/staffing?${new URLSearchParams({ pack: '@wutong/national', path: item })}`);
  await page.getByLabel('用户名').fill('bj-shixiang');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('region', { name: '方案一', exact: true }).waitFor();
  return { page, faults };
}

const figure = async (page: Page, name: string): Promise<string[]> =>
  page
    .getByRole('table', { name: '方案比较' })
    .getByRole('row')
    .filter({ hasText: name })
    .locator('td')
    .allInnerTexts();

describe.skipIf(executable === undefined)('the staffing page of the studio', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('sets two schemes side by side and says what one officer more would bring', { timeout: 120_000 }, async () => {
    const { page, faults } = await open(1366, 768);
    await page.getByLabel('方案一 每天来件').fill('24');
    await page.getByLabel('方案一 乡镇（街道） 受理 人数').fill('1');
    await page.getByRole('button', { name: '再加一个方案比较' }).click();
    await page.getByLabel('方案二 乡镇（街道） 受理 人数').fill('3');
    await page.getByLabel('方案二 模拟工作日').press('Tab');
    await page.getByRole('button', { name: '开始测算' }).click();
    await page.getByRole('table', { name: '方案比较' }).waitFor();
    const [bottleneck] = await figure(page, '瓶颈岗位');
    expect(bottleneck).toContain('受理');
    const minutes = page
      .getByRole('table', { name: '各岗位的等候和忙闲' })
      .getByRole('row')
      .filter({ hasText: '受理' })
      .locator('td[data-title="忙碌"]');
    const [one = '', two = ''] = await minutes.allInnerTexts();
    expect(Number.parseFloat(one)).toBeGreaterThan(Number.parseFloat(two) * 2);
    await page.getByRole('table', { name: '方案一再加 1 人' }).getByText('瓶颈').waitFor();
    // The same settings give the same figures.
    const before = await figure(page, '从来到办结');
    await page.getByRole('button', { name: '开始测算' }).click();
    await page.getByRole('table', { name: '方案比较' }).waitFor();
    expect(await figure(page, '从来到办结')).toEqual(before);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('is reached from the file and fits a phone', { timeout: 90_000 }, async () => {
    const { page, faults } = await open(390, 844);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.getByRole('link', { name: '返回文件' }).click();
    await page.getByRole('link', { name: '人员测算' }).click();
    await page.getByRole('region', { name: '方案一', exact: true }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
