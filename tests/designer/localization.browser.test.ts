import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, openPage } from '../kit/browser.ts';
import { PASSWORD, type ServerProcess, startDemoServer } from '../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-localization-'));
let server: ServerProcess;
let browser: Browser;

async function open(userName: string, path: string): Promise<{ page: Page; faults: string[] }> {
  const { page, faults } = await openPage(browser);
  await page.goto(`${server.base}${path}`);
  await page.getByLabel('用户名').fill(userName);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  return { page, faults };
}

/** Opens the request from the worklist, and decides it. */
async function decide(userName: string, outcome: string, fill: (page: Page) => Promise<void>): Promise<string[]> {
  const { page, faults } = await open(userName, '/desk/');
  await page.getByRole('link', { name: /^990121-/ }).click();
  await page.getByRole('tab', { name: '申请表' }).click();
  await page.getByText('承诺时限由“3个工作日”延长为“5个工作日”').first().waitFor();
  await fill(page);
  await page.getByRole('button', { name: new RegExp(`^${outcome}`) }).click();
  await page.getByText('已办理').waitFor();
  await page.context().close();
  return faults;
}

describe.skipIf(executable === undefined)('localization in a browser', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('goes from the county’s draft over city and province into force', async () => {
    const { page, faults } = await open('qx-shixiang', '/studio/localizations');
    await page.getByLabel('要本地化的事项').click();
    await page.keyboard.type('失业登记');
    await page.getByTitle('失业登记', { exact: true }).click();
    await page.getByRole('button', { name: '拟订本地化' }).click();
    await page.getByLabel('依据文号').fill('清人社发〔2026〕8号');
    await page.getByLabel('有效期至').fill('2099-12-31');
    await page.getByLabel('有效期至').press('Enter');
    await page.getByLabel('理由').fill('䶮川片区每周只有一个集中受理日。');
    await page.getByLabel('承诺时限').fill('5');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('超出更改权限之处').waitFor();
    await page.getByRole('button', { name: '试运行' }).click();
    await page.getByText(/情景 (\d+) 个，通过 \1 个/).waitFor();
    await page.getByRole('button', { name: '报上级批准' }).click();
    await page.getByText('等待市级审核。').waitFor();

    const city = await decide('fq-fushen1', '同意上报', (desk) => desk.getByLabel('办理意见').fill('情况属实。'));
    const province = await decide('wts-shenpi', '批准', async (desk) => {
      await desk.getByLabel('批复文号').fill('梧人社复〔2026〕3号');
    });

    await page.reload();
    await page.getByText('梧人社复〔2026〕3号').waitFor();
    await page.getByText('有效', { exact: true }).waitFor();
    await page.getByText('省级批准：批准').waitFor();
    const clerk = await open('wt-shouli1', '/desk/');
    await clerk.page.getByText('今日收件').waitFor();
    const refs = await clerk.page.evaluate(async () => {
      const catalogue = (await (await fetch('/api/catalogue')).json()) as {
        items: { ref: string; promised: string }[];
      };
      return catalogue.items.filter(({ ref }) => ref.endsWith(':unemp-reg'));
    });
    expect(refs).toMatchObject([{ ref: 'd990121:unemp-reg', promised: '5个工作日' }]);
    expect([...faults, ...city, ...province, ...clerk.faults]).toEqual([]);
  });

  it('changes a form without JSON: a field of one’s own, told before and after, in force at once', async () => {
    const { page, faults } = await open('qx-shixiang', '/studio/localizations');
    await page.getByLabel('要本地化的种类').click();
    await page.getByTitle('表单', { exact: true }).last().click();
    await page.getByLabel('要本地化的表单').click();
    await page.keyboard.type('失业登记表');
    await page.getByTitle('失业登记表', { exact: true }).click();
    await page.getByText('更改权限：只可从宽。涉及事项：失业登记。').waitFor();
    await page.getByRole('button', { name: '拟订本地化' }).click();
    await page.getByLabel('依据文号').fill('清人社发〔2026〕9号');
    await page.getByLabel('理由').fill('便于按村民小组上门。');
    await page.getByRole('button', { name: '增加字段' }).click();
    await page.getByLabel('字段名称').fill('村民小组');
    await page.getByLabel('村民小组的填写说明').fill('没有的不填');
    await page.getByRole('checkbox', { name: '必填' }).first().check();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('必填项增加“村民小组”，增加必填项会加重填报负担').waitFor();
    await page.getByRole('checkbox', { name: '必填' }).first().uncheck();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('改动在更改权限以内，不须报批，可以直接启用。').waitFor();
    const compared = page.getByRole('region', { name: '改动' });
    await compared.getByText('数据结构 › 字段 › 村民小组').waitFor();
    await page.getByRole('button', { name: '启用', exact: true }).click();
    await page.getByText('有效', { exact: true }).waitFor();
    await page.getByRole('button', { name: '来源' }).click();
    await page.getByText('清人社发〔2026〕9号').last().waitFor();
    const asked = await page.evaluate(async () => {
      const item = (await (await fetch('/api/items/d990121:unemp-reg')).json()) as {
        compiled: { form: { schema: { properties: Record<string, { title: string; description?: string }> } } };
      };
      return Object.values(item.compiled.form.schema.properties).find(({ title }) => title === '村民小组');
    });
    expect(asked).toMatchObject({ title: '村民小组', description: '没有的不填' });
    expect(faults).toEqual([]);
  });
});
