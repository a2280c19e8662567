import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, openPage, overflow } from '../../kit/browser.ts';
import { Client } from '../../kit/client.ts';
import { DeskPage } from '../../kit/deskPage.ts';
import { itemWork } from '../../kit/itemWork.ts';
import { type ServerProcess, startDemoServer } from '../../kit/server.ts';

const REF = 'national:card-loss';
const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-supplement-'));
const { intake } = itemWork(REF);
const { applicant } = intake;
const PHONE = '13900001234';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const photo = (name: string, mark: string) => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.concat([png, Buffer.from(mark)]),
});

let server: ServerProcess;
let browser: Browser;
let receipt: { id: string; no: string; code: string };

/** A picture of the page, for whoever looks at the screens. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.WUTONG_SHOTS;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

async function ask(page: Page, code: string): Promise<void> {
  await page.goto(`${server.base}/portal/progress`);
  await page.getByLabel('办件编号').fill(receipt.no);
  await page.getByLabel('申请人证件号码').fill(applicant.idNo);
  await page.getByLabel('查询码，或手机号后四位').fill(code);
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByRole('button', { name: '提交补正' }).waitFor();
}

describe.skipIf(executable === undefined)('补正 from a phone with a broken network', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
    const sent = { item: REF, office: 'wutong-town', intake };
    receipt = (await new Client(() => server.base).send<typeof receipt>('POST', '/api/applications', sent)).body;
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('corrects the named fields and hands in files; nothing is lost on the way', { timeout: 120_000 }, async () => {
    const desk = new DeskPage((await openPage(browser, { width: 1366, height: 768 })).page, server.base);
    await desk.signIn('wt-shouli1');
    await desk.page.goto(`${server.base}/desk/cases/${receipt.id}`);
    await desk.outcome('一次性告知补正').click();
    const dialog = desk.page.getByRole('dialog');
    const fields = dialog.getByLabel('申请表中需要更正的内容');
    for (const title of ['联系电话', '合作银行']) {
      await fields.fill(title);
      await fields.press('Enter');
    }
    await fields.press('Escape');
    await dialog.getByLabel('其他需要补正的内容和要求').fill('电话打不通；银行请写到支行。');
    await shoot(desk.page, 'supplement-dialog');
    await dialog.getByRole('button', { name: '发出告知书' }).click();
    await desk.page.getByText('补正中').first().waitFor();
    await shoot(desk.page, 'supplement-desk-waiting');

    const { page, faults } = await openPage(browser, { width: 390, height: 844 });
    await ask(page, (applicant.phone ?? '').slice(-4));
    await page.getByText('电话打不通').waitFor();
    const phone = page.locator('#f_phone');
    await phone.waitFor();
    expect(await phone.inputValue()).toBe(applicant.phone);
    expect(await page.locator('#f_name').count(), 'other fields are not shown').toBe(0);
    await shoot(page, 'supplement-asked');
    await phone.fill('123');
    await page.getByRole('button', { name: '提交补正' }).click();
    await page
      .getByRole('alert')
      .getByText(/还没有上传/)
      .first()
      .waitFor();
    await page
      .getByRole('alert')
      .getByText(/联系电话/)
      .waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await shoot(page, 'supplement-faults');
    await phone.fill(PHONE);
    await page.locator('#f_bank').fill('龙江银行𠮷祥路支行');

    // 断网时选的照片留在本机，网络恢复后自动传上去。
    await page.context().setOffline(true);
    const first = photo('身份证正面（䶮）.png', 'a');
    await page.locator('.pt-asked input[type=file]').first().setInputFiles(first);
    await page.getByText(/没有传上去/).waitFor();
    await shoot(page, 'supplement-offline');
    await page.context().setOffline(false);
    await page.locator('.wt-file', { hasText: first.name }).getByText('已上传').waitFor();

    // 传了一半关了网页：再打开，填的都在，没传完的接着传。
    await page.route('**/api/applicant-files*', (route) => route.abort());
    const second = photo('身份证反面.png', 'b');
    await page.locator('.pt-asked input[type=file]').first().setInputFiles(second);
    await page.getByText(/没有传上去/).waitFor();
    await page.waitForTimeout(700);
    await page.unroute('**/api/applicant-files*');
    await page.reload();
    await ask(page, receipt.code);
    await page.getByText('已恢复上次填写和上传的内容。', { exact: false }).waitFor();
    expect(await page.locator('#f_phone').inputValue()).toBe(PHONE);
    for (const { name } of [first, second])
      await page.locator('.wt-file', { hasText: name }).getByText('已上传').waitFor();
    await page.getByRole('button', { name: `移除 ${second.name}` }).click();
    await page.getByText(`已移除“${second.name}”`).waitFor();
    await page.getByRole('button', { name: '恢复' }).click();
    await page.locator('.wt-file', { hasText: second.name }).getByText('已上传').waitFor();
    await shoot(page, 'supplement-restored');

    await page.context().setOffline(true);
    await page.getByRole('button', { name: '提交补正' }).click();
    await page.getByText(/网络没有连通/).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '提交补正' }).click();
    await page.getByText('补正已提交').waitFor();
    await page.getByText('已收件').first().waitFor();
    await shoot(page, 'supplement-done');
    const left = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('supplement')));
    expect(left, 'nothing personal stays behind').toEqual([]);

    await desk.page.reload();
    const changes = desk.page.locator('.wt-corrections');
    await changes.waitFor();
    for (const text of [applicant.phone ?? '', PHONE, '龙江银行𠮷祥路支行']) await changes.getByText(text).waitFor();
    await shoot(desk.page, 'supplement-desk-changes');
    expect(faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED|422/.test(fault))).toEqual([]);
  });
});
