import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine';
import { settleInTurn } from '../../../../runtime/server/localization/layers.ts';
import { createServices } from '../../../../runtime/server/services.ts';
import { openStore } from '../../../../runtime/store/open.ts';
import { createTestApp, type TestApp } from '../../../kit/app.ts';
import {
  AGREE,
  APPROVE,
  CITY,
  COUNTY,
  decide,
  drafted,
  edit,
  fresh,
  granted,
  ITEM,
  limit,
  ok,
  quicker,
  receive,
  submit,
} from './kit.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
}, 60_000);
afterAll(() => app.close());

/** The server as it comes up again on the same data, with nothing in its memory. */
async function restarted() {
  const store = await openStore(`sqlite:${join(app.dataDir, 'wutong.db')}`, { now: app.now });
  return createServices({ store, clock: app.now, dataDir: app.dataDir });
}

const promised = async (ref: string) => ok(await app.anyone().get(`/api/guides/${ref}`)).promised;

describe('an end at any point', () => {
  it('between the draft and its case leaves a draft, which is sent under the same case', async () => {
    const { caller, draft } = await drafted(app, COUNTY, limit(5));
    const { store } = app.services;
    const row = await store.localization(draft.id, { all: true });
    if (!row) throw new Error('no row');
    const caseId = randomUUID();
    await store.saveLocalization({ ...row, caseId, requested: 'of a server that ended' }, row.version);
    const found = await fresh(caller, draft.id);
    expect([found.status, found.caseId]).toEqual(['draft', null]);
    const sent = ok(await submit(caller, found));
    expect([sent.status, sent.caseId]).toEqual(['pending', caseId]);
    const twice = await submit(caller, sent);
    expect([twice.status, twice.body.code]).toEqual([422, 'localization.locked']);
    const { version } = sent;
    const back = ok(await caller.post(`/api/localizations/${draft.id}/withdraw`, { version, reason: '文号有误。' }));
    expect([back.status, back.note, back.may.edit]).toEqual(['draft', '申请已撤回，可以修改后重新报批。', true]);
    expect(back.approval.timeline.at(-1)).toMatchObject({ actor: '清溪县人力资源和社会保障局（楼兰英）' });
    const again = ok(await submit(caller, back));
    expect([again.status, again.caseId === caseId]).toEqual(['pending', false]);
  });

  it('between grant and activation: the next server activates it, once', async () => {
    const county = await app.signIn(COUNTY.user);
    const [sent] = ok(await county.get('/api/localizations')).localizations;
    ok(await decide(app, 'fq-fushen1', sent.caseId, AGREE));
    ok(await decide(app, 'wts-shenpi', sent.caseId, APPROVE));
    expect((await fresh(county, sent.id)).status).toBe('granted');
    expect((await receive(app)).item.ref).toBe(ITEM);
    const services = await restarted();
    await settleInTurn(services);
    const layers = await services.store.localLayers();
    expect(layers.map(({ division, active, blocked }) => [division, active, blocked])).toEqual([
      ['990121', [sent.id], {}],
    ]);
    await settleInTurn(services);
    await settleInTurn(app.services);
    expect(await services.store.localLayers()).toEqual(layers);
    await services.store.close();
    expect((await fresh(county, sent.id)).status).toBe('active');
    expect((await receive(app)).item.ref).toBe('d990121:unemp-reg');
  });

  it('in the middle of activating: items that lost their place get it back', async () => {
    const { store } = app.services;
    const [layer] = await store.localLayers();
    if (!layer) throw new Error('no layer');
    const database = new Database(join(app.dataDir, 'wutong.db'));
    database.prepare('update item set active = 0 where pack = ?').run('@local/d990121');
    database.close();
    expect((await receive(app)).item.ref).toBe(ITEM);
    await app.advance(1000);
    expect((await receive(app)).item.ref).toBe('d990121:unemp-reg');
    expect(await store.localLayers()).toMatchObject([{ items: layer.items, active: layer.active }]);
  });
});

describe('what was approved and what stands', () => {
  it('never comes into force otherwise than it was requested', async () => {
    const { store } = app.services;
    const county = await app.signIn(COUNTY.user);
    const [active] = ok(await county.get('/api/localizations')).localizations;
    const row = await store.localization(active.id, { all: true });
    if (!row) throw new Error('no row');
    const patch = [{ op: 'replace' as const, path: '/elements/timeLimit/promised/value', value: 30 }];
    const saved = await store.saveLocalization({ ...row, patch }, row.version);
    await app.advance(1000);
    expect((await fresh(county, active.id)).status).toBe('blocked');
    expect((await receive(app)).item.ref).toBe(ITEM);
    if (saved.kind === 'saved') await store.saveLocalization({ ...row, version: saved.version }, saved.version);
    await app.advance(1000);
    expect((await fresh(county, active.id)).status).toBe('active');
  });

  it('lets an office keep within its rights by itself, and end it again', async () => {
    const { caller, draft } = await drafted(app, COUNTY, (item) => {
      limit(4)(item);
      (item.elements as JsonObject).implementingBody = '清溪县人力资源和社会保障局梧桐服务点';
    });
    expect(draft.exceeded.map(({ approvable }: { approvable: boolean }) => approvable)).toEqual([true]);
    const light = await edit(caller, draft, quicker, { expires: null });
    expect([light.exceeded, light.may.activate, light.may.submit]).toEqual([[], true, false]);
    const needless = await submit(caller, light);
    expect([needless.status, needless.body.code]).toEqual([422, 'localization.withinRights']);
    const on = ok(await caller.post(`/api/localizations/${light.id}/activate`, { version: light.version }));
    expect([on.status, on.note]).toEqual(['active', '长期有效，直至停用。']);
    expect(await promised('d990121:unemp-reg')).toBe('2个工作日');
    const all = ok(await caller.get('/api/localizations')).localizations;
    expect(all.map(({ status }: { status: string }) => status).sort()).toEqual(['active', 'replaced']);
    const off = ok(
      await caller.post(`/api/localizations/${on.id}/end`, { version: on.version, reason: '服务点撤并。' }),
    );
    expect([off.status, off.note]).toEqual(['ended', '服务点撤并。']);
    expect((await receive(app)).item.ref).toBe(ITEM);
  });

  it('opens no lock of the national layer, and keeps id and rights for ever', async () => {
    const { caller, draft } = await drafted(app, COUNTY, (item) => {
      (item.elements as JsonObject).name = '失业登记（清溪）';
    });
    expect(draft.exceeded).toMatchObject([{ pointer: '/elements/name', layer: '国家', approvable: false }]);
    const refused = await submit(caller, draft);
    expect([refused.status, refused.body.code]).toEqual([422, 'localization.lockedAbove']);
    const freed = await edit(caller, draft, (item) => {
      (item.elements as JsonObject).name = '失业登记';
      (item.rights as JsonObject)['/elements/name'] = 'free';
    });
    expect(freed.exceeded).toMatchObject([{ pointer: '/rights', approvable: false }]);
    const wrong = await edit(caller, freed, (item) => {
      (item.elements as JsonObject).materials = [];
      item.profile = 'Z';
    });
    expect([wrong.problems.length > 0, wrong.may.submit]).toEqual([true, false]);
    const broken = await caller.put(`/api/localizations/${wrong.id}`, { version: wrong.version, content: '{"id":' });
    expect([broken.status, broken.body.code]).toEqual([422, 'localization.json']);
    const gone = await caller.send('DELETE', `/api/localizations/${wrong.id}?version=${wrong.version}`);
    expect(gone.status).toBe(204);
  });

  it('is each office’s own: others see what is below them and change nothing', async () => {
    const { draft } = await drafted(app, COUNTY, quicker, { expires: null });
    const [city, town] = [await app.signIn(CITY.user), await app.signIn('wt-shouli1')];
    expect((await fresh(city, draft.id)).may).toMatchObject({ edit: false, activate: false });
    const other = await city.post(`/api/localizations/${draft.id}/activate`, { version: draft.version });
    expect([other.status, other.body.code]).toEqual([403, 'localization.notYours']);
    expect((await town.get('/api/localizations')).status).toBe(403);
    const stranger = await app.signIn('dc-shixiang');
    expect((await stranger.get(`/api/localizations/${draft.id}`)).status).toBe(404);
    const upper = { pack: '@wutong/national', path: 'items/unemp-reg.json', content: '{}', base: '', version: 0 };
    const above = await city.put('/api/drafts', upper);
    expect([above.status, above.body.code]).toEqual([403, 'pack.upperLayer']);
    const hidden = ok(await app.anyone().get('/api/catalogue')).items.map(({ ref }: { ref: string }) => ref);
    expect(hidden).not.toContain('national:localization');
    expect((await app.anyone().get('/api/guides/national:localization')).status).toBe(404);
    await (await app.signIn(COUNTY.user)).send('DELETE', `/api/localizations/${draft.id}?version=${draft.version}`);
  });
});

describe('lower over upper', () => {
  it('lets a city localize for its counties, directly approved by the province, and a county narrow that', async () => {
    const { caller, draft } = await drafted(app, CITY, limit(9));
    const sent = ok(await submit(caller, draft));
    expect(sent.note).toBe('等待省级批准。');
    ok(await decide(app, 'wts-shenpi', sent.caseId, APPROVE));
    await app.advance(1000);
    expect((await receive(app)).item.ref).toBe('d9901:unemp-reg');
    const below = await drafted(app, COUNTY, limit(7), { expires: null });
    expect(below.draft.changes.map(({ text }: { text: string }) => text)).toEqual([
      '承诺时限由“9个工作日”缩短为“7个工作日”',
    ]);
    expect(below.draft.exceeded).toEqual([]);
    const { id, version } = below.draft;
    ok(await below.caller.post(`/api/localizations/${id}/activate`, { version }));
    expect(await promised('d990121:unemp-reg')).toBe('7个工作日');
    expect(await promised('d9901:unemp-reg')).toBe('9个工作日');
  });

  it('follows the upper layer: what cannot be laid any more is left out and says why, the upper item holds', async () => {
    const city = await app.signIn(CITY.user);
    const [above] = ok(await city.get('/api/localizations')).localizations.filter(
      (one: { office: { id: string } }) => one.office.id === CITY.office,
    );
    const { id, version } = above;
    ok(await city.post(`/api/localizations/${id}/end`, { version, reason: '全省已统一。' }));
    expect((await receive(app)).item.ref).toBe(ITEM);
    const county = await app.signIn(COUNTY.user);
    const [mine] = ok(await county.get('/api/localizations')).localizations.filter(
      ({ status }: { status: string }) => status === 'blocked',
    );
    expect(mine.note).toMatch(/^上级事项已有改动，套不上：.*时限/);
    expect(mine.note).not.toContain('@local');
  });
});

describe('a layer and the packs above it', () => {
  it('is compiled anew when an upper pack is published', async () => {
    await app.advance(1000);
    await granted(app, limit(6));
    await app.advance(1000);
    const before = (await receive(app)).item;
    expect(before.ref).toBe('d990121:unemp-reg');
    const { store, packs } = app.services;
    const installed = await packs.find('@wutong/national');
    if (!installed) throw new Error('no pack');
    const files = { ...installed.row.files };
    files['items/unemp-reg.json'] = (files['items/unemp-reg.json'] ?? '').replace('处于无业状态', '处于失业状态');
    await store.installPack({ ...installed.row, version: '1.0.1', digest: 'next', files }, []);
    packs.forget();
    await app.advance(1000);
    const after = (await receive(app)).item;
    expect(after.ref).toBe('d990121:unemp-reg');
    expect(after.digest).not.toBe(before.digest);
    expect(ok(await app.anyone().get('/api/guides/d990121:unemp-reg')).acceptConditions).toContain('处于失业状态');
  });
});
