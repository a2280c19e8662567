import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { editorSettings } from '#engine';

const root = resolve(import.meta.dirname, '../..');

it('completes the packs of this checkout in VS Code by their schemas', () => {
  const settings = JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8'));
  expect(settings).toEqual(JSON.parse(editorSettings('/packs/*/', './engine/pack/schemas')));
  for (const { url } of settings['json.schemas']) expect(existsSync(join(root, url)), url).toBe(true);
  expect(settings['json.schemas'].map(({ fileMatch }: { fileMatch: string[] }) => fileMatch[0])).toEqual(
    expect.arrayContaining(['/packs/*/package.json', '/packs/*/items/*.json', '/packs/*/scenarios/*/*.json']),
  );
});
