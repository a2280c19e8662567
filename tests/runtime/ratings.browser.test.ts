import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, openPage, overflow } from '../kit/browser.ts';
import { unemploymentCase, workCase } from '../kit/caseWork.ts';
import { DeskPage } from '../kit/deskPage.ts';
import { Office, type View } from '../kit/office.ts';
import { packsFolder } from '../kit/packs.ts';
import { type ServerProcess, startDemoServer } from '../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-ratings-'));
const { scenario, materials } = unemploymentCase(packsFolder);
const idNo = String(scenario.applicant.idNo);
const phone = String(scenario.applicant.phone);
let server: ServerProcess;
let browser: Browser;
let bad: View;
let good: View;
const faults: string[] = [];

async function open(width: number, height: number): Promise<Page> {
  const { page, faults: seen } = await openPage(browser, { width, height });
  page.on('close', () => faults.push(...seen));
  return page;
}

describe.skipIf(executable === undefined)('ratings on the screens', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
    const office = await Office.open(() => server.base, '和平里街道政务服务中心');
    const work = { scenario, materials, office, acknowledged: () => undefined };
    bad = await workCase(work, 0);
    good = await workCase(work, 0);
  }, 180_000);
  afterEach(() => expect(faults.splice(0)).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('a resident rates at the progress page, says why, and once', { timeout: 90_000 }, async () => {
    const page = await open(390, 844);
    await page.goto(`${server.base}/portal/progress`);
    await page.getByLabel('办件编号').fill(bad.no);
    await page.getByLabel('申请人证件号码').fill(idNo);
    await page.getByLabel('查询码，或手机号后四位').fill(phone.slice(-4));
    await page.getByRole('button', { name: '查询' }).click();
    const rating = page.getByRole('region', { name: '评价服务' });
    await rating.getByRole('button', { name: '非常不满意' }).click();
    const send = rating.getByRole('button', { name: '提交评价' });
    expect(await send.isDisabled()).toBe(true);
    await rating.getByLabel('超过承诺时限').check();
    await rating.getByLabel('具体情况').fill('等了三周，𠮷祥路站没人说明');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await send.click();
    await rating.getByText('感谢您的评价').waitFor();
    await page.reload();
    await page.getByLabel('办件编号').fill(bad.no);
    await page.getByLabel('申请人证件号码').fill(idNo);
    await page.getByLabel('查询码，或手机号后四位').fill(phone.slice(-4));
    await page.getByRole('button', { name: '查询' }).click();
    await rating.getByText('您已经评价过').waitFor();
    expect(await rating.getByRole('button').count()).toBe(0);
    await page.close();
  });

  it('a clerk turns the screen to the applicant, who presses a large button', { timeout: 90_000 }, async () => {
    const page = await open(1366, 768);
    const desk = new DeskPage(page, server.base);
    await desk.signIn('hepl-chujian');
    await desk.openCase(good.id);
    await page.getByRole('button', { name: '请申请人评价' }).click();
    await page.getByText('请用手机扫描二维码评价').waitFor();
    await page.getByRole('button', { name: '在本屏评价' }).click();
    const screen = page.getByRole('dialog', { name: /请评价/ });
    await screen.getByRole('button', { name: '满意', exact: true }).click();
    await screen.getByLabel('服务态度好').check();
    await screen.getByRole('button', { name: '提交评价' }).click();
    await screen.getByText('感谢您的评价').waitFor();
    await screen.getByRole('button', { name: '完成' }).click();
    await page.getByRole('region', { name: '服务评价' }).getByText('满意').waitFor();
    await page.close();
  });

  it('a supervisor works the bad rating to its end', { timeout: 90_000 }, async () => {
    const page = await open(1366, 768);
    const desk = new DeskPage(page, server.base);
    await desk.signIn('hepl-duban');
    await page.locator('.wt-side').getByText('评价').click();
    const list = page.getByRole('table', { name: '评价' });
    await list.getByText('联系核实').waitFor();
    await list
      .getByRole('row')
      .nth(1)
      .click({ position: { x: 20, y: 10 } });
    const drawer = page.getByRole('dialog', { name: '服务评价' });
    for (const [title, label, text] of [
      ['登记联系核实', '核实的情况', '电话联系，情况属实'],
      ['登记整改', '整改措施和结果', '已道歉，增加一次性告知单'],
      ['登记回访', '回访的情况', '对整改满意'],
    ] as const) {
      await drawer.getByRole('heading', { name: title }).waitFor();
      await drawer.getByLabel(label).fill(text);
      if (title === '登记回访') {
        await drawer.getByLabel('回访评价').click();
        await page.getByTitle('满意', { exact: true }).click();
      }
      await drawer.getByRole('button', { name: title }).click();
    }
    await drawer.getByText('回访评价：满意').waitFor();
    expect(await drawer.getByRole('button', { name: /登记/ }).count()).toBe(0);
    await page.close();
  });
});
