import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type CompiledBundle, restForm } from '#engine';
import { findChromium, launch, openPage, overflow } from '../../kit/browser.ts';
import { Client } from '../../kit/client.ts';
import { DeskPage } from '../../kit/deskPage.ts';
import { itemWork } from '../../kit/itemWork.ts';
import { type ServerProcess, startDemoServer } from '../../kit/server.ts';

const REF = 'national:card-loss';
const OFFICE = '梧桐镇人力资源和社会保障服务所';
const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-item-'));
const { intake } = itemWork(REF);
const { applicant } = intake;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
let server: ServerProcess;
let browser: Browser;
let bundle: CompiledBundle;
const faults: string[] = [];

async function open(width: number, height: number): Promise<Page> {
  const { page, faults: seen } = await openPage(browser, { width, height });
  page.on('close', () => faults.push(...seen));
  return page;
}

/** A picture of the page, for whoever looks at the screens. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.WUTONG_SHOTS;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

const photo = { name: '身份证（䶮）.png', mimeType: 'image/png', buffer: png };

async function fillIn(page: Page): Promise<void> {
  await page.locator('#applicant-idNo').fill(applicant.idNo);
  await page.locator('#applicant-name').fill(applicant.name);
  await page.locator('#applicant-phone').fill(applicant.phone ?? '');
  const form = restForm(bundle, REF, intake);
  const shown = new Set(form.sections.flatMap(({ fields }) => fields));
  const properties = (form.schema.properties ?? {}) as Record<string, { derived?: string }>;
  const values = Object.entries(intake.own[REF]?.form ?? {}).filter(
    ([name]) => shown.has(name) && properties[name]?.derived === undefined,
  );
  await new DeskPage(page, server.base).form({ form }, Object.fromEntries(values), 'f0');
}

async function ask(page: Page, no: string): Promise<void> {
  await page.goto(`${server.base}/portal/progress`);
  await page.getByLabel('办件编号').fill(no);
  await page.getByLabel('申请人证件号码').fill(applicant.idNo.toLowerCase());
  await page.getByLabel('查询码，或手机号后四位').fill((applicant.phone ?? '').slice(-4));
  await page.getByRole('button', { name: '查询' }).click();
}

describe.skipIf(executable === undefined)('one item, applied for from afar', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
    const form = await new Client(() => server.base).get<{ bundle: CompiledBundle }>(
      `/api/items/${REF}/form?office=wutong-town`,
    );
    bundle = form.body.bundle;
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  afterEach(async ({ task }) => {
    const pages = browser.contexts().flatMap((context) => context.pages());
    if (task.result?.state === 'fail')
      for (const [index, page] of pages.entries()) await shoot(page, `failed-${index}`);
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  it('goes from the guide on a phone over the window’s list and a notice to acceptance', async () => {
    const page = await open(390, 844);
    await page.goto(`${server.base}/portal/item/${REF}`);
    await page.getByRole('button', { name: '否', exact: true }).first().click();
    await shoot(page, 'item-guide');
    await page.getByRole('link', { name: '网上申请' }).click();
    await page.getByLabel('查找受理机构').fill('梧桐镇');
    await shoot(page, 'item-offices');
    await page.getByRole('button', { name: OFFICE }).click();

    // 没有填完就往下走：说明哪一项，已填的都在，刷新也在。
    await page.locator('#applicant-name').fill(applicant.name);
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('alert').getByText('公民身份号码没有填写').waitFor();
    await page.getByRole('alert').getByText('联系电话没有填写').waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await shoot(page, 'item-problems');
    await page.waitForTimeout(700);
    await page.reload();
    await page.getByText('已恢复上次填写的内容').waitFor();
    expect(await page.locator('#applicant-name').inputValue()).toBe(applicant.name);

    await fillIn(page);
    const unanswered = page.locator('.pt-questions fieldset:not(:has([aria-pressed=true]))');
    while ((await unanswered.count()) > 0) await unanswered.first().getByText('否', { exact: true }).click();
    await shoot(page, 'item-filled');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('heading', { name: '受理时请带到窗口' }).waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await shoot(page, 'item-confirm');
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByRole('heading', { name: '申请已提交' }).waitFor();
    const no = await page.locator('.pt-receipt-no').innerText();
    expect(no).toMatch(/^990121-\d{8}-\d{5}$/);
    await page.getByText('网上申请不验证身份').waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await shoot(page, 'item-receipt');

    const desk = new DeskPage(await open(1366, 768), server.base);
    await desk.signIn('wt-shouli1');
    await desk.page.getByRole('link', { name: /1\s*网上申请/ }).click();
    await desk.page.getByRole('tab', { name: '网上申请 1' }).waitFor();
    await desk.page.getByRole('link', { name: no }).waitFor();
    await shoot(desk.page, 'desk-online');
    await desk.page.getByRole('link', { name: no }).click();
    await desk.page.getByText('请核对申请人（代办人）的证件原件').waitFor();
    await shoot(desk.page, 'desk-online-case');
    await desk.outcome('一次性告知补正').click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByLabel('其他需要补正的内容和要求').fill('请上传身份证正反面照片。');
    await shoot(desk.page, 'desk-online-notice');
    await dialog.getByRole('button', { name: '发出告知书' }).click();
    await desk.page.getByText('补正中').first().waitFor();

    await ask(page, no);
    await page.getByText('请上传身份证正反面照片。').waitFor();
    await page.getByRole('button', { name: '提交补正' }).click();
    await page
      .getByText(/还没有上传/)
      .first()
      .waitFor();
    await shoot(page, 'item-supplement');
    await page.locator('.pt-asked input[type=file]').setInputFiles(photo);
    await page.locator('.pt-asked').getByRole('link', { name: photo.name }).waitFor();
    await page.getByRole('button', { name: '提交补正' }).click();
    await page.getByText('补正已提交').waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await shoot(page, 'item-supplemented');

    await desk.page.reload();
    await desk.page.getByText('已补正').first().waitFor();
    await shoot(desk.page, 'desk-supplemented');
    await desk.button('看材料').click();
    await desk.page.getByRole('link', { name: photo.name }).waitFor();
    for (const row of await desk.page.locator('.wt-material').filter({ hasText: '需要' }).all())
      await row.getByText('验原件', { exact: true }).click();
    await shoot(desk.page, 'desk-materials');
    await desk.decide('受理');
    await ask(page, no);
    await page
      .getByText(/最晚 \d{4}-/)
      .first()
      .waitFor();
    await shoot(page, 'item-accepted');
    expect(faults).toEqual([]);
  });
});
