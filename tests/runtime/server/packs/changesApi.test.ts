import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackFiles, PublisherKey } from '#engine';
import { hashPassword } from '../../../../runtime/server/access/password.ts';
import { appOf } from '../../../../runtime/server/app.ts';
import { archiveOf, openArchive } from '../../../../runtime/server/packs/archive.ts';
import { idle } from '../../../../runtime/server/packs/changes/runner.ts';
import { newKeys, publicKeyPem } from '../../../../runtime/server/packs/sm2/keyFiles.ts';
import { sign } from '../../../../runtime/server/packs/sm2/signature.ts';
import { KEYS_FILE } from '../../../../runtime/server/packs/trust.ts';
import { changed, opened } from '../../../engine/pack/kitePack.ts';
import { type Answer, Caller, PASSWORD } from '../../../kit/app.ts';
import { HOSTILE } from '../../../kit/hostile/index.ts';
import { type KiteStation, kiteRelease, kiteStation, kiteUpgrade } from '../../../kit/kiteInstall.ts';
import { tgz } from '../../../kit/tar.ts';

const officer = (id: string, posts: string[], office = 'town') => ({
  id,
  userName: id,
  name: '欧阳㛃',
  office,
  posts: posts.map((post) => ({ post, office })),
  demo: false,
  failures: 0,
  lockedUntil: null,
  established: true,
  idNo: null,
});

describe('installing packs over the API', () => {
  let station: KiteStation;
  let designer: Caller;
  let clerk: Caller;

  beforeAll(async () => {
    station = await kiteStation();
    const passwordHash = await hashPassword(PASSWORD);
    await station.services.store.saveUser({ ...officer('shixiang', ['catalogue']), passwordHash });
    await station.services.store.saveUser({ ...officer('shouli', ['acceptance']), passwordHash });
    const app = appOf(station.services);
    designer = new Caller(app);
    clerk = new Caller(app);
    await designer.post('/api/session', { userName: 'shixiang', password: PASSWORD });
    await clerk.post('/api/session', { userName: 'shouli', password: PASSWORD });
  });
  afterAll(() => station.close());

  const json = async (response: Response): Promise<Answer> => ({
    status: response.status,
    headers: response.headers,
    body: await response.json(),
  });
  const upload = async (bytes: Uint8Array, who = designer, headers: Record<string, string> = {}): Promise<Answer> =>
    json(
      await who.raw('POST', '/api/packs/archives', {
        body: bytes as BodyInit,
        headers: { 'content-type': 'application/octet-stream', ...headers },
      }),
    );
  const uploadFiles = (files: PackFiles) => upload(archiveOf(opened(files)));
  /** The change once nothing is going on. */
  const settled = async (id: string): Promise<Answer['body']> => {
    await idle(station.services);
    return (await designer.get(`/api/pack-changes/${id}`)).body;
  };

  it('is decided by those who have nobody above them, and takes no name that is kept for localization', async () => {
    const village = { id: 'village', parent: 'town', path: '/town/village/', name: '双桂村服务站', level: 'village' };
    const { store } = station.services;
    await store.saveOffices([{ ...village, division: '990121101201', address: null, phone: null }]);
    await store.saveUser({ ...officer('cunli', ['catalogue'], 'village'), passwordHash: await hashPassword(PASSWORD) });
    station.services.organization.forget();
    const lower = new Caller(appOf(station.services));
    await lower.post('/api/session', { userName: 'cunli', password: PASSWORD });
    expect(await upload(archiveOf(opened(kiteRelease())), lower)).toMatchObject({
      status: 403,
      body: { code: 'install.topOnly' },
    });
    const files = kiteRelease();
    const manifest = (files['package.json'] ?? '').replace(/"name": ?"[^"]+"/, '"name": "@local/kite"');
    expect(await uploadFiles({ ...files, 'package.json': manifest })).toMatchObject({
      status: 422,
      body: { code: 'pack.reservedName' },
    });
  });

  it('is for those who may publish', async () => {
    for (const answer of [
      await upload(new Uint8Array(3), clerk),
      await clerk.get('/api/pack-changes'),
      await clerk.get('/api/available-packs'),
      await clerk.post('/api/pack-changes/x/apply', {}),
      await clerk.post('/api/pack-changes/x/undo', {}),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'post.missing' } });
  });

  it(`refuses ${HOSTILE.length} hostile archives, names the fault, and writes nothing`, async () => {
    const before = await station.services.store.activeSet();
    for (const { name, bytes, code } of HOSTILE) {
      const answer = await upload(bytes);
      const told = answer.status === 202 ? (await settled(answer.body.id)).error : answer.body;
      expect([name, [413, 422, 202].includes(answer.status)]).toEqual([name, true]);
      if (answer.status !== 413)
        expect([name, told.problems.map((one: { code: string }) => one.code)]).toEqual([
          name,
          expect.arrayContaining([code]),
        ]);
    }
    expect(await station.services.store.activeSet()).toEqual(before);
    expect(await station.services.store.packHeads()).toEqual([]);
  });

  it('plans, applies once, tells the same again, and does not install twice', async () => {
    const started = await uploadFiles(kiteRelease());
    expect(started).toMatchObject({ status: 202, body: { status: 'planning', pack: '@wutong/kite' } });
    const plan = await settled(started.body.id);
    expect(plan).toMatchObject({ status: 'planned', plan: { kind: 'install', trust: { kind: 'unchecked' } } });
    expect(plan.plan.items.added.map(({ ref }: { ref: string }) => ref)).toContain('kite:kite-old');
    const path = `/api/pack-changes/${plan.id}/apply`;
    const first = await designer.post(path, {}, 'apply-key-1');
    expect(first.status).toBe(202);
    const done = await settled(plan.id);
    expect(done).toMatchObject({
      status: 'applied',
      appliedBy: '欧阳㛃',
      result: { items: 3, digest: plan.plan.to.digest },
    });
    expect(done.undoUntil).toBe(station.now() + 7 * 86_400_000);
    expect(await designer.post(path, {}, 'apply-key-1')).toMatchObject({ status: 202, body: { status: 'applied' } });
    expect(await designer.post(path, {})).toMatchObject({ status: 422, body: { code: 'packChange.notPlanned' } });
    const again = await settled((await uploadFiles(kiteRelease())).body.id);
    expect(again).toMatchObject({ status: 'refused', plan: { kind: 'same', problems: [] } });
  });

  it('follows other choices, and refuses a plan that something overtook', async () => {
    const plan = await settled((await uploadFiles(kiteUpgrade())).body.id);
    expect(plan.plan).toMatchObject({ kind: 'upgrade', removals: [{ part: 'items/kite-old' }, {}] });
    const choices = { cases: { '*': { cases: 'move' } } };
    expect((await designer.post(`/api/pack-changes/${plan.id}/plan`, { choices })).status).toBe(202);
    expect(await settled(plan.id)).toMatchObject({ status: 'planned', choices });
    const other = changed(kiteRelease(), 'package.json', (manifest) => {
      manifest.version = '1.2.1';
    });
    station.advance(1_000);
    await station.install(other);
    await designer.post(`/api/pack-changes/${plan.id}/apply`, {});
    expect(await settled(plan.id)).toMatchObject({ status: 'failed', error: { code: 'pack.stalePlan' } });
  });

  it('takes back, names what stands against it, and keeps the history', async () => {
    const [latest] = (await designer.get('/api/pack-changes')).body.changes.filter(
      ({ undoUntil }: { undoUntil: number | null }) => undoUntil !== null,
    );
    expect(latest).toMatchObject({ toVersion: '1.2.1', status: 'applied' });
    const undone = await designer.post(`/api/pack-changes/${latest.id}/undo`, {}, 'undo-key-1');
    expect(undone).toMatchObject({ status: 200, body: { kind: 'undo', toVersion: '1.2.0', status: 'applied' } });
    const again = await designer.post(`/api/pack-changes/${latest.id}/undo`, {}, 'undo-key-1');
    expect(again.body.id).toBe(undone.body.id);
    expect(await designer.post(`/api/pack-changes/${latest.id}/undo`, {})).toMatchObject({
      status: 422,
      body: { code: 'pack.notUndoable', detail: '这次变更已经撤销过了。' },
    });
    expect((await designer.get('/api/packs')).body.packs).toMatchObject([{ version: '1.2.0' }]);
  });

  it('says of what else was never put in force why there is nothing to take back', async () => {
    const { changes } = (await designer.get('/api/pack-changes')).body;
    const wordsFor = async (id: string) => {
      const { status, body } = await designer.post(`/api/pack-changes/${id}/undo`, {});
      return [status, body.code, body.detail];
    };
    const undo = changes.find(({ kind }: { kind: string }) => kind === 'undo');
    expect(await wordsFor(undo.id)).toEqual([422, 'pack.notUndoable', '这是一次撤销，不能再撤销。需要时请重新安装。']);
    const failed = changes.find(({ status }: { status: string }) => status === 'failed');
    const never = [422, 'pack.notUndoable', '这次变更没有安装成，不需要撤销。'];
    expect(await wordsFor(failed.id)).toEqual(never);
    expect(await wordsFor((await settled((await uploadFiles(kiteUpgrade())).body.id)).id)).toEqual(never);
  });

  it('names two hundred faults of an archive, and says how many there are', async () => {
    const noText = Uint8Array.of(0xff);
    const many = Array.from({ length: 250 }, (_, at) => ({ name: `package/items/kite-${at}.json`, content: noText }));
    const refused = await upload(tgz(...many));
    expect(refused).toMatchObject({ status: 422, body: { code: 'pack.archiveRefused' } });
    expect(refused.body.detail).toBe('归档有 250 处问题，没有接收。');
    expect(refused.body.problems).toHaveLength(200);
    expect(refused.body.problems[199].file).toBe('items/kite-199.json');
  });

  it('removes a pack by a plan as well', async () => {
    const name = encodeURIComponent('@wutong/kite');
    const plan = await settled((await designer.post(`/api/packs/${name}/removal`, {})).body.id);
    expect(plan).toMatchObject({ kind: 'remove', status: 'planned', plan: { kind: 'remove' } });
    await designer.post(`/api/pack-changes/${plan.id}/apply`, {});
    expect(await settled(plan.id)).toMatchObject({ status: 'applied', result: { items: 0 } });
    expect((await designer.get('/api/packs')).body.packs).toEqual([]);
    const older = await settled((await uploadFiles(kiteRelease())).body.id);
    expect(older).toMatchObject({
      status: 'refused',
      plan: { problems: [{ code: 'pack.downgrade' }] },
      downgrade: null,
    });
    const replan = (downgrade: object) =>
      designer.post(`/api/pack-changes/${older.id}/plan`, { choices: { downgrade } });
    expect((await replan({ reason: '  ' })).status).toBe(400);
    await replan({ reason: '新版通知书模板有误' });
    expect(await settled(older.id)).toMatchObject({ status: 'planned', downgrade: '新版通知书模板有误' });
    await designer.post(`/api/pack-changes/${plan.id}/undo`, {});
    expect((await designer.get('/api/packs')).body.packs).toMatchObject([{ version: '1.2.0' }]);
  });

  it('lets go of plans that nobody applied within a day', async () => {
    const left = await settled((await uploadFiles(kiteUpgrade())).body.id);
    expect(left.status).toBe('planned');
    station.advance(2 * 86_400_000);
    await designer.post('/api/session', { userName: 'shixiang', password: PASSWORD });
    await settled((await uploadFiles(kiteUpgrade())).body.id);
    expect(await settled(left.id)).toMatchObject({ status: 'failed', error: { code: 'packChange.expired' } });
    const replanned = await designer.post(`/api/pack-changes/${left.id}/plan`, { choices: {} });
    expect(replanned).toMatchObject({ status: 422, body: { code: 'packChange.expired' } });
  });

  it('with a list of keys takes signed archives only', async () => {
    const pair = newKeys();
    const key: PublisherKey = {
      id: 'kite-2026',
      publisher: '风筝协会',
      publicKey: publicKeyPem(pair.publicKey),
      packs: ['@wutong/kite'],
      validFrom: '2026-01-01',
      validUntil: '2026-12-31',
    };
    writeFileSync(join(station.dataDir, KEYS_FILE), JSON.stringify({ formatVersion: 1, keys: [key] }));
    const bytes = archiveOf(opened(kiteUpgrade()));
    const unsigned = await settled((await upload(bytes)).body.id);
    expect(unsigned).toMatchObject({ status: 'refused', plan: { problems: [{ code: 'pack.unsigned' }] } });
    const archive = await openArchive(bytes);
    if (!archive.ok) throw new Error('archive does not open');
    const signature = Buffer.from(sign(archive.value.archive.signed, pair)).toString('base64');
    const signed = await settled((await upload(bytes, designer, { 'x-signature': signature })).body.id);
    expect(signed).toMatchObject({ status: 'planned', plan: { trust: { kind: 'signed', publisher: '风筝协会' } } });
    expect(await upload(bytes, designer, { 'x-signature': '%%' })).toMatchObject({ status: 400 });
  });

  it('looks at the signature again when it applies: a key that was revoked since installs nothing', async () => {
    const pair = newKeys();
    const key = (more: Partial<PublisherKey> = {}): PublisherKey => ({
      id: 'kite-2027',
      publisher: '风筝协会',
      publicKey: publicKeyPem(pair.publicKey),
      packs: ['@wutong/kite'],
      validFrom: '2026-01-01',
      validUntil: '2026-12-31',
      ...more,
    });
    const keysFile = join(station.dataDir, KEYS_FILE);
    const trust = (...keys: PublisherKey[]) => writeFileSync(keysFile, JSON.stringify({ formatVersion: 1, keys }));
    trust(key());
    const bytes = archiveOf(opened(kiteUpgrade()));
    const archive = await openArchive(bytes);
    if (!archive.ok) throw new Error('archive does not open');
    const signature = Buffer.from(sign(archive.value.archive.signed, pair)).toString('base64');
    const planned = async () => {
      const plan = await settled((await upload(bytes, designer, { 'x-signature': signature })).body.id);
      expect(plan).toMatchObject({ status: 'planned', plan: { trust: { kind: 'signed' } } });
      return plan.id as string;
    };
    const applied = async (id: string) => {
      await designer.post(`/api/pack-changes/${id}/apply`, {});
      return settled(id);
    };
    const heads = await station.services.store.packHeads();
    const revoked = await planned();
    trust(key({ revoked: { date: '2026-01-06', reason: '私钥遗失' } }));
    expect(await applied(revoked)).toMatchObject({
      status: 'failed',
      error: { code: 'pack.untrusted', problems: [{ code: 'keys.revoked' }] },
    });
    const again = await designer.post(`/api/pack-changes/${revoked}/plan`, { choices: {} });
    expect(await settled(again.body.id)).toMatchObject({
      status: 'refused',
      plan: { trust: { kind: 'refused' }, problems: [{ code: 'keys.revoked' }] },
    });
    trust(key());
    const renamed = await planned();
    trust(key({ id: 'kite-2028' }));
    expect(await applied(renamed)).toMatchObject({
      status: 'failed',
      error: { problems: [{ code: 'pack.trustChanged' }] },
    });
    trust(key());
    const unlisted = await planned();
    rmSync(keysFile);
    expect(await applied(unlisted)).toMatchObject({
      status: 'failed',
      error: { problems: [{ code: 'pack.trustChanged' }] },
    });
    const unchecked = await settled((await upload(bytes)).body.id);
    expect(unchecked.plan.trust).toEqual({ kind: 'unchecked' });
    trust(key());
    expect(await applied(unchecked.id)).toMatchObject({
      status: 'failed',
      error: { problems: [{ code: 'pack.unsigned' }] },
    });
    expect(await station.services.store.packHeads()).toEqual(heads);
    expect(await applied(await planned())).toMatchObject({ status: 'applied', toVersion: '1.3.0' });
  });

  it('takes choices for fields and running cases, and nothing else under their names', async () => {
    const plan = await settled((await uploadFiles(kiteUpgrade())).body.id);
    const replan = (choices: object) => designer.post(`/api/pack-changes/${plan.id}/plan`, { choices });
    expect(await replan({ conflicts: { '*': 'discard' } })).toMatchObject({ status: 400 });
    expect(await replan({ conflicts: { 'a#/b': { merge: 1, more: 2 } } })).toMatchObject({ status: 400 });
    expect(await replan({ cases: { 'kite:kite-big': { cases: 'move', mapping: { a: 3 } } } })).toMatchObject({
      status: 400,
    });
  });
});
