import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, openPage, overflow, PHONE } from '../../kit/browser.ts';
import { type ServerProcess, startDemoServer } from '../../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-access-'));
const ITEM = 'national:card-loss';
const PAGES = ['/', `/item/${ITEM}`, `/item/${ITEM}/apply`, '/progress', '/village', '/nothing'];
/** 1366 × 768 at 200 %. */
const ZOOMED = { width: 683, height: 384 };
const FINGER = 44;

let server: ServerProcess;
let browser: Browser;

async function open(path: string, size: { width: number; height: number }): Promise<Page> {
  const { page } = await openPage(browser, size);
  await page.goto(`${server.base}/portal${path}`);
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  const folder = process.env.WUTONG_SHOTS;
  const name = `walk-${size.width}-${path.replaceAll(/\W+/g, '_')}`;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  return page;
}

/** Controls that a finger could miss; links within a sentence are as high as their line (WCAG 2.5.8). */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate((least) => {
    const controls = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')];
    return controls.flatMap((one) => {
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      const unseen = box.width <= 1 || box.height === 0 || style.visibility === 'hidden' || one.closest('.pt-skip');
      const inText = one.tagName === 'A' && style.display === 'inline' && one.closest('p, dd, li, footer');
      const label = one.closest('label')?.getBoundingClientRect().height ?? 0;
      if (unseen || inText || Math.max(box.height, label) >= least - 0.5) return [];
      return [`${one.tagName} “${(one.textContent || one.getAttribute('aria-label') || one.id).trim()}” ${box.height}`];
    });
  }, FINGER);

/** Texts whose color stands out from its background by less than WCAG AA asks. */
const tooPale = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const parse = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
    const light = ([r = 0, g = 0, b = 0]: number[]) => {
      const [x = 0, y = 0, z = 0] = [r, g, b].map((one) => {
        const part = one / 255;
        return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const behind = (element: Element | null): number[] => {
      if (!element) return [255, 255, 255];
      const color = parse(getComputedStyle(element).backgroundColor);
      return color.length === 3 || (color[3] ?? 0) > 0.99 ? color : behind(element.parentElement);
    };
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || text === '' || element.getBoundingClientRect().width <= 1) continue;
      const style = getComputedStyle(element);
      const pair = [light(parse(style.color)), light(behind(element))].sort((a, b) => b - a);
      const ratio = ((pair[0] ?? 0) + 0.05) / ((pair[1] ?? 0) + 0.05);
      const large = Number.parseFloat(style.fontSize) >= 24;
      if (ratio < (large ? 3 : 4.5)) found.add(`“${text.slice(0, 20)}” ${ratio.toFixed(2)}`);
    }
    return [...found];
  });

describe.skipIf(executable === undefined)('the portal for everybody', () => {
  beforeAll(async () => {
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('has controls that a finger hits and texts that can be read, on every page', { timeout: 90_000 }, async () => {
    const faults: Record<string, string[]> = {};
    for (const path of PAGES) {
      const page = await open(path, PHONE);
      const wide = await overflow(page);
      const found = [...(await tooSmall(page)), ...(await tooPale(page)), ...(wide > 0 ? [`${wide} too wide`] : [])];
      if (found.length > 0) faults[path] = found;
      await page.context().close();
    }
    expect(faults).toEqual({});
  });

  it('needs no scrolling sideways at 200 %, in large type as well', { timeout: 90_000 }, async () => {
    for (const path of PAGES) {
      const page = await open(path, ZOOMED);
      expect(await overflow(page), path).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: '大字版' }).click();
      expect(await overflow(page), `${path} in large type`).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });

  it('is worked by the keyboard: from the search to the form, always seeing where one is', {
    timeout: 90_000,
  }, async () => {
    const page = await open('/', ZOOMED);
    const focused = () =>
      page.evaluate(() => {
        const one = document.activeElement as HTMLElement;
        const style = getComputedStyle(one);
        const marked = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || one.matches('input');
        return { text: (one.textContent || one.getAttribute('aria-label') || one.id).trim(), marked, tag: one.tagName };
      });
    const tabTo = async (text: RegExp): Promise<void> => {
      for (let steps = 0; steps < 80; steps += 1) {
        await page.keyboard.press('Tab');
        const at = await focused();
        expect(at.marked, `${at.tag} ${at.text}`).toBe(true);
        if (text.test(at.text)) return;
      }
      throw new Error(`${text} is out of reach`);
    };
    await page.keyboard.press('Tab');
    expect((await focused()).text).toBe('跳到正文');
    await page.keyboard.press('Enter');
    await page.getByLabel('查找事项').focus();
    await page.keyboard.type('社会保障卡挂失');
    await tabTo(/社会保障卡挂失/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /社会保障卡挂失/ }).waitFor();
    await tabTo(/^网上申请$/);
    await page.keyboard.press('Enter');
    await page.getByLabel('查找受理机构').focus();
    await page.keyboard.type('梧桐镇');
    // What the list still shows of the time before would take the focus with it when it goes.
    await page.locator('.pt-offices li:not(:has-text("梧桐镇"))').first().waitFor({ state: 'detached' });
    await tabTo(/^梧桐镇人力资源和社会保障服务所/);
    await page.keyboard.press('Enter');
    await page.locator('#applicant-idNo').waitFor();
    await tabTo(/^下一步：核对$/);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('公民身份号码没有填写').waitFor();
    // 说哪里没填好的地方，一步就到那一项。
    const at = await page.evaluate(() => document.activeElement?.textContent ?? '');
    expect(at).toContain('需要填写或改正');
    await page.context().close();
  });
});
