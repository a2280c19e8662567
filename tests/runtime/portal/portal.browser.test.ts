import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, openPage, overflow, PHONE } from '../../kit/browser.ts';
import { type ServerProcess, startDemoServer } from '../../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-portal-'));
let server: ServerProcess;
let browser: Browser;

async function phone(path: string): Promise<{ page: Page; faults: string[] }> {
  const { page, faults } = await openPage(browser, PHONE);
  await page.goto(`${server.base}/portal${path}`);
  return { page, faults };
}

describe.skipIf(executable === undefined)('the portal on a phone', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('finds an item by the initials of its pinyin and narrows its materials by answers', async () => {
    const { page, faults } = await phone('/');
    await page.getByLabel('查找事项').fill('sydj');
    await page
      .getByRole('link', { name: /失业登记/ })
      .first()
      .click();
    await page.getByRole('heading', { name: '失业登记', exact: true }).waitFor();
    const count = page.getByText(/^需要带 \d+ 项材料/);
    await count.waitFor();
    const before = await count.innerText();
    await page.getByRole('button', { name: '否', exact: true }).first().click();
    expect(await count.innerText()).not.toBe(before);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await page.locator('main').innerText()).not.toMatch(/[A-Za-z]{4,}/);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('keeps the large type from page to page, and nothing sticks out', async () => {
    const { page } = await phone('/');
    await page.getByRole('button', { name: '大字版' }).click();
    await page.getByRole('link', { name: '进度查询' }).click();
    await page.reload();
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('22px');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it('tells in plain words that a number is wrong or unknown', async () => {
    const { page, faults } = await phone('/progress');
    await page.getByLabel('办件编号').fill('没有的编号');
    await page.getByLabel('申请人证件号码').fill('110101198803150041');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText(/校验码不对/).waitFor();
    await page.getByLabel('申请人证件号码').fill('11010119880315004x');
    await page.getByLabel('查询码，或手机号后四位').fill('0045');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText(/没有查到办件/).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('says what can be done in the own village, found by its name', async () => {
    const { page, faults } = await phone('/');
    await page.getByRole('link', { name: '村里能办' }).click();
    await page.getByPlaceholder('输入村（社区）名称').fill('民旺');
    await page.getByRole('button', { name: /民旺社区服务站/ }).click();
    await page.getByRole('heading', { name: /民旺社区服务站/ }).waitFor();
    await page.getByRole('link', { name: '就业困难人员灵活就业社会保险补贴申领' }).waitFor();
    expect(await page.getByText('在本村交材料').count()).toBeGreaterThan(0);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
