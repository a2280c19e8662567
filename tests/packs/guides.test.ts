import { mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openShippedPacks, shippedContent } from '../kit/packs.ts';
import { guidesFile, guidesFolder, guidesPage } from './guidePages.ts';

/**
 * Every word of the guides that people read, page by page as reviewed: a change of days, materials, levels or names shows up
 * here as a difference that somebody must look at (`-u` writes the pages anew). What an overlay changes is held by the
 * scenarios of its pack, too.
 */
mkdirSync(guidesFolder, { recursive: true });

const { items } = await shippedContent();

describe.each(openShippedPacks())('the guides of $manifest.name', (pack) => {
  it('read as they were reviewed', async () => {
    await expect(guidesPage(pack, items)).toMatchFileSnapshot(guidesFile(pack));
  });
});
