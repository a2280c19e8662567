import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FormDefinition } from '#engine';
import { findChromium, launch, openPage } from '../../kit/browser.ts';
import { DeskPage } from '../../kit/deskPage.ts';
import { packsFolder } from '../../kit/packs.ts';
import { type ServerProcess, startDemoServer } from '../../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-campaigns-'));
const survey = JSON.parse(
  readFileSync(join(packsFolder, 'national/forms/platform-survey.json'), 'utf8'),
) as FormDefinition;
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

/** The next 4 January: the survey is due in the weeks after it. */
function nextJanuary(): string {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const own = `${today.slice(0, 4)}-01-04`;
  return today <= own ? own : `${Number(today.slice(0, 4)) + 1}-01-04`;
}

const answers = {
  area: 60,
  windows: 2,
  computers: 3,
  networked: true,
  rulesPosted: true,
  ledgersKept: 12,
  population: 3200,
  served: 1850,
  staff: 3,
  established: 1,
  certified: 3,
  funds: 120000,
};

describe.skipIf(executable === undefined)('campaigns on the desk', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
  });
  afterEach(() => expect(faults.splice(0)).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('go from the province to the town, back from the county, and through the spot check', {
    timeout: 200_000,
  }, async () => {
    const province = (await at('wts-duban')).page;
    await province.locator('.wt-side').getByText('专项任务').click();
    await province.getByText('没有轮到您办理的专项任务').waitFor();
    await province.getByRole('tab', { name: '可以启动的' }).click();
    await province.getByRole('button', { name: '预演并启动' }).first().click();
    await province.getByText('涉及的机构').waitFor();
    await province.goto(`${province.url()}?start=${nextJanuary()}`);
    await expect.poll(() => province.locator('.wt-campaign-stages').innerText()).toContain(nextJanuary().slice(0, 4));
    await province.getByRole('button', { name: '启动', exact: true }).click();
    await province.getByRole('dialog').getByRole('button', { name: '启动' }).click();
    await province.getByRole('table', { name: '进度' }).waitFor();
    const run = new URL(province.url()).pathname;
    await province.locator('input[type=file]').setInputFiles({
      name: '关于开展年度统计调查的通知.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4 通知'),
    });
    await province.getByRole('button', { name: '保存附件' }).click();
    await province.getByText('参加任务的机构都能下载').waitFor();

    const town = await at('wt-shouli1');
    await town.page.getByRole('table', { name: '轮到我的专项任务' }).getByRole('link', { name: '填报年报表' }).click();
    const notice = town.page.getByRole('link', { name: '关于开展年度统计调查的通知.pdf' });
    const opened = await town.page.request.get(`${server.base}${await notice.getAttribute('href')}`);
    expect(await opened.text()).toBe('%PDF-1.4 通知');
    await town.form({ form: survey }, answers);
    await town.page.waitForTimeout(700);
    await town.page.reload();
    await town.page.getByText('没有提交的内容').waitFor();
    expect(await town.page.locator('#f_area').inputValue()).toBe('60');
    await town.page.getByRole('button', { name: '填报年报表：提交' }).click();
    await town.page.locator('#evidence-seal-problem').getByText('缺少“盖章的年报表”').waitFor();
    await town.page.locator('input[type=file]').setInputFiles(
      ['年报表盖章页.pdf', '年报表附页.pdf'].map((name) => ({
        name,
        mimeType: 'application/pdf',
        buffer: Buffer.from(`%PDF-1.4 ${name}`),
      })),
    );
    for (const name of ['年报表盖章页.pdf', '年报表附页.pdf']) await town.page.getByRole('link', { name }).waitFor();
    await town.page.locator('#evidence-practice').fill('流动服务车每月进村');
    await town.page.getByRole('button', { name: '填报年报表：提交' }).click();
    await town.page.getByRole('region', { name: '填报' }).getByText('完成', { exact: true }).waitFor();

    const county = (await at('qx-shouli1')).page;
    await county.getByRole('link', { name: '审核年报表' }).click();
    const back = county.getByRole('button', { name: '退回修改' });
    await back.waitFor();
    for (const name of ['年报表盖章页.pdf', '年报表附页.pdf']) await county.getByRole('link', { name }).waitFor();
    expect(await back.isDisabled()).toBe(true);
    await county.locator('#campaign-note').fill('面积与去年相差较大，请核实');
    await back.click();
    await county.getByRole('region', { name: '县级审核' }).getByText('未开始').waitFor();

    await town.page.reload();
    await town.page.getByText('退回：面积与去年相差较大，请核实').waitFor();
    await town.page.getByRole('button', { name: '填报年报表：提交' }).click();
    await town.page.getByRole('region', { name: '填报' }).getByText('完成', { exact: true }).waitFor();
    await county.reload();
    await county.getByRole('button', { name: '通过' }).click();
    await county.getByRole('region', { name: '县级审核' }).getByText('完成', { exact: true }).waitFor();

    await province.goto(`${server.base}${run}?tab=draw`);
    await province.getByLabel('当众摇出的号码').fill('公证摇号 318204');
    await province.getByRole('button', { name: '抽取', exact: true }).click();
    await province.getByRole('dialog').getByRole('button', { name: '抽取' }).click();
    await province.getByText('已重算').waitFor();
    const check = province.getByRole('region', { name: '梧桐镇人力资源和社会保障服务所' });
    await check.getByText('没有记录').waitFor();
    await check.getByText('不相符', { exact: true }).click();
    await check.getByLabel('核查说明').fill('实有人数与上报不符，已更正');
    await check.getByRole('button', { name: '登记核查结果' }).click();
    await check.getByText('实有人数与上报不符，已更正', { exact: false }).waitFor();
    await province.getByRole('tab', { name: '汇总' }).click();
    await province.getByText('流动服务车每月进村').waitFor();
    await province.getByRole('link', { name: /打印/ }).click();
    await province.getByText('共3个机构参加').waitFor();
    for (const page of [province, town.page, county]) await page.close();
  });

  it('are all that 事项管理 has on the desk', async () => {
    const { page } = await at('wts-shixiang');
    await page.getByRole('table', { name: '专项任务' }).getByRole('link').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/desk/campaigns');
    expect(await page.locator('.wt-side a').allInnerTexts()).toEqual(['专项任务']);
    await page.getByRole('tab', { name: '可以启动的' }).click();
    await page.getByRole('button', { name: '预演并启动' }).first().waitFor();
    await page.goto(`${server.base}/desk/cases`);
    await page.getByText('您没有办件岗位，工作台上只能使用专项任务').waitFor();
    await page.getByRole('link', { name: '专项任务' }).last().click();
    await page.getByRole('heading', { name: '专项任务' }).waitFor();
    await page.close();
  });

  it('fit on a phone', async () => {
    const { page } = await at('qs-shouli1', 390, 844);
    await page.getByRole('link', { name: '填报年报表' }).click();
    await page.getByRole('button', { name: '填报年报表：提交' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole('link', { name: '任务进度' }).click();
    await page.getByRole('table', { name: '进度' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.close();
  });
});
