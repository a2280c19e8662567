import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json, type JsonObject, partsOf, restoreItem, sm3, storeItem } from '#engine';
import { changed, compiled, kiteFiles } from './kitePack.ts';

describe('the stored form of an item', () => {
  it('is found again under its digest, and gives the item back', async () => {
    const [item] = await compiled(kiteFiles());
    if (!item) throw new Error('no item');
    const { text, parts } = storeItem(item);
    expect(sm3(text)).toBe(item.digest);
    for (const [digest, content] of parts) expect(sm3(content)).toBe(digest);
    const stored = JSON.parse(text) as JsonObject;
    expect(partsOf(stored).sort()).toEqual([...parts.keys()].sort());
    const restored = restoreItem(
      stored,
      { digest: item.digest, packVersion: '1.2.0' },
      (digest) => JSON.parse(parts.get(digest) ?? '') as Json,
    );
    expect(canonicalJson(restored as unknown as Json)).toBe(canonicalJson(item as unknown as Json));
    // Fields stand on screen in the order in which they are written.
    for (const name of ['form', 'forms', 'ledgers', 'process'] as const)
      expect(JSON.stringify(restored[name])).toBe(JSON.stringify(item[name]));
  });

  it('stays the same under a new version of the pack, and changes with everything that a case would notice', async () => {
    const digestOf = async (files: ReturnType<typeof kiteFiles>) => (await compiled(files))[0]?.digest;
    const former = await digestOf(kiteFiles());
    const next = changed(kiteFiles(), 'package.json', (manifest) => {
      manifest.version = '9.0.0';
    });
    expect(await digestOf(next)).toBe(former);
    const others = [
      changed(kiteFiles(), 'code-tables/COLOR.json', (table) => {
        table.entries = [{ code: '1', label: '朱红' }];
      }),
      changed(kiteFiles(), 'calendars/plain.json', (calendar) => {
        calendar.holidays = {};
      }),
      changed(kiteFiles(), 'forms/kite-permit.json', (form) => {
        form.title = '放飞申请表';
      }),
      changed(kiteFiles(), 'documents/receipt.json', (document) => {
        document.title = '回执';
      }),
      {
        ...kiteFiles(),
        'processes/kite.bpmn': (kiteFiles()['processes/kite.bpmn'] ?? '').replace('name="受理"', 'name="收件"'),
      },
    ];
    const digests = await Promise.all(others.map(digestOf));
    expect(new Set([former, ...digests]).size).toBe(others.length + 1);
  });
});
