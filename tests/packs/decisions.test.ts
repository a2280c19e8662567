import { describe, expect, it } from 'vitest';
import { decide } from '#engine';
import { lintPack } from '../../runtime/server/packs/lint.ts';
import { openShippedPacks, shippedItems } from '../kit/packs.ts';

const items = await shippedItems();

describe('decisions of the shipped packs', () => {
  it.each(openShippedPacks())('$manifest.name: tables without gaps, overlaps and dead rows', async (pack) => {
    const paths = Object.keys(pack.decisions).map((id) => `decisions/${id}.dmn`);
    expect(await lintPack(pack, paths)).toEqual([]);
  });

  it.each([
    [0, 0],
    [11, 0],
    [12, 12],
    [59, 12],
    [60, 18],
    [119, 18],
    [120, 24],
    [480, 24],
    [null, null],
  ])('失业保险金：累计缴费%s个月的，最多领取%s个月（社会保险法第46条）', (totalMonths, months) => {
    for (const ref of ['national:ui-benefit', 'beijing:ui-benefit']) {
      const { decisions = {}, form } = items.find((item) => item.ref === ref) ?? {};
      const asked = decide(decisions, form?.decisions?.maxMonths ?? '', { form: { totalMonths } });
      expect(asked.ok ? asked.value : null).toBe(months);
    }
  });
});
