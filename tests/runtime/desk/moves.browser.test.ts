import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CompiledItem } from '#engine';
import { findChromium, launch, openPage } from '../../kit/browser.ts';
import { unemploymentCase } from '../../kit/caseWork.ts';
import { DeskPage } from '../../kit/deskPage.ts';
import { insist, Office, type View } from '../../kit/office.ts';
import { itemsOfProvince, packsFolder } from '../../kit/packs.ts';
import { type ServerProcess, startDemoServer } from '../../kit/server.ts';

const executable = findChromium();
const data = mkdtempSync(join(tmpdir(), 'wutong-moves-'));
let server: ServerProcess;
let browser: Browser;
let item: CompiledItem;
const faults: string[] = [];

async function at(userName: string): Promise<DeskPage> {
  const { page, faults: seen } = await openPage(browser);
  page.on('close', () => faults.push(...seen));
  const desk = new DeskPage(page, server.base);
  await desk.signIn(userName);
  return desk;
}

/** 失业登记 that the window has accepted: its 初审 waits. */
async function acceptedCase(): Promise<View> {
  const { scenario, materials } = unemploymentCase(packsFolder);
  const office = await Office.open(() => server.base, '和平里街道政务服务中心');
  const clerk = office.officer('受理');
  const { item: ref, applicant, form, situation = {} } = scenario;
  const received = await insist<View>(clerk, 'POST', '/api/cases', {
    ...{ item: ref, applicant, form, situation, materials },
    channel: 'counter',
  });
  const { id, version, tasks } = received.body;
  const accepted = await insist<View>(clerk, 'POST', `/api/cases/${id}/tasks/${tasks[0]?.token}/complete`, {
    version,
    outcome: 'accept',
  });
  expect(accepted.status).toBe(200);
  return accepted.body;
}

describe.skipIf(executable === undefined)('approval moves at the desk', () => {
  beforeAll(async () => {
    const items = await itemsOfProvince('beijing');
    const found = items.find(({ ref }) => ref === 'beijing:unemp-reg');
    if (!found) throw new Error('beijing:unemp-reg is not shipped');
    item = found;
    server = await startDemoServer(data);
    browser = await launch(executable ?? '');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  it('delegates, consults, suspends and sends back straight, each seen by the others', async () => {
    const { id } = await acceptedCase();
    const reviewer = await at('hepl-chushen1');
    await reviewer.openCase(id);

    // 委派：按拼音找人，原因必填，要求交回意见。
    await reviewer.button('先领取').click();
    await reviewer.more('委派');
    await reviewer.dialogButton('委派').click();
    await reviewer.page.getByText('还需填写：委派给、委派事由和要求。').waitFor();
    await reviewer.person('cenchunming', '岑春明');
    await reviewer.moveField('reason').fill('入户走访，核实有无就业情况。');
    await reviewer.confirm('委派');
    await reviewer.page.getByText('委派中').first().waitFor();
    expect(await reviewer.button('同意').count()).toBe(0);

    const delegate = await at('hepl-chushen2');
    await delegate.openCase(id);
    await delegate.page.getByText('入户走访，核实有无就业情况。').first().waitFor();
    expect(await delegate.button('同意').count()).toBe(0);
    await delegate.form(item, { checkResult: '1', regDate: '2026-11-20' });
    await delegate.page.getByLabel('办理意见（交回给委派人）').fill('已入户，本人确未就业。');
    await delegate.button('交回').click();
    await delegate.page.getByText('交回委派').waitFor();

    // 会办：只答复意见，环节仍在原经办人手上。
    await reviewer.openCase(id);
    await reviewer.tab('办理过程');
    await reviewer.page.getByText('已入户，本人确未就业。').waitFor();
    await reviewer.more('会办');
    await reviewer.person('财务', '殷桃红');
    await reviewer.moveField('question').fill('申请人是否仍在领取岗位补贴？');
    await reviewer.confirm('发出会办');
    await reviewer.page.getByText('会办中（等待 1 人）').waitFor();

    const finance = await at('hepl-caiwu');
    await finance.openCase(id);
    await finance.page.getByText('申请人是否仍在领取岗位补贴？').first().waitFor();
    await finance.page.getByRole('textbox', { name: '会办意见' }).fill('没有发放记录。');
    await finance.button('回复意见').click();
    await finance.button('回复意见').waitFor({ state: 'detached' });

    await reviewer.openCase(id);
    await reviewer.page.getByRole('list', { name: '会办情况' }).getByText('没有发放记录。').waitFor();
    expect(await reviewer.page.getByText('会办中').count()).toBe(0);

    // 中止：全部环节停下，书面告知；恢复后接着办理。
    await reviewer.more('中止');
    await reviewer.choose('等待司法结论');
    await reviewer.moveField('notice').fill('因劳动争议仲裁尚未裁决，本件中止办理，裁决后恢复。');
    await reviewer.confirm('中止办理');
    const suspended = reviewer.page.getByRole('region', { name: '中止办理' });
    await suspended.getByText('已中止办理：等待司法结论').waitFor();
    expect(await reviewer.button('同意').count()).toBe(0);
    await suspended.getByRole('button', { name: '恢复办理' }).click();
    await reviewer.confirm('恢复办理');
    await suspended.waitFor({ state: 'detached' });
    await reviewer.opinion('人户一致，未就业。');
    await reviewer.decide('同意');

    // 退回并直接送回：受理办好后回到复审，不再经过初审。
    const examiner = await at('hepl-fushen1');
    await examiner.openCase(id);
    await examiner.button('退回').click();
    await examiner.choose('受理');
    await examiner.choose('直接送回');
    await examiner.moveField('opinion').fill('联系电话少一位，请更正后直接送回。');
    await examiner.confirm('退回');

    const window = await at('hepl-shouli1');
    await window.openCase(id);
    await window.decide('受理');
    await examiner.openCase(id);
    await examiner.outcome('同意').waitFor();
    await examiner.tab('办理过程');
    await examiner.page.getByText('联系电话少一位，请更正后直接送回。').waitFor();
    for (const desk of [reviewer, delegate, finance, examiner, window]) await desk.page.context().close();
    expect(faults).toEqual([]);
  }, 240_000);
});
