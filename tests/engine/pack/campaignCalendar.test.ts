import { describe, expect, it } from 'vitest';
import { type PackFiles, resolveContent } from '#engine';
import { source, XML } from '../campaign/kites.ts';
import { kiteFiles, opened } from './kitePack.ts';

const harbor = { id: 'harbor', title: '港口日历', holidays: {}, workdays: {}, publishedYears: [2026], utcOffset: 480 };

/** A province below the kite pack, with a campaign; `named` is what its manifest says. */
function harborFiles(named: string | undefined, own: string | undefined = undefined): PackFiles {
  const { spotCheck: _, ...campaign } = source;
  const proof = {
    title: '没有动静',
    start: '2026-04-01',
    offices: [{ id: 'longtang', name: '龙塘村', level: 'village', division: '980122101201', facts: { windy: true } }],
    commands: {},
    date: '2026-04-02',
    expect: { board: { longtang: { count: 'open' } } },
  };
  return {
    'package.json': JSON.stringify({
      name: '@wutong/harbor',
      version: '1.0.0',
      dependencies: { '@wutong/kite': '^1.0.0' },
      wutong: {
        ...{ formatVersion: 1, namespace: 'harbor', title: '港口', layer: 'province', division: '98' },
        ...(named === undefined ? {} : { calendar: named }),
      },
    }),
    'processes/kite-count.bpmn': XML,
    'calendars/harbor.json': JSON.stringify(harbor),
    'campaigns/kite-count.json': JSON.stringify({
      ...campaign,
      process: 'kite-count',
      proof: [proof],
      ...(own === undefined ? {} : { calendar: own }),
    }),
  };
}

async function outcomeOf(named: string | undefined, own?: string) {
  const content = await resolveContent([opened(kiteFiles()), opened(harborFiles(named, own))]);
  return content.ok
    ? content.value.campaigns.map(({ calendar }) => calendar.id)
    : content.problems.map(({ code, file, path }) => `${code} ${file}${path}`);
}

describe('the calendar of a campaign', () => {
  it.each([
    ['the one of the pack above, named by the manifest', 'kite:plain', undefined, 'plain'],
    ['the one of the pack itself, named by its id alone', 'harbor', undefined, 'harbor'],
    ['the one of the pack itself, named in full', 'harbor:harbor', undefined, 'harbor'],
    ['the one named by the campaign, before the one of the manifest', 'kite:plain', 'harbor', 'harbor'],
  ])('is %s', async (_, named, own, expected) => {
    expect(await outcomeOf(named, own)).toEqual([expected]);
  });

  it('is missed where the name stands that leads nowhere', async () => {
    expect(await outcomeOf('plain')).toEqual(['pack.danglingLink package.json/wutong/calendar']);
    expect(await outcomeOf('kite:plain', 'port')).toEqual(['pack.danglingLink campaigns/kite-count.json/calendar']);
    expect(await outcomeOf(undefined)).toEqual(['pack.noCalendar campaigns/kite-count.json/calendar']);
  });
});
