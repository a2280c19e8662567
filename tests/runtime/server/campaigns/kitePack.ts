import { openPack } from '#engine';
import { seedDemo } from '../../../../runtime/server/demo.ts';
import { packRow } from '../../../../runtime/server/packs/install.ts';
import { source, XML } from '../../../engine/campaign/kites.ts';
import { PASSWORD, type TestApp } from '../../../kit/app.ts';

/** Villages and a county of their own, whose windy villages count kites. */
const organization = {
  id: 'kites',
  title: '放风筝的县',
  demo: true,
  offices: [
    { id: 'kite-county', name: '䶮溪县', level: 'county', division: '990122000000' },
    ...['longtang', 'yangliu'].map((id, index) => ({
      id,
      parent: 'kite-county',
      name: ['龙塘村', '杨柳·西村'][index],
      level: 'village',
      division: `99012210${index + 1}201`,
      facts: { kites: 7 + index, windy: true },
    })),
  ],
  officers: [
    { userName: 'kite-duban', name: '龚㛃', office: 'kite-county', posts: ['supervision'] },
    { userName: 'kite-shouli', name: '买买提·艾力', office: 'longtang', posts: ['acceptance'] },
    { userName: 'kite-shouli2', name: '欧阳䶮', office: 'longtang', posts: ['acceptance'] },
  ],
};

/** Officers of an office: what the spot check of `byIndicator` holds 「keepers」 against. */
const keepers = {
  id: 'keepers',
  title: '放飞员',
  unit: 'person',
  period: 'asOf',
  levels: ['county', 'village'],
  numerator: { over: 'officers' },
  proof: [{ title: '空', rows: {}, expect: { numerator: 0, value: 0 } }],
};

const proof = {
  title: '没有动静',
  start: '2026-04-01',
  organization: 'kites',
  commands: {},
  date: '2026-04-02',
  expect: { board: { longtang: { count: 'open' } } },
};

const part = (id: string, more: object): string =>
  JSON.stringify({ ...source, id, process: 'kite-count', calendar: 'national:china', proof: [proof], ...more });

/** Installs a pack with the kite campaign in two ways: held against the office, and against an indicator. */
export async function installKites(
  { services, now, dataDir }: TestApp,
  version = '1.0.0',
  title = source.title,
): Promise<void> {
  const opened = openPack({
    'package.json': JSON.stringify({
      name: '@wutong/kites',
      version,
      dependencies: { '@wutong/national': '*' },
      wutong: { formatVersion: 1, namespace: 'kites', title: '风筝', layer: 'county', division: '990122' },
    }),
    'processes/kite-count.bpmn': XML,
    'campaigns/kite-count.json': part('kite-count', {
      title,
      spotCheck: { by: 'county', rate: 1, compares: 'organization' },
    }),
    'campaigns/by-indicator.json': part('by-indicator', {
      spotCheck: { by: 'county', rate: 1, compares: 'keepers' },
    }),
    'indicators/keepers.json': JSON.stringify(keepers),
    'organizations/kites.json': JSON.stringify(organization),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  await services.store.installPack(packRow(opened.value, now(), 'test'), []);
  services.packs.forget();
  await seedDemo(services.store, await services.packs.active(), { dataDir, password: PASSWORD });
  services.organization.forget();
}
