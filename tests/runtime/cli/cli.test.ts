import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { run } from '../../../runtime/cli/main.ts';
import { openStore } from '../../../runtime/store/open.ts';
import { packsFolder } from '../../kit/packs.ts';

const folder = mkdtempSync(join(tmpdir(), 'wutong-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the command line', () => {
  let out: MockInstance;
  let err: MockInstance;
  beforeEach(() => {
    out = vi.spyOn(console, 'log').mockImplementation(() => {});
    err = vi.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterEach(() => vi.restoreAllMocks());

  const cli = async (argv: string[], env: Record<string, string> = {}) => {
    const code = await run({ root: folder, argv, env });
    const text = (spy: MockInstance) => spy.mock.calls.map(([line]) => line).join('\n');
    return { code, out: text(out), err: text(err) };
  };

  it('explains itself in Chinese', async () => {
    expect(await cli(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('用法：wutong') });
  });

  it('lists the commands of one word', async () => {
    const { code, out } = await cli(['audit']);
    expect([code, out]).toEqual([2, expect.stringMatching(/^用法：wutong audit <命令>/)]);
    expect(out).toContain('audit verify');
    expect(out).not.toContain('pack check');
    expect((await cli(['pack'])).out).toMatch(/pack init[\s\S]*pack history/);
  });

  it('answers misuse with exit code 2', async () => {
    expect(await cli(['frobnicate'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有“frobnicate”这个命令'),
    });
    expect(await cli(['pack', 'check'])).toMatchObject({ code: 2 });
    expect(await cli(['audit', 'verify', '--no-such-flag'])).toMatchObject({ code: 2 });
    expect(await cli(['audit', 'verify', '--data', join(folder, 'nowhere')])).toMatchObject({ code: 2 });
  });

  it('checks packs and names file and path of a fault', async () => {
    const fine = await cli(['pack', 'check', join(packsFolder, 'national')]);
    expect(fine).toMatchObject({ code: 0, out: expect.stringContaining('@wutong/national@1.0.0 合格') });
    const copy = join(folder, 'national');
    cpSync(join(packsFolder, 'national'), copy, { recursive: true });
    const item = join(copy, 'items/unemp-reg.json');
    writeFileSync(item, readFileSync(item, 'utf8').replace(/"form": "unemp-reg"/, '"form": "kite"'));
    const broken = await cli(['pack', 'check', copy]);
    expect(broken.code).toBe(1);
    expect(broken.err).toMatch(/items\/unemp-reg\.json#\/form：.*kite/);
  }, 60_000);

  it('checks a BPMN file', async () => {
    const file = join(packsFolder, 'national/processes/profile-b.bpmn');
    expect(await cli(['bpmn', 'check', file])).toMatchObject({ code: 0, out: expect.stringContaining('可以执行') });
    const hostile = join(folder, 'hostile.bpmn');
    writeFileSync(
      hostile,
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${readFileSync(file, 'utf8').replace(/^<\?xml.*\?>/, '')}`,
    );
    expect(await cli(['bpmn', 'check', hostile])).toMatchObject({ code: 1, err: expect.stringContaining('DOCTYPE') });
  });

  it('adds a user to an office, and verifies the chain', async () => {
    const data = mkdtempSync(join(folder, 'data-'));
    const store = await openStore(`sqlite:${join(data, 'wutong.db')}`);
    const office = {
      id: 'station',
      parent: null,
      path: '/station/',
      name: '服务站',
      level: 'village',
      division: '110101010901',
      address: null,
      phone: null,
    };
    await store.saveOffices([office]);
    await store.close();
    const add = [
      'user',
      'add',
      'zhang',
      '--name',
      '张·三',
      '--office',
      '服务站',
      '--post',
      'acceptance',
      '--data',
      data,
    ];
    expect(await cli(add)).toMatchObject({ code: 2, err: expect.stringContaining('WUTONG_PASSWORD') });
    expect(await cli(add, { WUTONG_PASSWORD: 'long-enough-1' })).toMatchObject({ code: 0 });
    expect(await cli(add, { WUTONG_PASSWORD: 'long-enough-1' })).toMatchObject({
      code: 2,
      err: expect.stringContaining('已被使用'),
    });
    expect(await cli(['audit', 'verify', '--data', data])).toMatchObject({
      code: 0,
      out: expect.stringContaining('哈希链完整：共 0 步'),
    });
  });

  it('records what the duty rules ask of an officer', async () => {
    const data = mkdtempSync(join(folder, 'facts-'));
    const store = await openStore(`sqlite:${join(data, 'wutong.db')}`);
    const station = { id: 'station', parent: null, path: '/station/', name: '服务站', level: 'village' };
    await store.saveOffices([{ ...station, division: '110101010901', address: null, phone: null }]);
    const add = (userName: string, ...more: string[]) =>
      cli(
        ['user', 'add', userName, '--name', '李䶮', '--office', 'station', '--data', data].concat([
          '--post',
          'approval,finance',
          ...more,
        ]),
        { WUTONG_PASSWORD: 'long-enough-1' },
      );
    const known = ['--established', '--post-since', 'approval=2021-09-01', '--id-no', '11010519491231002x'];
    expect(await add('li', ...known)).toMatchObject({ code: 0 });
    expect(await store.userByName('li')).toMatchObject({
      established: true,
      idNo: '11010519491231002X',
      posts: [
        { post: 'approval', office: 'station', since: '2021-09-01' },
        { post: 'finance', office: 'station' },
      ],
    });
    expect(await add('wang', '--not-established', '--post-since', '2024-02-29')).toMatchObject({ code: 0 });
    expect(await store.userByName('wang')).toMatchObject({
      established: false,
      idNo: null,
      posts: [{ since: '2024-02-29' }, { since: '2024-02-29' }],
    });
    for (const [wrong, message] of [
      [['--established', '--not-established'], '只能选一个'],
      [['--post-since', '2025-02-29'], 'YYYY-MM-DD'],
      [['--post-since', 'issuance=2025-02-28'], '岗位“issuance”'],
      [['--id-no', '110105194912310021'], '校验码'],
    ] as const)
      expect(await add('zhao', ...wrong)).toMatchObject({ code: 2, err: expect.stringContaining(message) });
    await store.close();
  });

  it('builds an organization from the top down, without a demo', async () => {
    const data = mkdtempSync(join(folder, 'office-'));
    const store = await openStore(`sqlite:${join(data, 'wutong.db')}`);
    const office = (id: string, name: string, level: string, ...more: string[]) =>
      cli([
        'office',
        'add',
        id,
        '--name',
        name,
        '--level',
        level,
        '--division',
        '990000000000',
        '--data',
        data,
        ...more,
      ]);
    expect(await office('zhen', '梧桐镇', 'town', '--parent', 'sheng')).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有上级机构“sheng”'),
    });
    expect(await office('sheng', '某省厅', 'province')).toMatchObject({ code: 0 });
    expect(await office('zhen', '梧桐镇', 'town', '--parent', 'sheng')).toMatchObject({ code: 0 });
    expect(await office('zhen', '又一个', 'town')).toMatchObject({ code: 2 });
    expect(await office('x', '某地', 'hamlet')).toMatchObject({
      code: 2,
      err: expect.stringContaining('层级“hamlet”'),
    });
    expect((await store.offices()).map(({ path }) => path).sort()).toEqual(['/sheng/', '/sheng/zhen/']);
    await store.close();
  });
});
