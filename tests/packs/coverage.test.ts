import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Coverage,
  coveragePage,
  coverRequirements,
  type RequirementText,
  resolveContent,
  unanswered,
} from '#engine';
import { openShippedPacks, packsFolder } from '../kit/packs.ts';

const root = join(import.meta.dirname, '../..');
const texts = JSON.parse(readFileSync(join(root, 'docs/requirements.json'), 'utf8')) as RequirementText[];
const all = texts.flatMap(({ requirements }) => requirements);
const packs = openShippedPacks();
const folders = readdirSync(packsFolder);

let coverage: Coverage;
beforeAll(async () => {
  const resolved = await resolveContent(packs);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems, null, 1));
  coverage = coverRequirements(texts, packs, resolved.value);
});

describe('docs/coverage.md', () => {
  it('answers every demand of the policy texts: by a part that is shown to work, by the product, or with a reason', () => {
    expect(unanswered(coverage).map(({ requirement }) => requirement.code)).toEqual([]);
  });

  it('has no part that claims to serve a code that no text has', () => {
    expect(coverage.problems).toEqual([]);
  });

  it('is what `wutong pack coverage packs/* --write docs/coverage.md` writes', async () => {
    const homes = Object.fromEntries(
      packs.map(({ manifest: { name, wutong } }, at) => [
        name,
        { title: wutong.title, folder: `../packs/${folders[at]}` },
      ]),
    );
    const page = coveragePage(coverage, { packs: homes, root: '..' });
    await expect(page).toMatchFileSnapshot(join(root, 'docs/coverage.md'));
  });
});

describe('docs/requirements.json', () => {
  it('lists every code of the policy texts once', () => {
    const numbers = (prefix: string) =>
      all.flatMap(({ code }) => (code.startsWith(`${prefix}-`) ? [Number(code.slice(prefix.length + 1))] : []));
    const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
    const counts = { HLJ: 18, JS: 34, HY: 38, BJ: 29 };
    const provinces = { HEB: 4, JS: 7, SD: 8, HEN: 6, HUB: 8, CQ: 7, SC: 9, GZ: 8 };
    for (const [prefix, count] of Object.entries(counts)) expect(numbers(prefix)).toEqual(upTo(count));
    for (const [prefix, count] of Object.entries(provinces)) expect(numbers(`EXP-${prefix}`)).toEqual(upTo(count));
  });

  it('names files of the project that there are', () => {
    const missing = all.flatMap(({ by }) => by?.files ?? []).filter((file) => !existsSync(join(root, file)));
    expect(missing).toEqual([]);
  });
});
