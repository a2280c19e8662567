import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CompiledItem, Scenario } from '#engine';
import { findChromium, launch, openPage } from '../../kit/browser.ts';
import { DeskPage } from '../../kit/deskPage.ts';
import { itemsOfProvince, packsFolder } from '../../kit/packs.ts';
import { PASSWORD, type ServerProcess, startDemoServer } from '../../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-desk-'));
let server: ServerProcess;
let browser: Browser;
let items: CompiledItem[];
const faults: string[] = [];

const read = (path: string) => JSON.parse(readFileSync(join(packsFolder, path), 'utf8')) as Scenario;

async function at(userName: string): Promise<DeskPage> {
  const { page, faults: seen } = await openPage(browser);
  page.on('close', () => faults.push(...seen));
  const desk = new DeskPage(page, server.base);
  await desk.signIn(userName);
  return desk;
}

/** What every open page showed when a test failed, for whoever has to find out why. */
async function keepPictures(test: string): Promise<void> {
  const folder = process.env.WUTONG_SHOTS;
  if (!folder) return;
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [index, page] of pages.entries())
    await page.screenshot({ path: join(folder, `${test}-${index}.png`), fullPage: true });
}

const itemOf = (ref: string): CompiledItem => {
  const item = items.find((candidate) => candidate.ref === ref);
  if (!item) throw new Error(ref);
  return item;
};

/** Text of the PDF that the desk offers, as a printer would have it. */
async function pdfText(desk: DeskPage, caseId: string, kind: string): Promise<string> {
  const response = await desk.page.request.get(`${server.base}/api/cases/${caseId}/documents/${kind}.pdf`);
  expect(response.status()).toBe(200);
  expect(response.headers()['content-type']).toContain('application/pdf');
  const file = join(data, `${kind}.pdf`);
  writeFileSync(file, await response.body());
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
}

describe.skipIf(executable === undefined)('the desk in a browser', () => {
  beforeAll(async () => {
    items = await itemsOfProvince('beijing');
    server = await startDemoServer(data);
    // In a small office one person holds two posts; on one case she may still do only one of them.
    const add = [
      'user',
      'add',
      'hepl-zonghe',
      '--name',
      '欧阳㛃',
      '--office',
      '和平里街道政务服务中心',
      '--post',
      'acceptance,preliminaryReview',
      '--data',
      data,
    ];
    execFileSync(process.execPath, [join(packsFolder, '../runtime/cli/wutong.mjs'), ...add], {
      env: { ...process.env, WUTONG_PASSWORD: PASSWORD },
    });
    browser = await launch(executable ?? '');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(task.id);
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  it('works 失业登记 with five officers: 补正 stops the clock, 退回, duties apart, ledger and notice', async () => {
    const scenario = read('beijing/scenarios/unemp-reg/happy.json');
    const item = itemOf('beijing:unemp-reg');
    const person = scenario.applicant as { name: string; idNo: string; phone: string };

    const window = await at('hepl-zonghe');
    await window.openItem('失业登记');
    await window.applicant({ ...person, idNo: '110101198803150041' });
    await expect.poll(() => window.page.getByText('校验码').count()).toBeGreaterThan(0);
    await window.applicant(person);
    await window.situation(item, scenario.situation ?? {});
    await window.form(item, scenario.form);
    await window.situation(item, scenario.situation ?? {});
    await window.page.getByText('还缺').first().waitFor();
    await window.material('申请人居民身份证或社会保障卡', '验原件');
    await window.material('失业登记表', '收到');
    await window.page.getByText('可以受理').waitFor();
    await window.page.keyboard.press('Control+Enter');
    await window.page.getByRole('heading', { name: '已受理' }).waitFor();
    const caseNo = (await window.page.locator('.wt-case-no').textContent())?.trim() ?? '';
    await window.page.getByRole('link', { name: '打开办件' }).click();
    await window.page.waitForURL(/\/desk\/cases\/[^/]+$/);
    const caseId = decodeURIComponent(window.page.url().split('/').at(-1) ?? '');

    // 同一人不得再初审：看得见原因，也没有办理按钮。
    await window.openCase(caseId);
    await window.page.getByText('不得再承担“初审”').waitFor();
    expect(await window.button('同意').count()).toBe(0);

    const reviewer = await at('hepl-chushen1');
    await reviewer.openCase(caseId);
    await reviewer.button('退回').click();
    await reviewer.page.locator('#move-opinion').fill('户籍信息共享结果与申请表不一致，请核对后补正。');
    await reviewer.page.getByRole('dialog').getByRole('radio', { name: '受理' }).check();
    await reviewer.page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
    await reviewer.page.getByRole('dialog').waitFor({ state: 'hidden' });

    await window.openCase(caseId);
    await window.button('一次性告知补正').click();
    await window.page.locator('#notice-note').fill('请补交居民户口簿复印件，并当面核对户籍地址。');
    await window.button('发出告知书').click();
    await window.page.getByText('时限暂停：等待申请人补正').waitFor();
    expect(await pdfText(window, caseId, 'oneTimeNotice')).toMatch(/一\s*次\s*性\s*告\s*知/);
    await window.button('补正完成').click();
    await window.page.getByText('时限暂停：').waitFor({ state: 'detached' });
    await window.page.keyboard.press('Control+Enter');
    await window.page.getByText('不得再承担“初审”').waitFor();

    await reviewer.openCase(caseId);
    await reviewer.form(item, { checkResult: '1', regDate: '2026-11-20', remark: '入户核实' });
    await reviewer.opinion('人户一致，未发现就业和参保记录。');
    await reviewer.decide('同意');

    for (const [userName, words] of [
      ['hepl-fushen1', '比对无误。'],
      ['hepl-shenpi1', '同意登记。'],
    ] as const) {
      const officer = await at(userName);
      await officer.page.goto(`${server.base}/desk/tasks`);
      await officer.page.getByText(caseNo).first().waitFor();
      await officer.openCase(caseId);
      await officer.opinion(words);
      await officer.decide('同意');
      await officer.page.context().close();
    }

    const issuer = await at('hepl-chujian');
    await issuer.openCase(caseId);
    await issuer.deliver('送达');

    await issuer.page.goto(`${server.base}/desk/ledgers/${encodeURIComponent('national:employment_unemployment')}`);
    const row = issuer.page.getByRole('row').filter({ hasText: caseNo });
    await row.first().waitFor();
    expect(await row.first().textContent()).not.toContain(person.idNo);
    const acceptance = await pdfText(issuer, caseId, 'acceptance');
    for (const words of ['受理通知书', person.name, caseNo]) expect(acceptance.replace(/\s/g, '')).toContain(words);
    await issuer.page.goto(`${server.base}/desk/cases/${caseId}/documents/acceptance`);
    await issuer.page.getByText('受理通知书').first().waitFor();
    for (const desk of [window, reviewer, issuer]) await desk.page.context().close();
    expect(faults).toEqual([]);
  }, 240_000);

  it('finishes 就业登记（灵活就业） in one sitting (profile C)', async () => {
    const scenario = read('beijing/scenarios/emp-reg-flex/happy.json');
    const item = itemOf('beijing:emp-reg-flex');
    const window = await at('hepl-shouli1');
    await window.openItem('就业登记');
    await window.applicant(scenario.applicant as { name: string; idNo: string; phone: string });
    await window.situation(item, scenario.situation ?? {});
    await window.form(item, scenario.form);
    await window.situation(item, scenario.situation ?? {});
    for (const group of await window.page.getByRole('radiogroup').filter({ hasText: '收到' }).all())
      await group.getByText('收到', { exact: true }).click();
    await window.page.getByText('可以受理').waitFor();
    await window.page.keyboard.press('Control+Enter');
    await window.page.getByRole('link', { name: '打开办件' }).click();
    await window.page.waitForURL(/\/desk\/cases\/[^/]+$/);
    const caseId = decodeURIComponent(window.page.url().split('/').at(-1) ?? '');
    expect(caseId).not.toBe('');
    const second = await at('hepl-fuhe1');
    await second.openCase(caseId);
    await second.opinion('核对无误。');
    const step = scenario.steps.find((one) => 'at' in one && one.at === 'verification');
    if (step && 'form' in step && step.form) await second.form(item, step.form);
    await second.decide('同意');
    const issuer = await at('hepl-chujian');
    await issuer.openCase(caseId);
    await issuer.deliver('送达');
    expect(faults).toEqual([]);
  }, 120_000);
});
