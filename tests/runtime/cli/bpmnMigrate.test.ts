import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../../runtime/cli/main.ts';
import { file, row } from '../../engine/bpmn/model.ts';

const folder = mkdtempSync(join(tmpdir(), 'wutong-migrate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const timer = (text: string) =>
  `<boundaryEvent id="late" name="催办" attachedToRef="review" cancelActivity="false"><timerEventDefinition><timeDuration>${text}</timeDuration></timerEventDefinition></boundaryEvent>`;
const user = (id: string, name: string) => `<userTask id="${id}" name="${name}"/>`;
const older = write(
  'old.bpmn',
  file(row(user('review', '初审') + timer('PT8H') + user('seal', '用印'), 'review', 'seal')),
);
const newer = write(
  'new.bpmn',
  file(row(user('review', '初审') + timer('PT24H') + user('check', '核验'), 'review', 'check')),
);
const at = (element: string) =>
  write(
    `${element}.json`,
    JSON.stringify({
      v: 2,
      next: 4,
      tokens: [{ id: 2, at: element, scope: 0, waits: 'task' }],
      scopes: [],
      timers:
        element === 'review' ? [{ id: 3, token: 2, element: 'late', due: Date.parse('2026-01-05T17:00:00Z') }] : [],
    }),
  );

describe('wutong bpmn migrate', () => {
  let lines: string[];
  beforeEach(() => {
    lines = [];
    for (const name of ['log', 'error'] as const)
      vi.spyOn(console, name).mockImplementation((line: string) => void lines.push(line));
  });
  afterEach(() => vi.restoreAllMocks());

  const cli = async (...argv: string[]) => {
    const code = await run({ root: folder, argv: ['bpmn', 'migrate', ...argv], env: {} });
    return { code, text: lines.join('\n') };
  };

  it('shows what becomes of the elements, and of the timers of a case that can move', async () => {
    const { code, text } = await cli(older, newer, '--state', at('review'), '--now', '2026-01-05T10:00:00Z');
    expect(code).toBe(0);
    expect(text).toContain('新版中没有对应的元素：seal');
    expect(text).toContain('新版增加的元素：check');
    expect(text).toContain('定时“催办”保留：原到期 2026-01-05T17:00:00.000Z，按新版 2026-01-06T09:00:00.000Z');
    expect(text).toContain('这件办件可以迁移');
  });

  it('says why a case cannot move, and that it can with a mapping', async () => {
    const stuck = await cli(older, newer, '--state', at('seal'));
    expect(stuck.code).toBe(1);
    expect(stuck.text).toMatch(/不能迁移： \[seal\]：办件停在“用印”（seal）.*（migrate\.noTarget）/);
    const map = write('map.json', JSON.stringify({ seal: 'check' }));
    const mapped = await cli(older, newer, '--state', at('seal'), '--map', map, '--json');
    expect(mapped.code).toBe(0);
    expect(mapped.text).toContain('"renamed":{"seal":"check"}');
    expect(mapped.text).toContain('{"type":"result","movable":true}');
  });

  it('tells misuse from a wrong mapping', async () => {
    expect((await cli(older)).code).toBe(2);
    expect((await cli(older, newer, '--state', write('x.json', '{}'))).code).toBe(2);
    expect((await cli(older, newer, '--now', 'today')).code).toBe(2);
    expect(await cli(older, newer, '--map', write('wrong.json', '{"seal":"end"}'))).toMatchObject({ code: 1 });
  });
});
