import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, openPage } from '../../kit/browser.ts';
import { unemploymentCase, workCase } from '../../kit/caseWork.ts';
import { DeskPage } from '../../kit/deskPage.ts';
import { Office, type View } from '../../kit/office.ts';
import { packsFolder } from '../../kit/packs.ts';
import { type ServerProcess, startDemoServer } from '../../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-quality-'));
let server: ServerProcess;
let browser: Browser;
let kase: View;
const faults: string[] = [];

async function at(userName: string, width = 1366, height = 768): Promise<Page> {
  const { page, faults: seen } = await openPage(browser, { width, height });
  page.on('close', () => faults.push(...seen));
  await new DeskPage(page, server.base).signIn(userName);
  return page;
}

describe.skipIf(executable === undefined)('the quality of data on the desk', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
    const office = await Office.open(() => server.base, '和平里街道政务服务中心');
    kase = await workCase({ ...unemploymentCase(packsFolder), office, acknowledged: () => undefined }, 0);
  }, 180_000);
  afterEach(() => expect(faults.splice(0)).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('is checked by drawn rows, cell by cell, put down, taken up and closed', { timeout: 150_000 }, async () => {
    const page = await at('dc-neikong');
    await page.locator('.wt-side').getByText('数据质量').click();
    await page.getByRole('tab', { name: '抽查' }).click();
    await page.getByRole('button', { name: '新的抽查' }).click();
    await page.locator('#draw-ledgers').click();
    await page.keyboard.type('失业人员动态');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.locator('#draw-seed').fill('20260302');
    await page.getByRole('button', { name: /抽\s*取/ }).click();
    await page.getByText('种子20260302；共 1 行，抽中 1 行').waitFor();

    await page.getByRole('button', { name: '开始核对' }).click();
    const cells = page.getByRole('table', { name: '各栏' });
    await cells.getByRole('rowheader', { name: '联系电话' }).waitFor();
    await page.getByRole('complementary', { name: '办件和材料' }).getByRole('link', { name: kase.no }).waitFor();
    await page.getByRole('radiogroup', { name: '联系电话核对结果' }).getByText('错', { exact: true }).click();
    await page.getByLabel('联系电话应为').fill('13811112222');
    await page.getByLabel('联系电话说明').fill('电话核实');
    await page.getByRole('button', { name: '先保存' }).click();
    await page.getByRole('table', { name: '抽中的行' }).getByText('核对中').waitFor();

    await page.reload();
    expect(await page.getByLabel('联系电话应为').inputValue()).toBe('13811112222');
    await page.getByRole('button', { name: '其余都对' }).click();
    await page.getByRole('button', { name: '保存，下一行' }).click();
    await page.getByRole('table', { name: '抽中的行' }).getByText('有误').waitFor();
    await page.getByRole('button', { name: /办\s*结/ }).click();
    const result = page.getByRole('region', { name: '核对结果' });
    await page.getByText('唐若昕').last().waitFor();
    await result.getByText('电话核实').waitFor();
    await page.getByRole('button', { name: '按种子重算' }).click();
    await page.getByText('重算结果与抽中的行一致').waitFor();
    expect(await result.getByRole('link', { name: '去更正' }).getAttribute('href')).toMatch(
      /ledgers\/national%3Aunemployed\?row=\d+$/,
    );
    await page.close();
  });

  it('is compared at once when somebody asks for it', { timeout: 90_000 }, async () => {
    const page = await at('dc-neikong', 390, 844);
    await page.goto(`${server.base}/desk/quality`);
    await page.getByRole('button', { name: '立即对账' }).click();
    await page.getByText(/本级及下级有 0 处差异/).waitFor();
    await page.getByText('没有差异。').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.close();
  });
});
