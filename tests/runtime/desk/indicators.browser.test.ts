import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, openPage } from '../../kit/browser.ts';
import { unemploymentCase } from '../../kit/caseWork.ts';
import { DeskPage } from '../../kit/deskPage.ts';
import { insist, Office, type View } from '../../kit/office.ts';
import { packsFolder } from '../../kit/packs.ts';
import { type ServerProcess, startDemoServer } from '../../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-indicators-'));
let server: ServerProcess;
let browser: Browser;
let received: View;
const faults: string[] = [];

async function at(userName: string, width = 1366, height = 768): Promise<DeskPage> {
  const { page, faults: seen } = await openPage(browser, { width, height });
  page.on('close', () => faults.push(...seen));
  const desk = new DeskPage(page, server.base);
  await desk.signIn(userName);
  return desk;
}

describe.skipIf(executable === undefined)('indicators and rule texts on the desk', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
    const { scenario, materials } = unemploymentCase(packsFolder);
    const office = await Office.open(() => server.base, '和平里街道政务服务中心');
    const { item, applicant, form, situation = {} } = scenario;
    const body = { item, channel: 'counter', applicant, form, situation, materials };
    received = (await insist<View>(office.officer('受理'), 'POST', '/api/cases', body)).body;
  });
  afterEach(() => expect(faults.splice(0)).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('leads from the board over the offices below to the case that was counted', { timeout: 90_000 }, async () => {
    const { page } = await at('dc-fushen1');
    await page.locator('.wt-side').getByText('指标').click();
    const board = page.getByRole('table', { name: '指标', exact: true });
    await board.getByRole('link', { name: '收件数' }).click();
    const below = page.getByRole('table', { name: '下级机构' });
    await below.getByRole('button', { name: '和平里街道政务服务中心' }).click();
    await page.getByText('和平里街道政务服务中心及下级').waitFor();
    await page.getByText('统计期内收到的办件数').waitFor();
    await page.getByText('（按收件日期计入统计期）').waitFor();
    expect(await page.getByText('日期 receivedAt').isVisible()).toBe(false);
    await page.getByText('公式').click();
    await page.getByText('办件；日期 receivedAt；计数').waitFor();
    await page.getByRole('button', { name: /看上一级/ }).waitFor();
    await page.getByRole('link', { name: received.no }).click();
    await page.waitForURL(`**/cases/${received.id}`);
    await page.close();
  });

  it('says that there is nothing to divide by instead of 100 %', { timeout: 90_000 }, async () => {
    const { page } = await at('dc-fushen1', 390, 844);
    await page.goto(`${server.base}/desk/indicators?month=2020-01`);
    const row = page.getByRole('row').filter({ hasText: '按时办结率' }).first();
    await row.getByText('无数据').waitFor();
    expect(await row.innerText()).toContain('—');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.close();
  });

  it('shows the rule texts in force to read and print', { timeout: 90_000 }, async () => {
    const { page } = await at('dc-fushen1');
    await page.locator('.wt-side').getByText('制度标准').click();
    const first = page.locator('.wt-rule-group a').first();
    const title = await first.innerText();
    await first.click();
    await page.getByRole('heading', { name: title, level: 2 }).waitFor();
    await page.getByRole('button', { name: '打印' }).waitFor();
    await page.close();
  });
});
