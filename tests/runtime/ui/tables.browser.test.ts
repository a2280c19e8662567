import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, openPage } from '../../kit/browser.ts';
import { Client } from '../../kit/client.ts';
import { DeskPage } from '../../kit/deskPage.ts';
import { PASSWORD, type ServerProcess, startDemoServer } from '../../kit/server.ts';
import { application, USERS } from '../../kit/unemployment.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-tables-'));
/** More than a page of the list holds. */
const ROWS = 24;
const LIST = '/desk/ledgers/national%3Acase_register';
let server: ServerProcess;
let browser: Browser;

async function openList(width: number, height: number): Promise<Page> {
  const { page } = await openPage(browser, { width, height });
  await new DeskPage(page, server.base).signIn('dc-duban');
  await page.goto(`${server.base}${LIST}`);
  await page.locator('.wt-table tbody tr').first().waitFor();
  return page;
}

const head = (page: Page) => page.locator('.wt-table thead th').first();
const top = async (page: Page) => Math.round((await head(page).boundingBox())?.y ?? -1);

describe.skipIf(executable === undefined)('long tables', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    const clerk = new Client(() => server.base);
    await clerk.signIn(USERS.acceptance, PASSWORD);
    for (let at = 0; at < ROWS; at += 1) await clerk.send('POST', '/api/cases', application());
    browser = await launch(executable ?? '');
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('keep their head in sight below the head of the page', { timeout: 60_000 }, async () => {
    const page = await openList(1366, 768);
    expect(await top(page)).toBeGreaterThan(100);
    await page.mouse.wheel(0, 2_000);
    await page.waitForFunction(() => window.scrollY > 100);
    expect(await top(page)).toBe(48);
    expect(await page.locator('.wt-table-wider').count()).toBe(0);
    await page.close();
  });

  it('scroll by keyboard where they are wider than the page, with the first column in sight', {
    timeout: 60_000,
  }, async () => {
    const page = await openList(760, 600);
    const place = page.locator('.wt-table-wider');
    await place.waitFor();
    await place.focus();
    for (let at = 0; at < 4; at += 1) await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => (document.querySelector('.wt-table-wider')?.scrollLeft ?? 0) > 60);
    const left = (await place.boundingBox())?.x ?? 0;
    const cell = await page.locator('.wt-table tbody tr').nth(2).locator('td').first().boundingBox();
    expect(Math.abs((cell?.x ?? -99) - left)).toBeLessThan(3);
    await page.keyboard.press('End');
    await page.waitForFunction(() => (document.querySelector('.wt-table-wider')?.scrollTop ?? 0) > 60);
    expect(Math.abs((await top(page)) - ((await place.boundingBox())?.y ?? -99))).toBeLessThan(3);
    await page.close();
  });

  it('are cards on a phone and rows on paper, with the head on every sheet', { timeout: 60_000 }, async () => {
    const page = await openList(390, 844);
    expect(await head(page).isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.emulateMedia({ media: 'print' });
    const paper = await page.evaluate(() => {
      const style = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body);
      return {
        head: style('.wt-table thead').display,
        row: style('.wt-table tbody tr').display,
        place: style('.wt-table-scroll').overflow,
        stuck: style('.wt-table thead th').position,
        pager: style('.wt-pager').display,
      };
    });
    // A head that is a group of rows is what a browser repeats on every sheet.
    expect(paper).toEqual({
      ...{ head: 'table-header-group', row: 'table-row', place: 'visible', stuck: 'static', pager: 'none' },
    });
    await page.close();
  });
});
