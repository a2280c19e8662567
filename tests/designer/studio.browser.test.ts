import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, openPage } from '../kit/browser.ts';
import { PASSWORD, type ServerProcess, startDemoServer } from '../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-studio-'));
let server: ServerProcess;
let browser: Browser;

async function studio(userName = 'bj-shixiang'): Promise<{ page: Page; faults: string[] }> {
  const { page, faults } = await openPage(browser);
  await page.goto(`${server.base}/studio/`);
  await page.getByLabel('用户名').fill(userName);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  return { page, faults };
}

const file = (path: string) => `${server.base}/studio/file?${new URLSearchParams({ pack: '@wutong/national', path })}`;

async function openProcess(page: Page): Promise<void> {
  await page.getByText('全国基础包').waitFor();
  await page.goto(file('processes/profile-b.bpmn'));
  await page.locator('[data-element-id="approval"]').waitFor();
}

describe.skipIf(executable === undefined)('the studio in a browser', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('tells an officer without the post why the door is shut', async () => {
    const { page } = await studio('wt-shouli1');
    await page.getByText('没有“事项管理”岗位').waitFor();
    await page.context().close();
  });

  it('speaks Chinese in palette, context pad and menus', async () => {
    const { page, faults } = await studio();
    await openProcess(page);
    await page.locator('[data-element-id="approval"]').click();
    await page.locator('.djs-context-pad [data-action="replace"]').click();
    const shown = await page
      .locator('.djs-palette .entry, .djs-popup .entry, .djs-context-pad .entry')
      .evaluateAll((entries) =>
        entries.map(
          (entry) =>
            `${entry.textContent ?? ''} ${entry.getAttribute('title') ?? ''} ${entry.getAttribute('aria-label') ?? ''}`,
        ),
      );
    expect(shown.length).toBeGreaterThan(30);
    expect(shown.filter((text) => /[A-Za-z]{3}/.test(text))).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('finds faults while drawing, keeps the draft, undoes, and publishes the next version', async () => {
    const { page, faults } = await studio();
    await openProcess(page);
    await page.getByText('没有发现问题').waitFor();
    await page.locator('[data-element-id="approval"]').click();
    await page.getByRole('button', { name: '删除' }).last().click();
    await page.getByRole('button', { name: '删除' }).last().click();
    await page.getByText('没有办理结果').waitFor();
    await page.locator('.st-badge-error').first().waitFor();
    await page.getByText(/草稿已保存/).waitFor();
    await page.getByRole('button', { name: '发布' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/处错误，改正后才能发布/).waitFor();
    expect(await dialog.getByRole('button', { name: '发布' }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: '继续修改' }).click();

    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('没有发现问题').waitFor();
    await page.getByLabel('名称').first().fill('局长审批');
    await page.getByLabel('名称').first().press('Enter');
    await page.locator('[data-element-id="approval"]', { hasText: '局长审批' }).waitFor();
    await page.getByRole('button', { name: '发布' }).click();
    await dialog.getByText('检查通过').waitFor();
    await dialog.getByRole('button', { name: '发布' }).click();
    // What the process serves is certified first.
    await page.getByText(/新版本 1\.0\.1 已生效/).waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: '完成' }).click();
    await page.getByText('版本 1.0.1').waitFor();
    await page.locator('[data-element-id="approval"]', { hasText: '局长审批' }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('edits a form beside its preview and shows where a text is broken', async () => {
    const { page, faults } = await studio();
    await page.getByText('全国基础包').waitFor();
    await page.goto(file('forms/unemp-reg.json'));
    await page.getByRole('button', { name: '添加字段' }).first().click();
    await page.getByRole('menuitem', { name: '金额' }).click();
    const preview = page.getByLabel('预览', { exact: true });
    await preview.getByText('金额（元）').waitFor();
    await page.getByText('结构（JSON）').click();
    const text = page.getByLabel('表单结构');
    const sound = await text.inputValue();
    await text.fill(sound.replace('"title": "姓名"', '"title": "姓名",,'));
    await page
      .getByRole('alert')
      .getByText(/第 \d+ 行第 \d+ 列/)
      .waitFor();
    await text.fill(sound);
    await page.getByText('没有发现问题').waitFor();
    await page.getByText(/草稿已保存/).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('lets the second of two editors choose, and loses neither text', async () => {
    const path = 'items/unemp-reg.json';
    const [first, second] = [await studio(), await studio('wts-shixiang')];
    for (const { page } of [first, second]) {
      await page.getByText('全国基础包').waitFor();
      await page.goto(file(path));
    }
    const type = async ({ page }: { page: Page }, alias: string) => {
      const text = page.getByLabel('文件内容');
      await text.fill((await text.inputValue()).replace(/"失业人员登记[^"]*"/, `"失业人员登记${alias}"`));
    };
    await type(first, '甲');
    await first.page.getByText(/草稿已保存/).waitFor();
    await type(second, '乙');
    await second.page.getByText('草稿已被他人修改').waitFor();
    const download = second.page.waitForEvent('download');
    await second.page.getByRole('button', { name: '采用对方的版本' }).click();
    expect((await download).suggestedFilename()).toContain('我的版本');
    expect(await second.page.getByLabel('文件内容').inputValue()).toContain('失业人员登记甲');
    expect([...first.faults, ...second.faults]).toEqual([]);
    await first.page.context().close();
    await second.page.context().close();
  });
});
