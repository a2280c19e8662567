import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { editorSettings } from '#engine';

const root = resolve(import.meta.dirname, '../..');

it('completes the packs of this checkout in VS Code by their schemas', async () => {
  const settings = editorSettings('/packs/*/', './engine/pack/schemas');
  await expect(settings).toMatchFileSnapshot(join(root, '.vscode/settings.json'));
  const entries = JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8'))['json.schemas'];
  for (const { url } of entries) expect(existsSync(join(root, url)), url).toBe(true);
  expect(entries.map(({ fileMatch }: { fileMatch: string[] }) => fileMatch[0])).toEqual(
    expect.arrayContaining(['/packs/*/package.json', '/packs/*/items/*.json', '/packs/*/scenarios/*/*.json']),
  );
});
