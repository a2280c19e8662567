import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appOf } from '../../../runtime/server/app.ts';
import { changed } from '../../engine/pack/kitePack.ts';
import { Caller } from '../../kit/app.ts';
import { type KiteStation, kiteRelease, kiteStation } from '../../kit/kiteInstall.ts';

describe('the guide of an item', () => {
  let station: KiteStation;
  beforeAll(async () => {
    station = await kiteStation();
    const files = changed(kiteRelease(), 'items/kite-permit.json', (item) => {
      item.implementation = { place: '䶮湖镇便民服务中心3号窗', visits: 0, online: true, powerSource: '法定本级行使' };
      const { materials } = item.elements as { materials: object[] };
      materials[0] = { ...materials[0], implementation: { kind: '申请表', sample: '样表-㐂', copiesNote: '双面打印' } };
    });
    await station.install(files, { sandbox: true });
  });
  afterAll(() => station.close());

  it('tells residents where, when and how often, and where samples are; not what is the platforms’ own', async () => {
    const answer = await new Caller(appOf(station.services)).get('/api/guides/kite:kite-permit');
    expect(answer.body.facts).toEqual([
      { title: '办理地点', text: '䶮湖镇便民服务中心3号窗' },
      { title: '到现场次数', text: '不用到现场' },
      { title: '办理渠道', text: '网上办理' },
    ]);
    const [material] = answer.body.materials;
    expect(material).toMatchObject({ sample: '样表-㐂', copiesNote: '双面打印' });
    expect(material).not.toHaveProperty('kind');
    expect(JSON.stringify(answer.body)).not.toContain('法定本级行使');
  });

  it('says nothing of it where the item does not', async () => {
    const answer = await new Caller(appOf(station.services)).get('/api/guides/kite:kite-big');
    expect(answer.body.facts).toEqual([]);
  });
});
