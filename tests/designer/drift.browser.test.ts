import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, openPage } from '../kit/browser.ts';
import { PASSWORD, type ServerProcess, startDemoServer } from '../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-drift-'));
let server: ServerProcess;
let browser: Browser;

async function studio(
  userName: string,
  size = { width: 1366, height: 768 },
): Promise<{ page: Page; faults: string[] }> {
  const { page, faults } = await openPage(browser, size);
  await page.goto(`${server.base}/studio/drift`);
  await page.getByLabel('用户名').fill(userName);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '差异看板' }).waitFor();
  return { page, faults };
}

describe.skipIf(executable === undefined)('the drift board in a browser', () => {
  const packs = process.env.WUTONG_PACKS;
  beforeAll(async () => {
    process.env.WUTONG_PACKS = 'heyuan';
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
  }, 240_000);

  afterAll(async () => {
    if (packs === undefined) delete process.env.WUTONG_PACKS;
    else process.env.WUTONG_PACKS = packs;
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('shows by keyboard which station differs, in what, from which file, and gives the table', async () => {
    const { page, faults } = await studio('gdt-shixiang');
    const row = page.getByRole('row', { name: /仙塘镇人力资源和社会保障服务所/ });
    await row.waitFor();
    const province = page.getByRole('row', { name: /^广东省人力资源和社会保障厅/ });
    expect(await province.count()).toBe(0);
    await row.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('仙塘镇人力资源和社会保障服务所的差异').waitFor();
    await drawer.getByRole('heading', { name: '失业登记' }).waitFor();
    await drawer
      .getByText(/河源市 1\.\d+\.\d+\s*《河源市加强乡镇街道/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: /仙塘镇.*办理流程有 \d+ 个事项不同/ }).click();
    expect(await drawer.getByRole('tab', { name: '办理流程' }).getAttribute('aria-selected')).toBe('true');
    expect(await drawer.getByText('实施主体').count()).toBe(1);
    await page.keyboard.press('Escape');

    await page.getByRole('checkbox', { name: '含没有差异的' }).check();
    await province.first().waitFor();
    await page.getByLabel(/^机构名称/).fill('xtz');
    await province.first().waitFor({ state: 'hidden' });
    await row.waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出表格' }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).toContain(
      '仙塘镇人力资源和社会保障服务所,乡镇（街道）',
    );
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('tells a province without differences so, and offers the nation instead', async () => {
    const { page, faults } = await studio('wts-shixiang');
    await page.getByText('都按上级统一的事项办理').waitFor();
    await page.getByRole('button', { name: '改为与国家对照' }).click();
    await page.getByText('与国家统一规定一致').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('fits a phone', async () => {
    const { page, faults } = await studio('gdt-shixiang', { width: 390, height: 844 });
    await page
      .getByText(/办理流程 \d+/)
      .first()
      .waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole('row', { name: /仙塘镇/ }).click();
    await page.getByRole('dialog').getByText('失业登记').first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('names beside an overlay where every field of its item comes from', async () => {
    const { page, faults } = await studio('gdt-shixiang');
    const file = new URLSearchParams({ pack: '@wutong/heyuan', path: 'overlays/unemp-reg.json' });
    await page.goto(`${server.base}/studio/file?${file}`);
    await page.getByRole('button', { name: '来源' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('heading', { name: /^河源市/ }).waitFor();
    await drawer.getByRole('heading', { name: /^广东省/ }).waitFor();
    await drawer.getByRole('rowheader', { name: '办理流程' }).waitFor();
    expect(await drawer.getByRole('rowheader', { name: '办理结果' }).count()).toBe(0);
    await drawer.getByText('全部', { exact: true }).click();
    await drawer.getByRole('heading', { name: /^全国基础包/ }).waitFor();
    await drawer.getByRole('rowheader', { name: '办理结果' }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
