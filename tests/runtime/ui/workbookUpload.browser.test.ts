import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../runtime/server/excel/readWorkbook.ts';
import { writeWorkbook } from '../../../runtime/server/excel/writeWorkbook.ts';
import { findChromium, launch, openPage } from '../../kit/browser.ts';
import { DeskPage } from '../../kit/deskPage.ts';
import { packsFolder } from '../../kit/packs.ts';
import { PASSWORD, type ServerProcess, startDemoServer } from '../../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-workbook-'));
const shots = process.env.WUTONG_SHOTS;
let server: ServerProcess;
let browser: Browser;

const LEDGER = 'national:farmer_worker';
const STATES = JSON.parse(readFileSync(join(packsFolder, 'national/code-tables/FARMER_STATE.json'), 'utf8')) as {
  entries: { label: string }[];
};
const GOOD_ID = '11010119790108001X';

async function opened(phone: boolean): Promise<{ page: Page; faults: string[] }> {
  const viewport = phone ? { width: 390, height: 844 } : { width: 1366, height: 768 };
  return openPage(browser, viewport, 30_000);
}

const shot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`) });
};

function save(name: string, bytes: Uint8Array | string): string {
  const file = join(data, name);
  writeFileSync(file, bytes);
  return file;
}

/** The workbook behind an address, with its rows changed. */
async function changed(page: Page, address: string, change: (head: string[], rows: string[][]) => string[][]) {
  const response = await page.request.get(`${server.base}${address}`);
  const read = await readWorkbook(new Uint8Array(await response.body()));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const [sheet] = read.value;
  const [head = [], ...rows] = (sheet?.rows ?? []).map((row) => [...row]);
  const name = sheet?.name ?? '';
  return writeWorkbook([{ name, columns: head.map((title) => ({ title })), rows: change(head, rows) }]);
}

const titleOf = (text: string): string => text.replace(/\*?(\n.*)?$/s, '');

/** Rows of people who work away from home, for the template of the ledger. */
const workers = (page: Page, ids: string[]): Promise<Uint8Array> =>
  changed(page, `/api/ledgers/${encodeURIComponent(LEDGER)}/template.xlsx`, (head) =>
    ids.map((id) => {
      const cells: Record<string, string> = {
        姓名: '买买提·艾力䶮',
        公民身份号码: id,
        '状态（在外/返乡/未外出）': STATES.entries[0]?.label ?? '',
      };
      return head.map((text) => cells[titleOf(text)] ?? '');
    }),
  );

/** The table of items with a limit in words that is other than before. */
const items = (page: Page, promised: string): Promise<Uint8Array> =>
  changed(page, `/api/packs/${encodeURIComponent('@wutong/national')}/items.xlsx?list=false`, (head, rows) => {
    const note = head.findIndex((text) => text.startsWith(promised === '' ? '时限说明' : '承诺时限'));
    const text = promised === '' ? '自受理之日的次日起算。' : promised;
    return rows.map((row) => (row[0] === 'unemp-reg' ? row.with(note, text) : row));
  });

const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

describe.skipIf(executable === undefined).each([false, true])('workbooks that people send, phone: %s', (phone) => {
  const size = phone ? 'phone' : 'wide';

  beforeAll(async () => {
    server ??= await startDemoServer(data);
    browser ??= await launch(executable ?? '');
  }, 120_000);

  afterAll(async () => {
    if (!phone) return;
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('into a ledger: no workbook, wrong rows, and the same file put right', async () => {
    const { page, faults } = await opened(phone);
    await new DeskPage(page, server.base).signIn('sg-shouli1');
    await page.goto(`${server.base}/desk/ledgers/${encodeURIComponent(LEDGER)}`);
    await page.getByRole('button', { name: '从 Excel 登记' }).click();
    const dialog = page.getByRole('dialog');
    const input = dialog.getByLabel('填好的 Excel 文件');
    const enter = dialog.getByRole('button', { name: /登\s?记/ });
    expect(await enter.isDisabled()).toBe(true);
    await input.setInputFiles(save('农民工.csv', '姓名,公民身份号码\n'));
    await dialog.getByText('「农民工.csv」不能上传：只接受 xlsx 格式').waitFor();
    expect(await enter.isDisabled()).toBe(true);
    await input.setInputFiles(save('假的.xlsx', 'no workbook'));
    await enter.click();
    await dialog.getByRole('alert').waitFor();
    await shot(page, `entry-no-workbook-${size}`);
    const other = phone ? '110101197901080212' : GOOD_ID;
    const file = save('农民工.xlsx', await workers(page, [other, '110101197901080330', '11010119790108033X']));
    await input.setInputFiles(file);
    await enter.click();
    await dialog.getByText('第3行“公民身份号码”').first().waitFor();
    await shot(page, `entry-rows-${size}`);
    save('农民工.xlsx', await workers(page, [other]));
    await input.setInputFiles(file);
    await enter.click();
    await dialog.getByText(/已登记：新增 1 行，更新 0 行/).waitFor();
    expect(await enter.isDisabled()).toBe(true);
    await shot(page, `entry-done-${size}`);
    expect(await fits(page), 'scrolls sideways').toBe(true);
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
    await page.context().close();
  });

  it('as items: no workbook, a wrong cell, and a change that becomes a draft', async () => {
    const { page, faults } = await opened(phone);
    await page.goto(`${server.base}/studio/`);
    await page.getByLabel('用户名').fill('bj-shixiang');
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('全国基础包').first().waitFor();
    await page.goto(`${server.base}/studio/pack?${new URLSearchParams({ name: '@wutong/national' })}`);
    await page.getByRole('button', { name: /Excel/ }).click();
    await page.getByText('从 Excel 导入…').click();
    const dialog = page.getByRole('dialog');
    const input = dialog.getByLabel('Excel 文件');
    const send = dialog.getByRole('button', { name: /导\s?入/ });
    await input.setInputFiles(save('事项.xlsx', 'no workbook'));
    await send.click();
    await dialog.getByRole('alert').waitFor();
    await input.setInputFiles(save('事项.xlsx', await items(page, '三天')));
    await send.click();
    await dialog.getByText('承诺时限').first().waitFor();
    await shot(page, `import-cells-${size}`);
    // What was told of the table no longer holds for the list.
    await dialog.getByText('国家政务服务实施清单').click();
    expect(await dialog.getByRole('alert').count()).toBe(0);
    await dialog.getByText('事项表（本系统导出的模板）').click();
    await input.setInputFiles(save('事项.xlsx', await items(page, '')));
    await send.click();
    if (phone) {
      // The draft of the first round is still there.
      await dialog.getByRole('alert').getByText('已有草稿').first().waitFor();
    } else {
      await dialog.getByText('1 个有变化，已存为草稿').waitFor();
      expect(await dialog.getByRole('link', { name: '失业登记' }).count()).toBe(1);
    }
    await shot(page, `import-done-${size}`);
    expect(await fits(page), 'scrolls sideways').toBe(true);
    expect(faults.filter((fault) => !/4(?:09|22)/.test(fault))).toEqual([]);
    await page.context().close();
  });
});
