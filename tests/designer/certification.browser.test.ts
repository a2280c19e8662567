import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, openPage } from '../kit/browser.ts';
import { PASSWORD, type ServerProcess, startDemoServer } from '../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-certification-'));
let server: ServerProcess;
let browser: Browser;

describe.skipIf(executable === undefined)('the certification of a pack in a browser', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('shows progress, both verdicts, the coverage of each process and its diagram', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(`${server.base}/studio/`);
    await page.getByLabel('用户名').fill('bj-shixiang');
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('北京市', { exact: true }).first().click();
    await page.getByRole('link', { name: '认证' }).click();
    await page.getByRole('button', { name: '开始认证' }).click();
    await page.getByText(/正在执行情景和演练：第 \d+ 个，共 \d+ 个/).waitFor({ timeout: 120_000 });
    await page.getByText('认证通过').waitFor({ timeout: 200_000 });
    const scenario = page.locator('.st-scenarios li', { hasText: '北京市街道公示期间收到异议' }).first();
    expect(await scenario.locator('.st-verdicts').innerText()).toMatch(/梧桐 通过\s*bpmn-engine 通过/);
    await page.getByRole('button', { name: /街道综合窗办理（含公示）/ }).click();
    const walked = page.locator('[data-element-id="objectionOutcome_objectionSustained"] .djs-visual > path');
    await walked.waitFor({ state: 'attached' });
    await expect.poll(() => walked.evaluate((path) => (path as SVGElement).style.stroke)).toBe('rgb(43, 122, 63)');
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
