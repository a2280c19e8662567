import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackFiles } from '#engine';
import { archiveOf } from '../../runtime/server/packs/archive.ts';
import { opened } from '../engine/pack/kitePack.ts';
import { findChromium, launch, openPage } from '../kit/browser.ts';
import { kiteRelease, kiteUpgrade } from '../kit/kiteInstall.ts';
import { PASSWORD, type ServerProcess, startDemoServer } from '../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-install-'));
const shots = process.env.WUTONG_SHOTS;
let server: ServerProcess;
let browser: Browser;

function archive(name: string, files: PackFiles): string {
  const file = join(data, name);
  writeFileSync(file, archiveOf(opened(files)));
  return file;
}

async function installPage(width = 1366, height = 768): Promise<{ page: Page; faults: string[] }> {
  const { page, faults } = await openPage(browser, { width, height }, 60_000);
  await page.goto(`${server.base}/studio/`);
  await page.getByLabel('用户名').fill('bj-shixiang');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('全国基础包').first().waitFor();
  await page.goto(`${server.base}/studio/install`);
  await page.getByRole('heading', { name: '安装与升级' }).waitFor();
  return { page, faults };
}

const shot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
};

async function upload(page: Page, file: string): Promise<void> {
  await page.goto(`${server.base}/studio/install`);
  await page.getByLabel('归档和签名文件').setInputFiles(file);
  await page.getByRole('button', { name: '生成计划' }).click();
}

async function apply(page: Page, verb: string): Promise<void> {
  await page.getByRole('button', { name: verb, exact: true }).click();
  await page.getByRole('tooltip').getByRole('button', { name: verb }).click();
  await page.getByText(`${verb}完成，核对无误`).waitFor();
}

describe.skipIf(executable === undefined)('installing packs in the studio', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('shows what there is to install, and that nothing was installed yet', async () => {
    const { page, faults } = await installPage();
    await page.getByText('已安装 1.').first().waitFor();
    await page.getByText('还没有安装、升级或卸载的记录').waitFor();
    await shot(page, 'install-empty');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('plans, installs, upgrades with removals in words, and takes back', async () => {
    const { page, faults } = await installPage();
    await upload(page, archive('kite-1.2.0.tgz', kiteRelease()));
    await page.getByText('未核对签名').waitFor();
    await page.getByText('没有受影响的在办件').waitFor();
    await shot(page, 'install-plan');
    await apply(page, '安装');
    await upload(page, archive('kite-1.3.0.tgz', kiteUpgrade()));
    await page.getByText('理由：并入放风筝许可').waitFor();
    await page.getByText('承诺时限由“5个工作日”缩短为“3个工作日”').waitFor();
    await shot(page, 'upgrade-plan');
    await apply(page, '升级');
    await page.getByText('还有 6 天可以撤销').waitFor();
    await shot(page, 'upgrade-done');
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByText('这次变更已经撤销').waitFor();
    await page.goto(`${server.base}/studio/install`);
    await page.getByRole('row', { name: /撤销.*1\.3\.0 → 1\.2\.0/ }).waitFor();
    await shot(page, 'install-history');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('says what is wrong with an archive, and what stands against a plan', async () => {
    const { page, faults } = await installPage(390, 844);
    const broken = join(data, 'broken.tgz');
    writeFileSync(broken, 'no archive');
    await upload(page, broken);
    await page.getByRole('alert').getByText('没有接收').waitFor();
    await shot(page, 'phone-refused');
    await upload(
      page,
      archive('kite-1.1.0.tgz', {
        ...kiteRelease(),
        'package.json': (kiteRelease()['package.json'] ?? '').replace('1.2.0', '1.1.0'),
      }),
    );
    await page.getByText('不能退回到更旧的').waitFor();
    expect(await page.getByRole('button', { name: '升级', exact: true }).count()).toBe(0);
    await shot(page, 'phone-plan');
    const choose = page.getByRole('button', { name: '降级安装', exact: true });
    expect(await choose.isDisabled(), 'no downgrade without a reason').toBe(true);
    await page.getByLabel('降级安装的理由').fill('新版通知书模板有误，退回等待更正');
    await choose.click();
    await page.getByText('本机启用过 1.3.0，这是降级安装').waitFor();
    await shot(page, 'phone-downgrade');
    await apply(page, '降级安装');
    await page.getByText('理由：新版通知书模板有误，退回等待更正').waitFor();
    await shot(page, 'phone-downgraded');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide, 'scrolls sideways').toBe(false);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
