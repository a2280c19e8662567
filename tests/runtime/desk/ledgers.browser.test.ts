import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, openPage } from '../../kit/browser.ts';
import { Client } from '../../kit/client.ts';
import { DeskPage } from '../../kit/deskPage.ts';
import { PASSWORD, type ServerProcess, startDemoServer } from '../../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-ledgers-'));
const MEMBERS = 'national%3Ahousehold_member';
const ID = '11010119790108001X';
let server: ServerProcess;
let browser: Browser;
const faults: string[] = [];

async function at(userName: string, width = 1366, height = 768): Promise<DeskPage> {
  const { page, faults: seen } = await openPage(browser, { width, height });
  page.on('close', () => faults.push(...seen));
  const desk = new DeskPage(page, server.base);
  await desk.signIn(userName);
  return desk;
}

/** Types a text, chooses an option by its words. */
async function fill({ page }: DeskPage, texts: Record<string, string>, options: Record<string, string> = {}) {
  for (const [name, text] of Object.entries(texts)) await page.locator(`#f_${name}`).fill(text);
  for (const [name, words] of Object.entries(options)) {
    const field = page.locator(`#f_${name}`);
    if ((await field.getAttribute('role')) === 'radiogroup') await field.getByText(words, { exact: true }).click();
    else {
      await field.click();
      await field.fill(words);
      await page.keyboard.press('Enter');
    }
  }
}

const officer = async (userName: string): Promise<Client> => {
  const client = new Client(() => server.base);
  await client.signIn(userName, PASSWORD);
  return client;
};

describe.skipIf(executable === undefined)('ledgers at the desk', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
  }, 180_000);
  afterEach(() => expect(faults.splice(0)).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('take a row typed by hand, its correction with a reason, and lose nothing to a colleague', {
    timeout: 120_000,
  }, async () => {
    const desk = await at('sg-shouli1');
    const { page } = desk;
    await page.goto(`${server.base}/desk/ledgers/${MEMBERS}`);
    await desk.button('登记一行').click();
    await fill(desk, { householdNo: 'HK-1', name: '买买提·艾合买提', idNo: '110101197901080011' });
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page
      .getByText(/校验码/)
      .first()
      .waitFor();
    await fill(
      desk,
      { idNo: '11010119790108001x' },
      {
        relation: '本人或户主',
        idType: '居民身份证',
        education: '初级中学教育',
        occupationStatus: '农民',
        personState: '正常',
      },
    );
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('已登记').waitFor();
    await page.getByRole('row').filter({ hasText: '110101********001X' }).first().click();
    await page.getByText('变更记录').waitFor();

    await desk.button('更正').click();
    await page.locator('#f_workUnit').fill('清溪县䶮禾合作社');
    const clerk = await officer('sg-shouli2');
    const rows = await clerk.get<{ rows: { id: number; version: number }[] }>(`/api/ledgers/${MEMBERS}/rows`);
    const [row] = rows.body.rows;
    const path = `/api/ledgers/${MEMBERS}/rows/${row?.id}`;
    const values = { skill: '厨师' };
    await clerk.send('PUT', path, { version: row?.version, values });
    await page.locator('#f_householdNo').fill('HK-2');
    await desk.button('提交更正').click();
    await page.getByText('请写明更正理由').waitFor();
    await page.locator('#ledger-reason').fill('分户，登记有误');
    await desk.button('提交更正').click();
    await page.getByText('窦建章将“技能特长”由“空”改为“厨师”').waitFor();
    expect(await page.locator('#f_workUnit').inputValue()).toBe('清溪县䶮禾合作社');
    expect(await page.locator('#f_skill').inputValue()).toBe('厨师');
    await desk.button('提交更正').click();
    await page.locator('#ledger-reason').waitFor({ state: 'detached' });
    await page.getByText('理由：分户，登记有误').waitFor();
    const { body } = await clerk.get<{ row: { version: number; values: object } }>(path);
    expect(body.row).toMatchObject({
      version: 3,
      values: { householdNo: 'HK-2', skill: '厨师', workUnit: '清溪县䶮禾合作社' },
    });
    await page.close();
  });

  it('show a full number for a purpose and leave a record that the supervisor reads', {
    timeout: 120_000,
  }, async () => {
    const desk = await at('sg-shouli1', 390, 844);
    const { page } = desk;
    await page.goto(`${server.base}/desk/ledgers/${MEMBERS}`);
    await page.getByRole('row').filter({ hasText: '110101********001X' }).first().click();
    await desk.button('查看遮盖内容').click();
    const show = page.getByRole('button', { name: '查看', exact: true });
    expect(await show.isDisabled()).toBe(true);
    await page.locator('#ledger-purpose').click();
    await page.getByTitle('入户走访').click();
    await page.locator('#ledger-note').fill('核对户口簿');
    await show.click();
    await page.getByText(ID).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await desk.button('立即遮盖').click();
    await page.getByText(ID).waitFor({ state: 'detached' });
    await page.close();
    const supervisor = await at('wt-duban');
    await supervisor.page.locator('.wt-side').getByText('台账').click();
    await supervisor.page.getByRole('link', { name: '查看和导出记录' }).click();
    const record = supervisor.page.getByRole('row').filter({ hasText: '核对户口簿' });
    for (const text of ['水生华', '查看遮盖内容', '入户走访', '110101********001X'])
      expect(await record.innerText()).toContain(text);
    await supervisor.page.close();
  });

  it('are taken out as a file, and shown as they stood', { timeout: 120_000 }, async () => {
    const desk = await at('sg-shouli1');
    const { page } = desk;
    await page.goto(`${server.base}/desk/ledgers/${MEMBERS}`);
    await desk.button('导出').click();
    // The keys are the dialog's: what lacks is said, and the page below is not left.
    await page.getByRole('dialog').getByRole('radio').first().waitFor();
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Control+Enter');
    await page.getByText('还需填写：目的、具体事由。').waitFor();
    expect(page.url()).toContain('/ledgers/');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('导出'));
    await page.keyboard.press('Enter');
    await page.locator('#ledger-purpose').click();
    await page.getByTitle('统计上报').click();
    await page.locator('#ledger-note').fill('月报');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('dialog')
        .getByRole('button', { name: /导\s*出/ })
        .click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^居民户卡—家庭成员-\d{4}-\d{2}-\d{2}\.xlsx$/);
    await page.goto(`${server.base}/desk/ledgers/${MEMBERS}?asOf=2020-01-01`);
    await page.getByText('现在看到的是 2020-01-01 日终时的台账').waitFor();
    await page.getByText('那一天还没有记录').waitFor();
    await desk.button('回到现在').click();
    await page.getByRole('row').filter({ hasText: '买买提·艾合买提' }).waitFor();
    await page.close();
  });
});
