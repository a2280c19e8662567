import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type CompiledBundle, restForm, sharedForm } from '#engine';
import { findChromium, launch, openPage, overflow } from '../../kit/browser.ts';
import { type BundleWork, bundleWork } from '../../kit/bundleWork.ts';
import { Client } from '../../kit/client.ts';
import { DeskPage } from '../../kit/deskPage.ts';
import { type ServerProcess, startDemoServer } from '../../kit/server.ts';

const REF = 'national:social-card';
const OFFICE = '梧桐镇人力资源和社会保障服务所';
const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-bundle-'));
let server: ServerProcess;
let browser: Browser;
let bundle: CompiledBundle;
let work: BundleWork;
const faults: string[] = [];
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

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

/** Answers of the proof to what a form shows: everything else on the page knows already. */
function shownIn(form: ReturnType<typeof sharedForm>, values: Record<string, unknown> = {}) {
  const shown = new Set(form.sections.flatMap(({ fields }) => fields));
  const properties = (form.schema.properties ?? {}) as Record<string, { derived?: string }>;
  const wanted = Object.entries(values).filter(([name]) => shown.has(name) && properties[name]?.derived === undefined);
  return { item: { form }, values: Object.fromEntries(wanted) as never };
}

async function fillForms(desk: DeskPage): Promise<void> {
  const { intake } = work;
  const shared = shownIn(sharedForm(bundle, intake), intake.shared);
  await desk.form(shared.item, shared.values, 'fs');
  for (const ref of Object.keys(work.steps)) {
    const own = shownIn(restForm(bundle, ref, intake), intake.own[ref]?.form);
    const place = bundle.source.items.findIndex(({ item }) => item === ref);
    if (Object.keys(own.values).length > 0) await desk.form(own.item, own.values, `f${place}`);
  }
}

async function fillApplicant(page: Page): Promise<void> {
  const { name, idNo, phone = '' } = work.intake.applicant;
  await page.locator('#applicant-idNo').fill(idNo);
  await page.locator('#applicant-name').fill(name);
  await page.locator('#applicant-phone').fill(phone);
}

/** Says no to every question that is still open. */
async function denyTheRest(page: Page): Promise<void> {
  const open = page.locator(
    '.pt-questions fieldset:not(:has([aria-pressed=true])), .wt-questions li:not(:has(input:checked))',
  );
  while ((await open.count()) > 0) await open.first().getByText('否', { exact: true }).click();
}

describe.skipIf(executable === undefined)('一件事 in a browser', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
    const form = await new Client(() => server.base).get<{ bundle: CompiledBundle }>(
      `/api/bundles/${REF}/form?office=wutong-town`,
    );
    bundle = form.body.bundle;
    work = bundleWork('social-card', bundle, 1);
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

  it('is applied for on a phone: nothing typed is lost, one receipt, one progress', async () => {
    const page = await open(390, 844);
    const desk = new DeskPage(page, server.base);
    await page.goto(`${server.base}/portal/bundle/${REF}`);
    await page.getByRole('button', { name: /遗失/ }).click();
    await page.getByText('共 2 个事项').waitFor();
    await shoot(page, 'guide');
    await page.getByRole('link', { name: '网上申请' }).click();
    await page.getByLabel('查找受理机构').fill('梧桐镇');
    await shoot(page, 'offices');
    await page.getByRole('button', { name: OFFICE }).click();
    await page.getByText('一次办理：社会保障卡挂失').waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);

    // 没有填完就往下走：说明哪个事项、哪一项，已填的都在。
    await page.locator('#applicant-name').fill('诸葛骁');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    const trouble = page.getByRole('alert').filter({ hasText: '处需要填写或改正' });
    await trouble.waitFor();
    expect(await trouble.innerText()).toMatch(/社会保障卡[^：]*：/);
    expect(await trouble.innerText()).toContain('公民身份号码没有填写');
    await shoot(page, 'problems');
    await page.waitForTimeout(700);
    await page.reload();
    await page.locator('#applicant-name').waitFor();
    expect(await page.locator('#applicant-name').inputValue()).toBe('诸葛骁');

    await fillApplicant(page);
    await fillForms(desk);
    await denyTheRest(page);
    const identity = page.locator('#material-identity');
    await identity
      .locator('input[type=file]')
      .setInputFiles({ name: '身份证.png', mimeType: 'image/png', buffer: png });
    await identity.getByText('身份证.png').waitFor();
    await shoot(page, 'filled');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('heading', { name: '请核对后提交' }).waitFor();
    await shoot(page, 'confirm');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: '返回修改' }).click();
    expect(await page.locator('#applicant-idNo').inputValue()).toBe(work.intake.applicant.idNo);
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByRole('heading', { name: '申请已提交' }).waitFor();
    const no = await page.locator('.pt-receipt-no').innerText();
    expect(no).toMatch(/^990121-\d{8}-B\d{4}$/);
    await shoot(page, 'receipt');
    await page.waitForTimeout(700);
    await page.reload();
    await page.getByText(no).waitFor();

    await page.getByRole('link', { name: '查进度' }).click();
    // 编号和查询码由回执带过来，再填一个证件号码就行。
    expect(await page.getByLabel('查询码，或手机号后四位').inputValue()).toMatch(/^\d{8}$/);
    await page.getByLabel('办件编号').fill(no.toLowerCase());
    await page.getByLabel('申请人证件号码').fill(work.intake.applicant.idNo);
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText('已收件，等待受理').waitFor();
    expect(await page.locator('.pt-bundle-cases > li').count()).toBe(2);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await shoot(page, 'progress');
    expect(faults).toEqual([]);
  });

  it('opens at the window where its forms ask decisions', async () => {
    const desk = new DeskPage(await open(1366, 768), server.base);
    await desk.signIn('wt-shouli1');
    await desk.page.goto(`${server.base}/desk/accept-bundle/national:unemployment`);
    await desk.page.getByRole('heading', { name: '失业一件事', level: 1 }).waitFor();
  });

  it('is taken at the window by keyboard, and each case knows the others', async () => {
    const desk = new DeskPage(await open(1366, 768), server.base);
    const { page } = desk;
    await desk.signIn('wt-shouli1');
    await page.goto(`${server.base}/desk/tasks`);
    await page.getByText('一件事', { exact: true }).first().waitFor();
    await shoot(page, 'worklist');
    await page.goto(`${server.base}/desk/accept`);
    await page.getByText('社会保障卡一件事').or(page.getByText('一件事一次办')).first().waitFor();
    await page.getByLabel('查找事项').fill(bundle.source.title);
    await page.getByRole('link', { name: bundle.source.title }).waitFor();
    await page.getByLabel('查找事项').press('Enter');
    await page.getByRole('heading', { name: bundle.source.title, level: 1 }).waitFor();
    const question = page.getByRole('radiogroup', { name: bundle.source.situations?.[0]?.question ?? '' });
    await question.getByText(/遗失/).click();
    await fillApplicant(page);
    await fillForms(desk);
    await denyTheRest(page);
    await page.getByText(/还缺 \d+ 项/).waitFor();
    await shoot(page, 'desk-filled');

    await desk.button('一次性告知补正').click();
    await page.getByRole('dialog').getByText('用于：').first().waitFor();
    await shoot(page, 'desk-notice');
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    for (const row of await page.locator('.wt-material').filter({ hasText: '需要' }).all())
      await row.getByText('验原件', { exact: true }).click();
    await page.getByText('2 个事项可以受理').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '所含事项' }).waitFor();
    await page.getByText('整体承诺办结').waitFor();
    await shoot(page, 'desk-bundle');
    await page.getByRole('link', { name: '一件事收件回执' }).click();
    await page.getByText('所含事项').first().waitFor();
    await shoot(page, 'desk-receipt');
    await page.getByRole('link', { name: '回到一件事' }).click();

    await page.getByRole('link', { name: /挂失/ }).first().click();
    const bar = page.getByRole('navigation', { name: '一件事' });
    await bar.getByText(/补领|补换/).waitFor();
    await shoot(page, 'desk-case');
    await bar.getByRole('link', { name: bundle.source.title }).click();
    await page.getByRole('button', { name: '撤回申请' }).click();
    await shoot(page, 'desk-withdraw');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').last().check();
    await dialog.getByLabel('撤回的原因').fill('申请人找到了原卡，不再补卡');
    await dialog.getByRole('button', { name: '撤回选中的 1 项' }).click();
    await page.getByText('已撤回').or(page.getByText('申请人撤回')).first().waitFor();
    await page.getByText('已办结 1 / 2').waitFor();
    expect(faults).toEqual([]);
  });
});
