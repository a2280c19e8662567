import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackFiles } from '#engine';
import { archiveOf } from '../../runtime/server/packs/archive.ts';
import { installItems, packRow } from '../../runtime/server/packs/install.ts';
import { changed, coastFiles, compiled, opened } from '../engine/pack/kitePack.ts';
import { findChromium, launch, openPage } from '../kit/browser.ts';
import { kiteRelease, kiteStation, kiteUpgrade } from '../kit/kiteInstall.ts';
import { freePort, PASSWORD, type ServerProcess, startServerProcess } from '../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-choices-'));
const shots = process.env.WUTONG_SHOTS;
let server: ServerProcess;
let browser: Browser;

const BIG = 'kite:kite-big';

type Elements = { timeLimit: { promised: { value: number } }; result: string; fee: { standard: string } };

const edited = (files: PackFiles, change: (elements: Elements) => void): PackFiles =>
  changed(files, 'items/kite-permit.json', (item) => change(item.elements as Elements));

/** Kites 1.2.0, changed here in two fields, an overlay of the coast on it, and cases on the way. */
async function prepare(): Promise<void> {
  const station = await kiteStation(data);
  const { store } = station.services;
  await station.install(kiteRelease());
  await station.install(coastFiles([{ op: 'replace', path: '/elements/result', value: '海边放风筝许可证' }]));
  station.advance(3_600_000);
  const local = edited(kiteRelease(), (elements) => {
    elements.timeLimit.promised.value = 4;
    elements.fee.standard = '不收费，工本费也不收';
  });
  const pack = opened(
    changed(local, 'package.json', (manifest) => {
      manifest.version = '1.2.1';
    }),
  );
  await installItems(store, packRow(pack, station.now(), 'u-shixiang'), await compiled(pack.files));
  station.services.items.forget();
  for (let count = 0; count < 2; count += 1) await station.receive(BIG);
  for (let count = 0; count < 3; count += 1) await station.accept(await station.receive(BIG));
  await store.close();
}

function archive(): string {
  const files = edited(kiteUpgrade(), (elements) => {
    elements.result = '放风筝许可证（电子）';
    elements.fee.standard = '免收一切费用';
  });
  const file = join(data, 'kite-1.3.0.tgz');
  writeFileSync(file, archiveOf(opened(files)));
  return file;
}

async function signedIn(width: number, height: number): Promise<{ page: Page; faults: string[] }> {
  const { page, faults } = await openPage(browser, { width, height }, 60_000);
  await page.goto(`${server.base}/studio/`);
  await page.getByLabel('用户名').fill('bj-shixiang');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('全国基础包').first().waitFor();
  return { page, faults };
}

const shot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
};

const conflicts = (page: Page) => page.getByRole('region', { name: '两边都改过的内容' });

describe.skipIf(executable === undefined)('choices at an upgrade in the studio', () => {
  let path: string;

  beforeAll(async () => {
    await prepare();
    server = await startServerProcess(data, await freePort());
    browser = await launch(executable ?? '');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('asks for every field that both sides changed, by keyboard, and plans anew with the answers', async () => {
    const { page, faults } = await signedIn(1366, 768);
    await page.goto(`${server.base}/studio/install`);
    await page.getByLabel('归档和签名文件').setInputFiles(archive());
    await page.getByRole('button', { name: '生成计划' }).click();
    const panel = conflicts(page);
    await panel.getByText('共 3 处，还有 3 处待选择').waitFor();
    path = page.url();
    expect(await page.getByText('有冲突待选择').count()).toBe(1);
    expect(await page.getByRole('button', { name: '升级', exact: true }).count()).toBe(0);
    await shot(page, 'choices-open');
    const replan = panel.getByRole('button', { name: '按这些选择重新生成计划' });
    expect(await replan.isDisabled()).toBe(true);
    // 办理时限: 本地 → 新版 → 另定, with the arrow keys alone.
    const [limit] = await panel.getByRole('radiogroup', { name: '办理时限 › 承诺时限的选择' }).all();
    await limit?.getByRole('radio', { name: '保留本地' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const value = panel.getByLabel('办理时限 › 承诺时限另定为', { exact: true });
    await value.fill('2');
    await panel.getByRole('radiogroup', { name: '办理结果的选择' }).getByRole('radio', { name: '采用新版' }).check();
    await panel.getByText('还有 1 处待选择').waitFor();
    await shot(page, 'choices-some');
    await panel.getByRole('button', { name: '其余都采用新版' }).click();
    await panel.getByText('3 处都已选择').waitFor();
    await replan.click();
    await page.getByText('并入 1.3.0 后记为 1.3.0+local.1').waitFor();
    await page.getByText('承诺时限由“4个工作日”缩短为“2个工作日”').first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('sends cases on from an element that is gone, and moves as many as it said', async () => {
    const { page, faults } = await signedIn(1366, 768);
    await page.goto(path);
    await page.getByText('3 件停在“审批”，新版流程没有这个环节').waitFor();
    await page.getByText('在办 5 件：2 可迁移，3 需决定，0 保留').waitFor();
    await shot(page, 'mapping-open');
    await page.getByLabel('停在“审批”的办件').click();
    await page.getByTitle('到“审批”继续办理').click();
    await page.getByText('在办 5 件：5 可迁移，0 需决定，0 保留').waitFor();
    await page.getByText('按现在的选择：迁移 5 件，按原版本办完 0 件').waitFor();
    await shot(page, 'mapping-chosen');
    await page.getByRole('button', { name: '升级', exact: true }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '升级' }).click();
    await page.getByText('升级完成，核对无误').waitFor();
    await page.getByText('在办件迁移 5 件，保留 0 件').waitFor();
    await shot(page, 'choices-done');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('keeps to the screen of a phone', async () => {
    const { page, faults } = await signedIn(390, 844);
    await page.goto(`${server.base}/studio/install`);
    const later = edited(
      changed(kiteUpgrade(), 'package.json', (manifest) => {
        manifest.version = '1.4.0';
      }),
      (elements) => {
        elements.timeLimit.promised.value = 5;
        elements.fee.standard = '收取工本费';
      },
    );
    const file = join(data, 'kite-1.4.0.tgz');
    writeFileSync(file, archiveOf(opened(later)));
    await page.getByLabel('归档和签名文件').setInputFiles(file);
    await page.getByRole('button', { name: '生成计划' }).click();
    await conflicts(page).getByText('待选择').first().waitFor();
    await conflicts(page).getByRole('radio', { name: '另定' }).first().check();
    await shot(page, 'phone-choices');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide, 'scrolls sideways').toBe(false);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
